package io.aionis.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An {@link Embedder} that may fail: gives unit vectors of one dimension, or none. Counts failures, logs each cause once. */
final class Embeddings {

    private static final Logger LOG = LoggerFactory.getLogger(MemoryIndex.class);
    private static final int MOST_CAUSES = 100;
    private static final int QUESTIONS = 256;

    private final Embedder embedder;
    private final AtomicInteger dimension = new AtomicInteger();
    private final LongAdder failures = new LongAdder();
    private final Set<String> logged = ConcurrentHashMap.newKeySet();
    private final Cache<String, float[]> questions =
            Caffeine.newBuilder().maximumSize(QUESTIONS).build();

    Embeddings(Embedder embedder) {
        this.embedder = embedder;
    }

    /** The vector of a text, or null when it cannot be had. */
    float @Nullable [] of(String text) {
        float[] vector;
        try {
            vector = embedder.embed(text);
        } catch (RuntimeException | LinkageError | AssertionError failure) {
            // Native models fail with errors, too; what the machine itself cannot bear goes on.
            return failed(failure.getClass().getName(), "it threw " + failure);
        }
        return checked(vector);
    }

    /** As {@link #of}; the last {@value #QUESTIONS} questions are remembered. */
    float @Nullable [] ofQuestion(String question) {
        return questions.get(question, this::of);
    }

    long failures() {
        return failures.sum();
    }

    private float @Nullable [] checked(float @Nullable [] vector) {
        if (vector == null || vector.length == 0) {
            return failed("empty", "it gave no vector");
        }
        double square = 0;
        for (float component : vector) {
            square += (double) component * component;
        }
        if (!Double.isFinite(square) || square == 0) {
            return failed("length " + square, "the vector's squared length is " + square);
        }
        dimension.compareAndSet(0, vector.length);
        if (vector.length != dimension.get()) {
            return failed(
                    "dimension",
                    "the vector has " + vector.length + " components, the first one had " + dimension.get());
        }
        return unit(vector, Math.sqrt(square));
    }

    private static float[] unit(float[] vector, double length) {
        float[] unit = new float[vector.length];
        for (int i = 0; i < vector.length; i++) {
            unit[i] = (float) (vector[i] / length);
        }
        return unit;
    }

    private float @Nullable [] failed(String cause, String what) {
        failures.increment();
        if (logged.size() < MOST_CAUSES && logged.add(cause)) {
            LOG.warn(
                    "The embedder {} failed: {}. The text is found by its words alone; logged once for this cause.",
                    embedder.getClass().getName(),
                    what);
        }
        return null;
    }

    /** Cosine of the angle between two of these vectors. */
    static double cosine(float[] a, float[] b) {
        return VectorUtil.dotProduct(a, b);
    }
}
