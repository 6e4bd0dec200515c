package io.aionis.search;

/**
 * Turns text into vectors whose angle tells how near two texts are in meaning. Optional: without one, memories are found
 * by words alone. Called by several threads at once; may throw, be slow or be wrong, since a text that cannot be embedded
 * is still found by its words.
 */
@FunctionalInterface
public interface Embedder {

    /**
     * The vector of a text.
     *
     * @param text any text, at most 8,192 characters
     * @return finite numbers, not all of them zero; as many for every text of one instance. Of any length: they are
     *     compared by cosine
     */
    float[] embed(String text);
}
