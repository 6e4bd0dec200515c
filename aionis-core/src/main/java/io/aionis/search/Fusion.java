package io.aionis.search;

import java.util.Arrays;

/**
 * Makes one ranking of several by reciprocal rank: each contributes 1 / ({@value #K} + rank), rank 1 being the best. After
 * Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion outperforms Condorcet and individual Rank Learning Methods", SIGIR
 * 2009, whose constant it is. What a ranking scores alike shares a rank in it.
 */
final class Fusion {

    private static final double K = 60;

    private final double[] fused;

    Fusion(int size) {
        fused = new double[size];
    }

    /** Adds a ranking by scores, the highest best; a score of 0 or less is no match. */
    void add(double[] scores) {
        double[] descending = Arrays.stream(scores)
                .filter(score -> score > 0)
                .map(score -> -score)
                .sorted()
                .toArray();
        for (int i = 0; i < fused.length; i++) {
            if (scores[i] > 0) {
                fused[i] += 1 / (K + rank(descending, -scores[i]));
            }
        }
    }

    /** One more than the number of better scores. */
    private static int rank(double[] sorted, double score) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < score) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low + 1;
    }

    /** What a candidate gathered; 0 when no ranking had it. */
    double score(int candidate) {
        return fused[candidate];
    }
}
