package io.aionis.firewall.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aionis.firewall.policy.Signature.Standing;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {

    private final Signature signature = Signature.by(key("a key of the host that nobody knows"));

    @Test
    void should_hold_for_what_was_signed_and_for_metadata_that_is_not_signed() {
        Map<String, String> row = signed("text", Map.of("aionis.tenant", "acme", "aionis.scope", "shop"));
        assertThat(row.get("aionis.signature")).matches("[0-9a-f]{64}");
        assertThat(signature.verify("text", row)).isEqualTo(Standing.VALID);
        row.put("source", "mail");
        assertThat(signature.verify("text", row)).isEqualTo(Standing.VALID);
        row.remove("aionis.signature");
        assertThat(signature.verify("text", row)).isEqualTo(Standing.UNSIGNED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aionis.tenant",
                "aionis.scope",
                "aionis.writer",
                "aionis.derived_from",
                "aionis.expires",
                "aionis.subject",
                "aionis.value"
            })
    void should_fail_when_anything_signed_is_changed_put_in_or_taken_out(String key) {
        Map<String, String> without = signed("text", Map.of());
        without.put(key, "");
        assertThat(signature.verify("text", without)).isEqualTo(Standing.INVALID);
        Map<String, String> with = signed("text", Map.of(key, "one"));
        with.put(key, "other");
        assertThat(signature.verify("text", with)).isEqualTo(Standing.INVALID);
        with.remove(key);
        assertThat(signature.verify("text", with)).isEqualTo(Standing.INVALID);
    }

    @Test
    void should_fail_for_another_text_another_key_and_words_moved_between_fields() {
        Map<String, String> row = signed("text", Map.of("aionis.tenant", "a\n1:b", "aionis.scope", "c"));
        assertThat(signature.verify("Text", row)).isEqualTo(Standing.INVALID);
        assertThat(signature.verify(null, row)).isEqualTo(Standing.INVALID);
        assertThat(Signature.by(key("another key of another host")).verify("text", row))
                .isEqualTo(Standing.INVALID);
        row.put("aionis.tenant", "a");
        row.put("aionis.scope", "b\n1:c");
        assertThat(signature.verify("text", row)).isEqualTo(Standing.INVALID);
        row.put("aionis.signature", "");
        assertThat(signature.verify("text", row)).isEqualTo(Standing.INVALID);
    }

    @Test
    void should_refuse_a_key_that_can_be_guessed() {
        assertThatThrownBy(() -> Signature.by(key("short")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("5 bytes")
                .hasMessageContaining("16");
    }

    private Map<String, String> signed(String text, Map<String, String> metadata) {
        Map<String, String> row = new HashMap<>(metadata);
        row.put("aionis.signature", signature.sign(text, metadata));
        return row;
    }

    private static byte[] key(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
