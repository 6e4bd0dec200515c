package io.aionis.adjudication;

import io.aionis.model.Scope;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Short, stable names made of content. */
final class Hashes {

    /** 80 bits: a million memories in a scope share one with a chance below one in a trillion. */
    private static final int BYTES = 10;

    private Hashes() {}

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
        MessageDigest digest = sha256();
        for (String part : parts) {
            digest.update(bytes(part));
            digest.update(bytes("\u0000"));
        }
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    /** UTF-16 as it stands: an encoder would turn every lone surrogate into the same question mark. */
    private static byte[] bytes(String text) {
        byte[] bytes = new byte[2 * text.length()];
        for (int i = 0; i < text.length(); i++) {
            bytes[2 * i] = (byte) (text.charAt(i) >> 8);
            bytes[2 * i + 1] = (byte) text.charAt(i);
        }
        return bytes;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256, which every Java must have", e);
        }
    }
}
