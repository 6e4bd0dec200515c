package io.aionis.replay;

import io.aionis.model.Hashes;
import io.aionis.model.Json;
import io.aionis.plan.Argument;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** Values that are new in every request, and the same again when the same request is made again. */
final class Freshness {

    private Freshness() {}

    /**
     * @param call the id of the call, such as {@code s3#0}
     * @param place JSON Pointer into its arguments
     */
    static Json value(Argument.Fresh fresh, Given given, String call, String place) throws Unresolved {
        if (given.request().isBlank()) {
            throw new Unresolved(
                    "nothing names the request that a fresh value is drawn from; give it an idempotency key"
                            + " or a run");
        }
        return fresh.kind() == Argument.Fresh.Kind.TIMESTAMP
                ? Json.of(given.at().toString())
                : Json.of(uuid(given.request(), call, place));
    }

    /** A name-based UUID of version 8 from SHA-256, as in RFC 9562, section 5.8 and appendix B.2. */
    private static String uuid(String request, String call, String place) {
        Json name = new Json.Arr(List.of(Json.of(request), Json.of(call), Json.of(place)));
        byte[] bytes = Hashes.sha256(name.text().getBytes(StandardCharsets.UTF_8));
        bytes[6] = (byte) ((bytes[6] & 0x0f) | 0x80);
        bytes[8] = (byte) ((bytes[8] & 0x3f) | 0x80);
        String hex = HexFormat.of().formatHex(bytes, 0, 16);
        return String.join(
                "-",
                hex.substring(0, 8),
                hex.substring(8, 12),
                hex.substring(12, 16),
                hex.substring(16, 20),
                hex.substring(20));
    }
}
