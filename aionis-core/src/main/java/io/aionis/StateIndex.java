package io.aionis;

import io.aionis.adjudication.Change;
import io.aionis.adjudication.Memory;
import io.aionis.adjudication.ScopeState;
import io.aionis.adjudication.State;
import io.aionis.adjudication.Subject;
import io.aionis.search.Embedder;
import io.aionis.search.MemoryIndex;
import io.aionis.search.Searchable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps the index of one scope in step with its state. Made when it is first asked; safe for use by many threads. */
final class StateIndex implements AutoCloseable {

    private static final int LONGEST_TEXT = 4_000;

    private final @Nullable Embedder embedder;
    private @Nullable MemoryIndex index;
    private @Nullable ScopeState latest;
    private boolean closed;

    StateIndex(@Nullable Embedder embedder) {
        this.embedder = embedder;
    }

    /** The state was made anew; so is the index, when it is next asked. */
    synchronized void rebuild(ScopeState state) {
        latest = state;
        if (index != null) {
            index.close();
            index = null;
        }
    }

    synchronized void update(List<Change> changes, ScopeState state) {
        latest = state;
        if (index != null) {
            List<Searchable> changed = new ArrayList<>();
            List<String> gone = new ArrayList<>();
            for (Change change : changes) {
                Memory after = change.after();
                if (after != null && isFound(after)) {
                    changed.add(searchable(after));
                } else {
                    gone.add(change.memory().id());
                }
            }
            index.update(changed, gone);
        }
    }

    /** The ids of memories of those tasks that match, best first. Nothing when it is closed meanwhile. */
    List<String> rank(String question, Set<String> tasks, int limit) {
        MemoryIndex ready = question.isBlank() ? null : ready();
        try {
            return ready == null ? List.of() : ready.rank(question, tasks, limit);
        } catch (IllegalStateException closedMeanwhile) {
            return List.of();
        }
    }

    private synchronized @Nullable MemoryIndex ready() {
        if (closed || latest == null) {
            return null;
        }
        MemoryIndex ready = index;
        if (ready == null) {
            ready = new MemoryIndex(embedder);
            ready.update(
                    latest.memories().stream()
                            .filter(StateIndex::isFound)
                            .map(StateIndex::searchable)
                            .toList(),
                    List.of());
            index = ready;
        }
        return ready;
    }

    /** Whether words should find it: a call that nobody judged is in the runs that made it; what is archived is cold. */
    private static boolean isFound(Memory memory) {
        boolean mute = memory.state() == State.RAW && memory.subject() instanceof Subject.Call;
        return !mute && memory.state() != State.ARCHIVED;
    }

    private static Searchable searchable(Memory memory) {
        StringBuilder text = new StringBuilder(memory.title());
        for (Subject.Call call : memory.calls()) {
            add(text, call.tool());
            add(text, call.arguments().text());
        }
        memory.targets().forEach(target -> add(text, target));
        if (memory.subject() instanceof Subject.Route route) {
            add(text, route.name());
        } else if (memory.subject() instanceof Subject.Key key) {
            add(text, key.name());
        }
        if (memory.value() != null) {
            add(text, memory.value());
        }
        String task = memory.task() == null ? "" : memory.task().signature();
        return new Searchable(memory.id(), task, text.toString());
    }

    private static void add(StringBuilder text, String more) {
        if (text.length() < LONGEST_TEXT) {
            text.append(' ').append(more);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (index != null) {
            index.close();
            index = null;
        }
    }
}
