package io.aionis.firewall.text;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A short print of a text's wording, by which near-duplicates are known without the words: a MinHash (Broder, "On the
 * resemblance and containment of documents", 1997) of its single words and pairs of neighbouring words, {@value #PLACES}
 * places of 16 bits. Case, punctuation and blanks make no difference; a text whose sentences are put into another order
 * keeps most of its pairs. Immutable.
 */
public final class Sketch {

    /** Counts up when equal texts get other sketches than before: those of other editions cannot be compared. */
    public static final int EDITION = 1;

    /** How many numbers a sketch has. The likeness it tells is off by 0.06 at most in two of three cases. */
    static final int PLACES = 80;

    /** How many places one band has: texts that agree in a whole band are looked at more closely. */
    private static final int ROWS = 4;

    /** How many bands a sketch has. Of texts that have 0.7 in common 99 % share one, of those with 0.1 one in 500. */
    public static final int BANDS = PLACES / ROWS;

    private static final char WORDLESS = (char) Mix.of(Integer.MAX_VALUE);

    private final char[] places;

    private Sketch(char[] places) {
        this.places = places;
    }

    /** The sketch of a text's words; empty places when it has none. Costs in proportion to the text's length. */
    public static Sketch of(CharSequence text) {
        int[] least = new int[PLACES];
        Arrays.fill(least, Integer.MAX_VALUE);
        WordHashes words = new WordHashes(text);
        long before = 0;
        for (long word = words.next(); word != 0; word = words.next()) {
            lower(least, word);
            if (before != 0) {
                lower(least, Mix.of(before * 31 + word));
            }
            before = word;
        }
        char[] places = new char[PLACES];
        for (int i = 0; i < PLACES; i++) {
            places[i] = (char) Mix.of(least[i]);
        }
        return new Sketch(places);
    }

    /**
     * The sketch that {@link #hex} wrote.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Sketch parse(String hex) {
        return of(HexFormat.of().parseHex(hex));
    }

    /**
     * The sketch that {@link #bytes} gave.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Sketch of(byte[] bytes) {
        if (bytes.length != PLACES * 2) {
            throw new IllegalArgumentException(
                    "The sketch has " + bytes.length + " bytes; expected " + PLACES * 2 + " of this edition");
        }
        char[] places = new char[PLACES];
        for (int i = 0; i < PLACES; i++) {
            places[i] = (char) ((bytes[2 * i] & 0xff) << 8 | (bytes[2 * i + 1] & 0xff));
        }
        return new Sketch(places);
    }

    /** Whether the text had any words: all texts without have one sketch, and nothing in common. */
    public boolean hasWords() {
        for (char place : places) {
            if (place != WORDLESS) {
                return true;
            }
        }
        return false;
    }

    /** The share of wording both have in common, 0 to 1, as the Jaccard index of their words and pairs; an estimate. */
    public double likeness(Sketch other) {
        int equal = 0;
        for (int i = 0; i < PLACES; i++) {
            if (places[i] == other.places[i]) {
                equal++;
            }
        }
        return (double) equal / PLACES;
    }

    /** What stands in one band, from 0 to {@link #BANDS} - 1, as one number. */
    public long band(int band) {
        long all = 0;
        for (int i = band * ROWS; i < (band + 1) * ROWS; i++) {
            all = all << Character.SIZE | places[i];
        }
        return all;
    }

    /** Two bytes for each place. */
    public byte[] bytes() {
        byte[] bytes = new byte[PLACES * 2];
        for (int i = 0; i < PLACES; i++) {
            bytes[2 * i] = (byte) (places[i] >> 8);
            bytes[2 * i + 1] = (byte) places[i];
        }
        return bytes;
    }

    /** Four hexadecimal digits for each place. */
    public String hex() {
        return HexFormat.of().formatHex(bytes());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Sketch sketch && Arrays.equals(places, sketch.places);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(places);
    }

    @Override
    public String toString() {
        return "sketch " + hex();
    }

    /** Lowers each place to what its own hash function makes of the feature, where that is less. */
    private static void lower(int[] least, long feature) {
        for (int i = 0; i < PLACES; i++) {
            int hash = (int) (feature * MULTIPLIERS[i] + ADDENDS[i] >>> Integer.SIZE) >>> 1;
            if (hash < least[i]) {
                least[i] = hash;
            }
        }
    }

    /** Multiply and shift (Dietzfelbinger and others, 1997): one odd number and one addend for each place. */
    private static final long[] MULTIPLIERS = new long[PLACES];

    private static final long[] ADDENDS = new long[PLACES];

    static {
        for (int i = 0; i < PLACES; i++) {
            MULTIPLIERS[i] = Mix.of(2L * i + 1) | 1;
            ADDENDS[i] = Mix.of(2L * i + 2);
        }
    }
}
