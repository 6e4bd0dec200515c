package io.aionis.firewall.policy;

import io.aionis.firewall.admission.Candidate;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The host's signature of a row: HMAC-SHA256 (RFC 2104) over the hash of its text and what its metadata says of tenant,
 * scope, writer, expiry, lineage, subject and value. Who cannot sign can neither make up a writer nor move a signed row to
 * another scope. Pure, safe for use by many threads.
 */
public final class Signature {

    /** What a row's signature is worth. */
    public enum Standing {
        /** It bears none. */
        UNSIGNED,
        /** The host signed exactly this. */
        VALID,
        /** Something was changed after it was signed, or somebody else signed it. */
        INVALID
    }

    private static final String ALGORITHM = "HmacSHA256";

    /** Shorter keys can be guessed. */
    private static final int SHORTEST_KEY = 16;

    /** Says what is signed, so that a signature of a later form is never taken for one of this. */
    private static final String FORM = "aionis-row-1";

    private static final List<String> SIGNED = List.of(
            Provenance.TENANT,
            Provenance.SCOPE,
            Provenance.WRITER,
            Provenance.DERIVED_FROM,
            Provenance.EXPIRES,
            Provenance.SUBJECT,
            Provenance.VALUE);

    private final SecretKeySpec key;

    private Signature(SecretKeySpec key) {
        this.key = key;
    }

    /**
     * Signs and checks with this key.
     *
     * @throws IllegalArgumentException when it has fewer than 16 bytes
     */
    public static Signature by(byte[] key) {
        if (key.length < SHORTEST_KEY) {
            throw new IllegalArgumentException("The signing key has " + key.length
                    + " bytes; expected at least 16 random ones, better 32, such as from a secret store");
        }
        return new Signature(new SecretKeySpec(key, ALGORITHM));
    }

    /**
     * The signature of a row, 64 lower-case hexadecimal digits; to be put under {@link Provenance#SIGNATURE}.
     *
     * @param text the row's text, or null when it has none
     * @param metadata the row's metadata, values as text; keys that are not signed do not count
     */
    public String sign(@Nullable String text, Map<String, String> metadata) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(message(text, metadata).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + ALGORITHM + ", which every Java must have", e);
        }
    }

    /** What the signature that the metadata holds is worth for this text; takes the same time for every wrong one. */
    public Standing verify(@Nullable String text, Map<String, String> metadata) {
        String claimed = metadata.get(Provenance.SIGNATURE);
        if (claimed == null) {
            return Standing.UNSIGNED;
        }
        byte[] expected = sign(text, metadata).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, claimed.getBytes(StandardCharsets.UTF_8))
                ? Standing.VALID
                : Standing.INVALID;
    }

    /** Lengths stand before values, so that no two rows have one message. */
    private static String message(@Nullable String text, Map<String, String> metadata) {
        StringBuilder message = new StringBuilder(FORM).append('\n').append(Candidate.hashOf(text == null ? "" : text));
        for (String name : SIGNED) {
            String value = metadata.get(name);
            message.append('\n').append(value == null ? "-" : value.length() + ":" + value);
        }
        return message.toString();
    }
}
