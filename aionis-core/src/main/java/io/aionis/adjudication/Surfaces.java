package io.aionis.adjudication;

import io.aionis.model.Actor;
import io.aionis.model.Task;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides what one consumer may do with each memory while at one task. Immutable; a rule only ever lowers a surface. */
public final class Surfaces {

    /**
     * Where a memory lands.
     *
     * @param surface the surface
     * @param state its state as the consumer sees it: what is out of date there is STALE
     * @param rules what decided, strongest first
     */
    public record Decision(Surface surface, State state, List<String> rules) {
        public Decision {
            rules = List.copyOf(rules);
        }
    }

    /** How a memory's task relates to the consumer's (rule C2). */
    private enum Match {
        EXACT,
        FAMILY,
        UNSCOPED,
        UNRELATED
    }

    /** What the consumer may know that the task is about. */
    private record Links(Set<String> targets, Set<Subject.Call> calls) {}

    private final ScopeState state;
    private final Situation situation;
    /** Gathered when the first failure of another task is asked for; by each of two threads that ask at once. */
    private @Nullable Links links;

    private Surfaces(ScopeState state, Situation situation) {
        this.state = state;
        this.situation = situation;
    }

    /** The surfaces for a consumer in that situation. */
    public static Surfaces of(ScopeState state, Situation situation) {
        return new Surfaces(state, situation);
    }

    /** The surfaces for that consumer at that task, of whose environment nothing is known. */
    public static Surfaces of(ScopeState state, Actor consumer, Task task) {
        return of(state, Situation.of(consumer, task));
    }

    /** Whether the consumer may know of the memory at all (rule C1). */
    public boolean isVisible(Memory memory) {
        return memory.lane().visible(memory.author(), situation.consumer());
    }

    /** Where the memory lands: the strictest surface that any rule asks for (rule C3). */
    public Decision decide(Memory memory) {
        if (!isVisible(memory)) {
            return new Decision(Surface.WITHHELD, memory.state(), List.of("C1"));
        }
        Lowest lowest = new Lowest(memory);
        Match match = match(memory);
        boolean stale = isStale(memory);
        boolean failed = memory.state() == State.FAILED_BRANCH && !stale;
        if (match == Match.UNRELATED && !(memory.state() == State.FAILED_BRANCH && isLinked(memory))) {
            lowest.atMost(Surface.WITHHELD, "C2");
        } else if (memory.rules().contains("S6")) {
            lowest.atMost(Surface.DO_NOT_USE, "S6");
        } else if (match != Match.EXACT) {
            lowest.atMost(Surface.INSPECT_BEFORE_USE, failed ? "F2" : "C2");
        } else if (failed) {
            lowest.atMost(Surface.DO_NOT_USE, "F2");
        }
        if (memory.rules().contains(Why.TAKEN_BACK)) {
            lowest.atMost(Surface.WITHHELD, Why.TAKEN_BACK);
        }
        if (memory.state() == State.RAW && isMute(memory)) {
            lowest.atMost(Surface.WITHHELD, "F1");
        }
        if (memory.state() == State.ARCHIVED) {
            lowest.atMost(Surface.REHYDRATE, "T4");
        }
        if (stale) {
            boolean binding = memory.validity().binding() && differs(memory);
            lowest.atMost(binding && match == Match.EXACT ? Surface.DO_NOT_USE : Surface.INSPECT_BEFORE_USE, "T1");
        }
        if (isInDoubt(memory.state())) {
            lowest.atMost(
                    Surface.INSPECT_BEFORE_USE,
                    memory.rules().isEmpty() ? "F1" : memory.rules().get(0));
        }
        if (memory.authority() == Authority.NONE || memory.authority() == Authority.CANDIDATE) {
            lowest.atMost(Surface.INSPECT_BEFORE_USE, "C4");
        }
        if (memory.credit().isLow()) {
            lowest.atMost(Surface.INSPECT_BEFORE_USE, "T3");
        }
        return lowest.decision(stale && memory.state() != State.ARCHIVED ? State.STALE : memory.state());
    }

    private static boolean isInDoubt(State state) {
        return state == State.RAW || state == State.CONTESTED || state == State.STALE;
    }

    /** Rule T1; a person's block does not grow old. */
    private boolean isStale(Memory memory) {
        return (memory.validity().isOver(situation.time()) || differs(memory))
                && !memory.rules().contains("S6");
    }

    /** Rule T2: on the current path, what is not there yet is work to be done. */
    private boolean differs(Memory memory) {
        boolean current = memory.state() == State.CURRENT;
        return memory.validity().differsFrom(situation.environment(), current ? Situation.ABSENT : Set.of());
    }

    /** Whether there is nothing to look at: a call nobody judged, or a run without a single call that worked. */
    private static boolean isMute(Memory memory) {
        return memory.subject() instanceof Subject.Call
                || memory.subject() instanceof Subject.RunRoute
                        && memory.route().isEmpty();
    }

    private boolean isLinked(Memory memory) {
        Links own = links();
        return memory.targets().stream().anyMatch(own.targets()::contains)
                || memory.subject() instanceof Subject.Call call && own.calls().contains(call);
    }

    private Links links() {
        Links found = links;
        if (found == null) {
            found = new Links(new HashSet<>(), new HashSet<>());
            for (Memory memory : state.memories(situation.task())) {
                if (isVisible(memory)) {
                    found.targets().addAll(memory.targets());
                    if (memory.subject() instanceof Subject.Call call) {
                        found.calls().add(call);
                    }
                }
            }
            links = found;
        }
        return found;
    }

    private Match match(Memory memory) {
        Task other = memory.task();
        if (other == null) {
            return Match.UNSCOPED;
        }
        Task task = situation.task();
        if (other.signature().equals(task.signature())) {
            return Match.EXACT;
        }
        return other.family() != null && other.family().equals(task.family()) ? Match.FAMILY : Match.UNRELATED;
    }

    private static final class Lowest {
        private final Memory memory;
        private Surface surface = Surface.USE_NOW;
        private final List<String> rules = new ArrayList<>();

        Lowest(Memory memory) {
            this.memory = memory;
        }

        void atMost(Surface asked, String rule) {
            if (asked.compareTo(surface) < 0) {
                surface = asked;
                rules.clear();
            }
            if (asked == surface && !rules.contains(rule)) {
                rules.add(rule);
            }
        }

        Decision decision(State state) {
            memory.rules().stream().filter(rule -> !rules.contains(rule)).forEach(rules::add);
            return new Decision(surface, state, rules);
        }
    }
}
