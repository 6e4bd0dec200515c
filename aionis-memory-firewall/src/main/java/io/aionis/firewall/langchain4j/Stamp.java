package io.aionis.firewall.langchain4j;

import io.aionis.model.Scope;
import java.time.Instant;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The provenance that the firewall gives to what is written now.
 *
 * @param scope the scope that the row belongs to, whatever it says itself
 * @param writer who writes, or null when the host does not say
 * @param at when
 * @param signer signs rows, or null without a key
 * @param lessTrusted of the writer that a row names and the one that the host names, the one that is worth less, of equals the first
 */
public record Stamp(
        Scope scope,
        @Nullable String writer,
        Instant at,
        @Nullable Signer signer,
        BinaryOperator<String> lessTrusted) {

    /** The host's signature over a row's text and tags. */
    @FunctionalInterface
    public interface Signer {

        /** The signature of a row with that text and metadata. */
        String sign(@Nullable String text, Map<String, String> metadata);
    }
}
