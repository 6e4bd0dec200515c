package io.aionis.governance;

import org.jspecify.annotations.Nullable;

/** Every decision has a reason. */
final class Reasons {

    private Reasons() {}

    /** @throws IllegalArgumentException when it is blank */
    static void require(String what, @Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw new IllegalArgumentException(
                    what + " needs a reason; say in a few words why, for whoever reads the history");
        }
    }
}
