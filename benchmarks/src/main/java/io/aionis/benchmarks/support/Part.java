package io.aionis.benchmarks.support;

import io.aionis.benchmarks.Options;
import io.aionis.model.Hashes;
import java.util.Locale;

/**
 * Which rows of a data set to take: those that one may look at while building, or those that are held out until the end.
 * A row is held out when the SHA-256 of its key begins with 8 to f.
 */
public enum Part {
    SEEN,
    HELD,
    ALL;

    /** The part that {@code --part} names; what is held out is taken only when it is asked for. */
    public static Part of(Options options) {
        return valueOf(options.word("part", "seen", "held", "all").toUpperCase(Locale.ROOT));
    }

    public boolean holds(String key) {
        boolean seen = Hashes.sha256(key).charAt(0) < '8';
        return this == ALL || (this == SEEN) == seen;
    }
}
