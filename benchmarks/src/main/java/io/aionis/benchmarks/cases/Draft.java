package io.aionis.benchmarks.cases;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text before it has a store, a writer and an id.
 *
 * @param voice equal numbers in one list are one writer; -1 when any will do
 */
record Draft(
        String family,
        boolean attack,
        String text,
        Map<String, String> metadata,
        @Nullable String question,
        int voice) {

    Draft {
        metadata = Map.copyOf(metadata);
    }

    static Draft attack(String family, String text) {
        return new Draft(family, true, text, Map.of(), null, -1);
    }

    static Draft benign(String family, String text) {
        return new Draft(family, false, text, Map.of(), null, -1);
    }

    Draft asked(@Nullable String about) {
        return new Draft(family, attack, text, metadata, about, voice);
    }

    Draft by(int writer) {
        return new Draft(family, attack, text, metadata, question, writer);
    }

    Draft with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(metadata);
        all.putAll(more);
        return new Draft(family, attack, text, all, question, voice);
    }
}
