package io.aionis.firewall.index;

import io.aionis.firewall.admission.Vector;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A vector as signed bytes: its numbers divided by the greatest of them and rounded to -127 to 127. Angles come out within
 * about 0.01 of the original's cosine. Any number of dimensions up to {@value #MOST_DIMENSIONS}. Immutable.
 */
public final class Quantized {

    /** Longer ones are not remembered. */
    static final int MOST_DIMENSIONS = 16_384;

    private final byte[] values;

    private Quantized(byte[] values) {
        this.values = values;
    }

    /** The vector in bytes; null when it tells no angle or has too many dimensions. */
    public static @Nullable Quantized of(@Nullable Vector vector) {
        if (vector == null || vector.dimension() > MOST_DIMENSIONS || !vector.isUsable()) {
            return null;
        }
        float[] from = vector.values();
        float most = 0;
        for (float value : from) {
            most = Math.max(most, Math.abs(value));
        }
        byte[] values = new byte[from.length];
        for (int i = 0; i < from.length; i++) {
            values[i] = (byte) Math.round((double) from[i] / most * Byte.MAX_VALUE);
        }
        return new Quantized(values);
    }

    /**
     * The vector that {@link #base64} wrote.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Quantized parse(String base64) {
        return new Quantized(Base64.getDecoder().decode(base64));
    }

    static Quantized wrap(byte[] values) {
        return new Quantized(values);
    }

    /** How many numbers it has. */
    public int dimension() {
        return values.length;
    }

    /** As Base64 of its bytes. */
    public String base64() {
        return Base64.getEncoder().encodeToString(values);
    }

    /** The vector again, of another length and nearly the same direction. */
    public Vector vector() {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = values[i];
        }
        return Vector.of(floats);
    }

    byte[] bytes() {
        return values;
    }

    /** The cosine of the angle to the vector that stands in a buffer from {@code offset} on, of the same dimension. */
    double cosine(byte[] other, int offset) {
        long dot = 0;
        long mine = 0;
        long theirs = 0;
        for (int i = 0; i < values.length; i++) {
            int a = values[i];
            int b = other[offset + i];
            dot += (long) a * b;
            mine += (long) a * a;
            theirs += (long) b * b;
        }
        return mine == 0 || theirs == 0 ? 0 : dot / Math.sqrt((double) mine * theirs);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Quantized quantized && Arrays.equals(values, quantized.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "vector of " + values.length + " bytes";
    }
}
