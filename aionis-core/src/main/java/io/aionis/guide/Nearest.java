package io.aionis.guide;

import io.aionis.adjudication.Memory;
import io.aionis.model.Task;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rule C2: a guide that is empty because the task does not match says which task comes nearest. */
final class Nearest {

    private Nearest() {}

    /** Why there is nothing to say for the task, given what the consumer may see. */
    static String note(Task task, List<Memory> visible, RowText text) {
        if (visible.isEmpty()) {
            return "nothing is known in this scope";
        }
        if (visible.stream().anyMatch(memory -> isOf(memory, task.signature()))) {
            return "task " + text.quoted(task.signature(), 120) + " is known, but nothing in it was judged or failed";
        }
        Map<String, Integer> counts = new HashMap<>();
        Map<String, Task> tasks = new HashMap<>();
        for (Memory memory : visible) {
            Task other = memory.task();
            if (other != null) {
                counts.merge(other.signature(), 1, Integer::sum);
                tasks.put(other.signature(), other);
            }
        }
        Set<String> words = Words.of(task.signature());
        String nearest = null;
        long best = -1;
        for (Map.Entry<String, Integer> count : counts.entrySet()) {
            String other = count.getKey();
            long score = score(task, tasks.getOrDefault(other, task), words, count.getValue());
            if (score > best || score == best && nearest != null && other.compareTo(nearest) < 0) {
                best = score;
                nearest = other;
            }
        }
        String none = "nothing is known for task " + text.quoted(task.signature(), 120);
        return nearest == null
                ? none
                : none + "; the nearest is task " + text.quoted(nearest, 120) + " with " + counts.get(nearest)
                        + " memories";
    }

    private static long score(Task task, Task other, Set<String> words, int memories) {
        boolean family = task.family() != null && task.family().equals(other.family());
        return (family ? 1L << 50 : 0) + ((long) Words.shared(other.signature(), words) << 32) + memories;
    }

    private static boolean isOf(Memory memory, String signature) {
        return memory.task() != null && memory.task().signature().equals(signature);
    }
}
