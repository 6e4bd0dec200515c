package io.aionis.firewall.admission;

import java.util.Arrays;

/** An embedding as its store keeps it: any number of dimensions, and any numbers, as a store may hold nonsense. Immutable. */
public final class Vector {

    private final float[] values;
    /** Its length; not a number above zero when it has no direction. */
    private final double norm;

    private Vector(float[] values) {
        this.values = values;
        this.norm = Math.sqrt(dot(values, values));
    }

    /** A vector of a copy of these numbers. */
    public static Vector of(float... values) {
        return new Vector(values.clone());
    }

    /** A copy of its numbers. */
    public float[] values() {
        return values.clone();
    }

    /** How many numbers it has. */
    public int dimension() {
        return values.length;
    }

    /** Whether an angle can be told: there are numbers, all of them finite, and not all zero. */
    public boolean isUsable() {
        return norm > 0 && Double.isFinite(norm);
    }

    /**
     * The cosine of the angle to another one, -1 to 1.
     *
     * @throws IllegalArgumentException when the dimensions differ; look at {@link #dimension} before
     */
    public double cosine(Vector other) {
        if (values.length != other.values.length) {
            throw new IllegalArgumentException("The vectors have " + values.length + " and " + other.values.length
                    + " dimensions; only vectors of one embedding model can be compared");
        }
        return norm == 0 || other.norm == 0 ? 0 : dot(values, other.values) / (norm * other.norm);
    }

    /** Four sums at a time, as each addition waits for the one before. */
    private static double dot(float[] a, float[] b) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            first += (double) a[i] * b[i];
            second += (double) a[i + 1] * b[i + 1];
            third += (double) a[i + 2] * b[i + 2];
            fourth += (double) a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            first += (double) a[i] * b[i];
        }
        return first + second + third + fourth;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Vector vector && Arrays.equals(values, vector.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "vector of " + values.length;
    }
}
