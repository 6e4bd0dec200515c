package io.aionis.search;

import java.util.Random;

/** A text's vector is the sum of its words' vectors; words of one group mean the same. */
final class WordEmbedder implements Embedder {

    private static final int DIMENSION = 16;

    @Override
    public float[] embed(String text) {
        float[] sum = new float[DIMENSION];
        for (String word : text.split("\\W+")) {
            Random random = new Random(meaning(word).hashCode());
            for (int i = 0; i < DIMENSION; i++) {
                sum[i] += (float) random.nextGaussian();
            }
        }
        return sum;
    }

    private static String meaning(String word) {
        return word.equals("reimburse") ? "refund" : word;
    }
}
