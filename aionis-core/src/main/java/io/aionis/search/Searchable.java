package io.aionis.search;

import io.aionis.model.Task;

/**
 * The text by which a memory may be found.
 *
 * @param memoryId what a search gives back; one text a memory
 * @param task signature of the task it belongs to, or empty when it belongs to none
 * @param text any text; the first {@value MemoryIndex#LONGEST_TEXT} characters count
 */
public record Searchable(String memoryId, String task, String text) {

    /** @throws IllegalArgumentException when the memory id is blank, or the task is no {@linkplain Task#signature} */
    public Searchable {
        if (memoryId.isBlank()) {
            throw new IllegalArgumentException("Searchable.memoryId is blank; expected the id of a memory");
        }
        if (!task.isEmpty()) {
            Task.of(task);
        }
    }
}
