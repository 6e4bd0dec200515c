package io.aionis.adjudication;

import io.aionis.model.Hashes;
import io.aionis.model.Scope;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Short, stable names made of content. */
final class ShortHashes {

    /** 80 bits: a million memories in a scope share one with a chance below one in a trillion. */
    private static final int BYTES = 10;

    private ShortHashes() {}

    static String memoryId(Scope scope, @Nullable String task, Audience audience, Subject subject) {
        return "mem-"
                + of(
                        scope.tenant(),
                        scope.name(),
                        task == null ? "-" : "=" + task,
                        audience.lane().name(),
                        audience.owner(),
                        subject.key());
    }

    static String of(String... parts) {
        // UTF-16 as it stands: an encoder would turn every lone surrogate into the same question mark.
        byte[] utf16 = utf16(String.join("\u0000", parts) + "\u0000");
        return HexFormat.of().formatHex(Hashes.sha256(utf16), 0, BYTES);
    }

    private static byte[] utf16(String text) {
        byte[] bytes = new byte[2 * text.length()];
        for (int i = 0; i < text.length(); i++) {
            bytes[2 * i] = (byte) (text.charAt(i) >> 8);
            bytes[2 * i + 1] = (byte) text.charAt(i);
        }
        return bytes;
    }
}
