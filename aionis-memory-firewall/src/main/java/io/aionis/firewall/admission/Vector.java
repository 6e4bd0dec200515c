package io.aionis.firewall.admission;

import java.util.Arrays;

/** An embedding as its store keeps it: any number of dimensions, and any numbers, as a store may hold nonsense. Immutable. */
public final class Vector {

    private final float[] values;

    private Vector(float[] values) {
        this.values = values;
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
        boolean some = false;
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
            some |= value != 0;
        }
        return some;
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
        double dot = 0;
        double mine = 0;
        double theirs = 0;
        for (int i = 0; i < values.length; i++) {
            dot += (double) values[i] * other.values[i];
            mine += (double) values[i] * values[i];
            theirs += (double) other.values[i] * other.values[i];
        }
        return mine == 0 || theirs == 0 ? 0 : dot / Math.sqrt(mine * theirs);
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
