package io.aionis.firewall.policy;

import static io.aionis.firewall.policy.Around.neighbour;
import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.adjudication.ScopeState;
import io.aionis.firewall.admission.AdmissionContext;
import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Decision;
import io.aionis.firewall.admission.Knowledge;
import io.aionis.firewall.admission.Mode;
import io.aionis.firewall.admission.Origin;
import io.aionis.firewall.admission.Pipeline;
import io.aionis.firewall.admission.Policy;
import io.aionis.firewall.admission.Surroundings;
import io.aionis.firewall.admission.Trust;
import io.aionis.firewall.text.Statements;
import io.aionis.model.Scope;
import io.aionis.model.Task;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for all policies together. */
class PoliciesTest {

    private static final List<Policy> POLICIES = List.of(
            new ScopeAndExpiry(),
            new OperatorList(),
            new ExecutionState(),
            new Contradiction(),
            new Flood(),
            new VectorFit(),
            new HostTrust(),
            new HostRequirement());

    private static final List<String> KEYS = List.of(
            "aionis.tenant",
            "aionis.scope",
            "aionis.writer",
            "aionis.expires",
            "aionis.derived_from",
            "aionis.subject",
            "aionis.value",
            "aionis.surface",
            "aionis.signature",
            "aionis.trust",
            "aionis.admitted",
            "Aionis.Trust",
            "trust",
            "source",
            "role");

    private static final List<String> VALUES = List.of(
            "",
            "TRUSTED",
            "true",
            "acme",
            "shop",
            "other",
            "ann",
            "host",
            "2030-01-01T00:00:00Z",
            "0",
            "use_now",
            "inspect_before_use",
            "return window for shoes",
            "30 days",
            "90 days",
            "a".repeat(64),
            "\u202E\uD800");

    @ParameterizedTest
    @EnumSource(Mode.class)
    void should_never_be_milder_for_what_a_candidate_says_of_itself(Mode mode) {
        long seed = System.nanoTime();
        System.out.println("PoliciesTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            Trust trust = Trust.values()[random.nextInt(Trust.values().length)];
            Map<String, String> metadata = metadata(random, random.nextInt(4));
            Map<String, String> more = new HashMap<>(metadata(random, 1 + random.nextInt(4)));
            more.putAll(metadata);
            assertThat(judge("The return window for shoes is 30 days.", more, trust, mode))
                    .as("seed %d: %s after %s", seed, more, metadata)
                    .isGreaterThanOrEqualTo(judge("The return window for shoes is 30 days.", metadata, trust, mode));
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "\u0000",
                "\uD800\uDFFF\uD83D",
                "\u202Eabc\u2066",
                "\uFEFF",
                "\u0301\u0301",
                "1",
                "\"",
                "[{",
                "aionis."
            })
    void should_judge_any_text(String text) {
        for (Mode mode : Mode.values()) {
            assertThat(judge(text, Map.of(), Trust.TRUSTED, mode)).isEqualTo(Decision.ADMIT);
            assertThat(judge(text, Map.of(), Trust.UNTRUSTED, mode)).isEqualTo(Decision.INSPECT);
        }
    }

    @Test
    void should_judge_a_megabyte() {
        for (String piece : List.of("word ", "x", "card_1 ", "a.b/", "\uD83D\uDE00", "The port is 5. ", "\n")) {
            assertThat(judge(piece.repeat(1_000_000 / piece.length()), Map.of(), Trust.TRUSTED, Mode.STRICT))
                    .as(piece)
                    .isIn(Decision.ADMIT, Decision.INSPECT);
        }
    }

    @Test
    void should_have_names_of_their_own() {
        assertThat(POLICIES.stream().map(Policy::name))
                .containsExactly(
                        "scope-expiry",
                        "operator-list",
                        "execution-state",
                        "contradiction",
                        "flood",
                        "vector",
                        "trust",
                        "requirement");
    }

    private static Map<String, String> metadata(Random random, int many) {
        Map<String, String> metadata = new HashMap<>();
        for (int i = 0; i < many; i++) {
            metadata.put(KEYS.get(random.nextInt(KEYS.size())), VALUES.get(random.nextInt(VALUES.size())));
        }
        return metadata;
    }

    /** With a neighbour that says something else, trusted as known. */
    private static Decision judge(String text, Map<String, String> metadata, Trust trust, Mode mode) {
        Surroundings around = new Surroundings(
                text == null ? List.of() : Statements.of(text),
                2,
                List.of(neighbour("Blocked once", 0.9)),
                List.of(neighbour("Shoes: the return window is 30 days", 0.3)),
                null);
        return new Pipeline(POLICIES)
                .judge(
                        new Candidate(text, metadata, 0, new Origin("notes", metadata.get("aionis.writer"), null)),
                        new AdmissionContext(
                                Scope.of("acme", "shop"), Task.of("pay"), "What is the return window?", Around.NOW),
                        new Knowledge(ScopeState.EMPTY, Map.of(), Knowledge.Host.of(trust), mode, around))
                .decision();
    }
}
