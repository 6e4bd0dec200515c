package io.aionis.guide;

import io.aionis.adjudication.Memory;
import io.aionis.adjudication.ScopeState;
import io.aionis.adjudication.Surfaces;
import io.aionis.model.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rule C2: a guide that is empty because the task does not match says which task comes nearest. */
final class Nearest {

    private record Scored(Task task, boolean family, int words, int memories) {}

    private static final Comparator<Scored> ORDER = Comparator.comparing((Scored scored) -> !scored.family())
            .thenComparing(Comparator.comparingInt(Scored::words).reversed())
            .thenComparing(Comparator.comparingInt(Scored::memories).reversed())
            .thenComparing(scored -> scored.task().signature());

    private Nearest() {}

    /** Why there is nothing to say for the task, given what the consumer may see. */
    static String note(ScopeState state, Surfaces surfaces, Task task, RowText text) {
        String name = text.quoted(task.signature(), 120);
        if (visible(state.memories(task), surfaces) > 0) {
            return "task " + name + " is known, but nothing in it was judged or failed";
        }
        Set<String> words = Words.of(task.signature());
        List<Scored> tasks = new ArrayList<>();
        for (Map.Entry<Task, Integer> count : state.tasks().entrySet()) {
            Task other = count.getKey();
            boolean family = task.family() != null && task.family().equals(other.family());
            tasks.add(new Scored(other, family, Words.shared(other.signature(), words), count.getValue()));
        }
        tasks.sort(ORDER);
        for (Scored scored : tasks) {
            // What the consumer may not see is not named, either.
            int memories = visible(state.memories(scored.task()), surfaces);
            if (memories > 0) {
                return "nothing is known for task " + name + "; the nearest is task "
                        + text.quoted(scored.task().signature(), 120) + " with " + memories + " memories";
            }
        }
        boolean any = state.around(task).stream().anyMatch(surfaces::isVisible);
        return any ? "nothing is known for task " + name : "nothing is known in this scope";
    }

    private static int visible(List<Memory> memories, Surfaces surfaces) {
        int visible = 0;
        for (Memory memory : memories) {
            visible += surfaces.isVisible(memory) ? 1 : 0;
        }
        return visible;
    }
}
