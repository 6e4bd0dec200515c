package io.aionis.benchmarks.latency;

import io.aionis.search.Embedder;
import java.util.Locale;

/** Stands in for a model of 384 dimensions: texts that share words point the same way. Costs next to nothing. */
final class WordHashes implements Embedder {

    private static final int DIMENSIONS = 384;
    private static final int EACH_WORD = 4;

    @Override
    public float[] embed(String text) {
        float[] vector = new float[DIMENSIONS];
        vector[0] = 1;
        for (String word : text.toLowerCase(Locale.ROOT).split("\\W+", -1)) {
            int hash = word.hashCode();
            for (int i = 0; i < EACH_WORD; i++) {
                hash = hash * 1_103_515_245 + 12_345;
                vector[Math.floorMod(hash >>> 8, DIMENSIONS)] += hash < 0 ? -1 : 1;
            }
        }
        return vector;
    }
}
