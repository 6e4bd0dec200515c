package io.aionis.ledger;

import io.aionis.model.Hashes;
import io.aionis.model.Scope;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * How an erased piece of evidence is remembered: by the hashes of its id and of its stream's name, which may tell of a
 * person as content does. No hash of the content is kept: whoever guesses a short content could confirm it.
 */
public final class Tombstones {

    private Tombstones() {}

    /** SHA-256, 32 bytes, of a name inside a scope: the same name has another hash in another scope. */
    public static byte[] hash(Scope scope, String name) {
        // No part may hold a control character but a name read from a foreign store, which comes last.
        String whole = scope.tenant() + '\u0000' + scope.name() + '\u0000' + name;
        return Hashes.sha256(whole.getBytes(StandardCharsets.UTF_8));
    }

    /** The same in 64 lower-case hexadecimal digits. */
    public static String text(Scope scope, String name) {
        return HexFormat.of().formatHex(hash(scope, name));
    }
}
