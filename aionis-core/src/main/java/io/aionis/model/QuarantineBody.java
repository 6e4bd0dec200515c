package io.aionis.model;

import org.jspecify.annotations.Nullable;

/**
 * What became of rows that the memory firewall keeps out of a foreign store until a person has looked at them. Only this
 * evidence holds the text of a row: it is nowhere else yet.
 */
public sealed interface QuarantineBody extends EvidenceBody {

    /**
     * A write was held.
     *
     * @param store the foreign store's name
     * @param row the id that the row has there once it is released
     * @param writer who was said to have written it, or null
     * @param text its text, or null when it has none
     * @param metadata its metadata as it would have been written, each value under the name of its type; JSON null when it
     *     has no text
     * @param vector its vector, exact: big-endian 32-bit floats in Base64
     */
    record Held(
            String store,
            String row,
            @Nullable String writer,
            @Nullable String text,
            Json metadata,
            String vector) implements QuarantineBody {
        public Held {
            Names.require("Held.store", store);
        }
    }

    /**
     * A held row was dealt with.
     *
     * @param held the evidence that it was held
     * @param decision what became of it
     * @param reason why, in the words of who decided
     */
    record Reviewed(EvidenceId held, Decision decision, String reason) implements QuarantineBody {

        /** What became of it. */
        public enum Decision {
            /** It was added to its store. */
            RELEASE,
            /** It was not, and never will be. */
            DISCARD
        }
    }
}
