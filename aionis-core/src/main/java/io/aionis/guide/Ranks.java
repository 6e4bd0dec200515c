package io.aionis.guide;

import java.util.List;

/**
 * How well memories fit the question by their text, as a search found them.
 *
 * @param memoryIds ids of memories, the best first; what is missing fits less than all of these
 */
public record Ranks(List<String> memoryIds) {

    /** No search was made: words that a memory shares with the question order the rows. */
    public static final Ranks NONE = new Ranks(List.of());

    public Ranks {
        memoryIds = List.copyOf(memoryIds);
    }
}
