package io.aionis.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aionis.model.Actor;
import io.aionis.model.Circumstances;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.Json;
import io.aionis.model.Lane;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EvidenceJsonTest {

    static Stream<EvidenceBody> bodies() {
        return Samples.BODIES.stream();
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void should_read_what_it_wrote_when_any_kind_is_given(EvidenceBody body) {
        Evidence evidence = Samples.evidence(Samples.OTHER_TENANT, "run-1", "e-1", body);

        String text = EvidenceJson.write(evidence);

        assertThat(EvidenceJson.read(text)).isEqualTo(evidence);
        assertThat(EvidenceJson.write(EvidenceJson.read(text))).isEqualTo(text);
    }

    @Test
    void should_have_a_sample_of_every_kind() {
        assertThat(Samples.BODIES.stream().map(Object::getClass).distinct())
                .hasSameElementsAs(kindsOf(EvidenceBody.class));
    }

    private static Set<Class<?>> kindsOf(Class<?> family) {
        Set<Class<?>> kinds = new HashSet<>();
        for (Class<?> each : family.getPermittedSubclasses()) {
            kinds.addAll(each.isSealed() ? kindsOf(each) : Set.of(each));
        }
        return kinds;
    }

    @Test
    void should_leave_out_task_run_and_team_when_there_is_none() {
        Evidence evidence = new Evidence(
                new EvidenceId("e"),
                Samples.SCOPE,
                null,
                null,
                Actor.agent("a"),
                Lane.SHARED,
                Samples.NOON,
                new EvidenceBody.Gap(1, "c"));

        assertThat(EvidenceJson.write(evidence))
                .isEqualTo("{\"actor\":{\"agent\":\"a\",\"role\":\"AGENT\"},\"at\":\"2026-05-01T12:00:00.123456789Z\","
                        + "\"body\":{\"cause\":\"c\",\"dropped\":1},\"id\":\"e\",\"kind\":\"gap\",\"lane\":\"SHARED\","
                        + "\"scope\":{\"name\":\"repo:checkout-service\",\"tenant\":\"default\"},\"v\":1}");
        assertThat(EvidenceJson.read(EvidenceJson.write(evidence))).isEqualTo(evidence);
    }

    @Test
    void should_keep_its_circumstances() {
        Evidence step = Samples.step("run-1", "e-1");
        Circumstances circumstances = Circumstances.NONE
                .about("database.port", "5432")
                .superseding(new EvidenceId("e-0"))
                .validUntil(Samples.NOON)
                .dependingOn("commit", "ab12")
                .onlyThere()
                .from("mail:someone");
        Evidence evidence = new Evidence(
                step.id(),
                step.scope(),
                step.task(),
                step.run(),
                step.actor(),
                step.lane(),
                step.at(),
                step.body(),
                circumstances);

        assertThat(EvidenceJson.read(EvidenceJson.write(evidence))).isEqualTo(evidence);
    }

    @Test
    void should_ignore_members_it_does_not_know() {
        Evidence evidence = Samples.step("run-1", "e-1");
        String text = EvidenceJson.write(evidence)
                .replace("{\"outcome\"", "{\"mood\":[1,{\"a\":null}],\"outcome\"")
                .replace("\"v\":1", "\"v\":1,\"later\":{}");

        assertThat(text).contains("mood", "later");
        assertThat(EvidenceJson.read(text)).isEqualTo(evidence);
    }

    @Test
    void should_have_the_same_text_when_only_member_order_differs() {
        Evidence one = Samples.evidence(
                Samples.SCOPE, "r", "e", new EvidenceBody.Claim("s", "t", Json.parse("{\"a\":1.0,\"b\":2}")));
        Evidence other = Samples.evidence(
                Samples.SCOPE, "r", "e", new EvidenceBody.Claim("s", "t", Json.parse("{\"b\":2,\"a\":1}")));

        assertThat(EvidenceJson.write(one)).isEqualTo(EvidenceJson.write(other));
    }

    @Test
    void should_keep_half_a_surrogate_pair() {
        Evidence evidence = Samples.step(Samples.SCOPE, "r", "e", "a\uD83Db \uD83D\uDE80 \uDE80\u0000 \u00e9");

        String text = EvidenceJson.write(evidence);

        assertThat(text).contains("\\uD83Db \uD83D\uDE80 \\uDE80");
        assertThat(EvidenceJson.read(text)).isEqualTo(evidence);
    }

    @Test
    void should_refuse_to_write_when_it_could_not_be_read_again() {
        Json deep = Json.nil();
        for (int i = 0; i < 250; i++) {
            deep = new Json.Arr(List.of(deep));
        }
        Evidence tooDeep = Samples.evidence(Samples.SCOPE, "r", "e-deep", new EvidenceBody.Claim("s", "t", deep));
        Evidence disguised =
                Samples.evidence(Samples.SCOPE, "r", "e-kind", new EvidenceBody.Unknown("tool_call", Json.empty()));

        assertThatThrownBy(() -> EvidenceJson.write(tooDeep))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("e-deep")
                .hasMessageContaining(Samples.SCOPE.toString());
        assertThatThrownBy(() -> EvidenceJson.write(disguised))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'tool_call' is a known kind");
    }

    @Test
    void should_say_what_is_wrong_when_the_text_is_no_evidence() {
        String good = EvidenceJson.write(Samples.step("run-1", "e-1"));

        assertRefused(good.replace("\"v\":1", "\"v\":2"), "schema version 2; this release reads 1");
        assertRefused("[]", "Not evidence");
        assertRefused("nonsense", "Not JSON");
        assertRefused(good.replace("\"title\"", "\"titel\""), "Step.title is missing");
        assertRefused(good.replace("\"lane\":\"TEAM\"", "\"lane\":\"FAST\""), "FAST");
        assertRefused(good.replace("\"kind\"", "\"sort\""), "\"kind\"");
        assertRefused(good.replace("2026-05-01T", "someday"), "someday");
        assertRefused(good.replace("\"id\":\"e-1\"", "\"id\":{}"), "EvidenceId");
    }

    private static void assertRefused(String text, String why) {
        assertThatThrownBy(() -> EvidenceJson.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }
}
