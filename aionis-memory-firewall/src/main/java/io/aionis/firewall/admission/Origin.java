package io.aionis.firewall.admission;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a candidate came from.
 *
 * @param store the name the host gave the store; one line, at most 512 characters
 * @param writer who wrote it, or null when nobody says; a claim, which can only lower the store's trust
 * @param at when it was written, or null when nobody says
 */
public record Origin(
        String store, @Nullable String writer, @Nullable Instant at) {

    private static final int LONGEST = 512;

    public Origin {
        if (store.isBlank() || store.length() > LONGEST || store.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("The store's name has " + store.length()
                    + " characters or holds control characters; expected one line of 1 to " + LONGEST
                    + " characters such as 'product-notes'");
        }
    }

    /** An origin of which only the store is known. */
    public static Origin of(String store) {
        return new Origin(store, null, null);
    }
}
