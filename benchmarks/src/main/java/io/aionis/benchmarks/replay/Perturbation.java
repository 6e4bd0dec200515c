package io.aionis.benchmarks.replay;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What is done to a replay to see what it does then. */
enum Perturbation {
    /** Every id is another one, and lists stand in another order. */
    RENAME,
    /** The world is not as it was recorded. */
    DRIFT,
    /** Tools fail, and the same request is made again. */
    TRANSIENT,
    /** Parameters that the plan has never seen and that need another way. */
    NOVELTY,
    /** The same request comes more than once. */
    DUPLICATE,
    /** The process dies around a write, and the same request is made again. */
    CRASH;

    /** Those that an option names: words with commas between them, or {@code all}. */
    static Set<Perturbation> of(Optional<String> option) {
        EnumSet<Perturbation> named = EnumSet.noneOf(Perturbation.class);
        for (String word : option.map(words -> words.split(",", -1)).orElse(new String[0])) {
            if (word.strip().equals("all")) {
                named.addAll(EnumSet.allOf(Perturbation.class));
            } else {
                named.add(named(word.strip()));
            }
        }
        return named;
    }

    private static Perturbation named(String word) {
        for (Perturbation one : values()) {
            if (one.word().equals(word)) {
                return one;
            }
        }
        throw new IllegalArgumentException("--perturb " + word
                + " is not known; expected rename, drift, transient, novelty, duplicate, crash or all, with commas"
                + " between them");
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
