package io.aionis.firewall.admission;

import io.aionis.model.Hashes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something a foreign store offers for the prompt. All of it is data from outside: nothing in it can raise its own trust.
 *
 * @param text what would be shown, or null when the store gave none
 * @param metadata what the store says about it, values as text
 * @param score the store's score, in the store's own scale
 * @param origin where it came from, as far as the host knows
 * @param vector its vector in the store, or null when the store gave none
 */
public record Candidate(
        @Nullable String text,
        Map<String, String> metadata,
        double score,
        Origin origin,
        @Nullable Vector vector) {

    public Candidate {
        metadata = Map.copyOf(metadata);
    }

    /** A candidate without a vector. */
    public Candidate(@Nullable String text, Map<String, String> metadata, double score, Origin origin) {
        this(text, metadata, score, origin, null);
    }

    /** A candidate without metadata and score. */
    public static Candidate of(String text, String store) {
        return new Candidate(text, Map.of(), 0, Origin.of(store));
    }

    /** The same candidate with its row's id in the store, for the receipt. */
    public Candidate withRow(@Nullable String id) {
        return new Candidate(text, metadata, score, origin.withRow(id), vector);
    }

    /** The hash of the text; a candidate without text has the hash of the empty text. */
    public String hash() {
        return hashOf(text == null ? "" : text);
    }

    /** SHA-256 of the text in UTF-8, 64 lower-case hexadecimal digits. */
    public static String hashOf(String text) {
        return Hashes.sha256(text);
    }
}
