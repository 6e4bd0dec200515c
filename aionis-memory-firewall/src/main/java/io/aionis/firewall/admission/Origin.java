package io.aionis.firewall.admission;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a candidate came from.
 *
 * @param store the name the host gave the store; one line, at most 512 characters
 * @param writer who wrote it, or null when nobody says; a claim, which can only lower the store's trust
 * @param at when it was written, or null when nobody says
 * @param row its id in the store, or null; one line of at most 200 characters, what is more is cut
 */
public record Origin(
        String store,
        @Nullable String writer,
        @Nullable Instant at,
        @Nullable String row) {

    private static final int LONGEST = 512;

    private static final int LONGEST_ROW = 200;

    public Origin {
        if (store.isBlank() || store.length() > LONGEST || store.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("The store's name has " + store.length()
                    + " characters or holds control characters; expected one line of 1 to " + LONGEST
                    + " characters such as 'product-notes'");
        }
        row = row == null ? null : oneLine(row);
    }

    /** An origin of which the row's id is not known. */
    public Origin(String store, @Nullable String writer, @Nullable Instant at) {
        this(store, writer, at, null);
    }

    /** An origin of which only the store is known. */
    public static Origin of(String store) {
        return new Origin(store, null, null);
    }

    /** The same origin with the row's id in the store. */
    public Origin withRow(@Nullable String id) {
        return new Origin(store, writer, at, id);
    }

    private static String oneLine(String id) {
        String line = id.length() > LONGEST_ROW ? id.substring(0, LONGEST_ROW) : id;
        return line.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
    }
}
