package io.aionis.firewall.text;

/** Spreads the bits of a number. Part of the stored form of sketches: changing it changes their edition. */
final class Mix {

    private Mix() {}

    /** The finalizer of SplitMix64 (Steele, Lea and Flood, 2014). */
    static long of(long number) {
        long mixed = number + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
