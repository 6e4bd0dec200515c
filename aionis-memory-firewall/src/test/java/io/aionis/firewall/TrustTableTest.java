package io.aionis.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Origin;
import io.aionis.firewall.admission.Requirement;
import io.aionis.firewall.admission.Trust;
import io.aionis.firewall.policy.Signature;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrustTableTest {

    private static final Map<String, String> PLACE = Map.of("aionis.tenant", "acme", "aionis.scope", "shop");

    private final Signature signature = Signature.by("a key of the host alone".getBytes(StandardCharsets.UTF_8));
    private final TrustTable table = table(signature);

    @Test
    void should_let_a_writer_that_merely_says_so_only_lower_its_store() {
        assertThat(table.trust(row("notes", "ann", Map.of()))).isEqualTo(Trust.KNOWN);
        assertThat(table.trust(row("notes", null, Map.of("aionis.writer", "ann"))))
                .isEqualTo(Trust.KNOWN);
        assertThat(table.trust(row("notes", "mallory", Map.of()))).isEqualTo(Trust.UNTRUSTED);
        assertThat(table.trust(row("notes", "ann", Map.of("aionis.writer", "mallory"))))
                .isEqualTo(Trust.UNTRUSTED);
        assertThat(table.trust(row("elsewhere", "ann", Map.of()))).isEqualTo(Trust.UNKNOWN);
    }

    @Test
    void should_let_a_proven_writer_be_worth_what_the_host_says() {
        assertThat(table.trust(row("notes", "ann", signed("ann")))).isEqualTo(Trust.TRUSTED);
        assertThat(table.trust(row("elsewhere", null, signed("ann")))).isEqualTo(Trust.TRUSTED);
        assertThat(table.trust(row("notes", "mallory", signed("mallory")))).isEqualTo(Trust.UNTRUSTED);
        assertThat(table.trust(row("notes", "nobody", signed("nobody")))).isEqualTo(Trust.KNOWN);
    }

    @Test
    void should_prove_nothing_by_a_signature_that_does_not_fit() {
        Map<String, String> changed = new HashMap<>(signed("mallory"));
        changed.put("aionis.writer", "ann");
        assertThat(table.trust(row("notes", "ann", changed))).isEqualTo(Trust.KNOWN);
        assertThat(table.hasBadSignature(row("notes", "ann", changed))).isTrue();
        assertThat(table.hasBadSignature(row("notes", "ann", signed("ann")))).isFalse();
        assertThat(table.trust(row("notes", "bob", signed("ann"))))
                .as("another writer than the signed one")
                .isEqualTo(Trust.KNOWN);
        Map<String, String> anywhere = new HashMap<>(Map.of("aionis.writer", "ann"));
        anywhere.put("aionis.signature", signature.sign("text", anywhere));
        assertThat(table.trust(row("notes", null, anywhere))).as("of no scope").isEqualTo(Trust.KNOWN);
        assertThat(table(null).trust(row("notes", null, signed("ann"))))
                .as("a host without a key")
                .isEqualTo(Trust.KNOWN);
    }

    @Test
    void should_give_a_voice_of_its_own_to_proven_writers_alone_where_the_host_signs() {
        assertThat(table.voice(row("notes", null, signed("ann")))).isEqualTo("writer ann");
        assertThat(table.voice(row("notes", "ann", Map.of()))).isEqualTo("store notes");
        assertThat(table.voice(row("notes", null, signed("nobody")))).isEqualTo("store notes");
        assertThat(table(null).voice(row("notes", "ann", Map.of()))).isEqualTo("writer ann");
        assertThat(table(null).voice(row("notes", "nobody", Map.of()))).isEqualTo("store notes");
    }

    @Test
    void should_require_of_a_store_what_the_host_says_and_of_others_nothing() {
        assertThat(table.requirement(Origin.of("notes"))).isEqualTo(Requirement.REHYDRATE);
        assertThat(table.requirement(Origin.of("elsewhere"))).isEqualTo(Requirement.NONE);
    }

    private Map<String, String> signed(String writer) {
        Map<String, String> metadata = new HashMap<>(PLACE);
        metadata.put("aionis.writer", writer);
        metadata.put("aionis.signature", signature.sign("text", metadata));
        return metadata;
    }

    private static Candidate row(String store, @Nullable String writer, Map<String, String> metadata) {
        return new Candidate("text", metadata, 0, new Origin(store, writer, null));
    }

    private static TrustTable table(@Nullable Signature signature) {
        return new TrustTable(
                Map.of("notes", Trust.KNOWN),
                Map.of("ann", Trust.TRUSTED, "mallory", Trust.UNTRUSTED),
                Map.of("notes", Requirement.REHYDRATE),
                signature,
                null);
    }
}
