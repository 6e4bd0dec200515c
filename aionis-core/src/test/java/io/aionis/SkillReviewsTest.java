package io.aionis;

import static io.aionis.Desk.ADA;
import static io.aionis.Desk.AGENT;
import static io.aionis.Desk.BEN;
import static io.aionis.Desk.REFUND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.aionis.Desk.Kept;
import io.aionis.adjudication.State;
import io.aionis.adjudication.Subject;
import io.aionis.governance.ForbiddenTransitionException;
import io.aionis.governance.SkillReviews;
import io.aionis.ledger.Recorded;
import io.aionis.measure.SkillCandidate;
import io.aionis.measure.SkillCandidate.Reason;
import io.aionis.measure.SkillStatus;
import io.aionis.model.Actor;
import io.aionis.model.Effect;
import io.aionis.model.EvidenceBody;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.model.Role;
import io.aionis.model.RunId;
import io.aionis.model.RunStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SkillReviewsTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(Kept.class)
    void should_propose_what_verified_runs_of_one_way_did(Kept kept) {
        try (Aionis aionis = kept.in(directory)) {
            Workspace shop = aionis.in("shop");
            Desk.verify(shop, Desk.refund(shop, "#1", true), Outcome.SUCCEEDED);
            Desk.verify(shop, Desk.refund(shop, "#2", false), Outcome.SUCCEEDED);
            Desk.refund(shop, "#3", false);

            SkillCandidate skill = only(shop);

            assertThat(skill.name()).isEqualTo("Desk.refund: get_order > refund");
            assertThat(skill.runs()).hasSize(2);
            assertThat(skill.status()).isEqualTo(SkillStatus.PROPOSED);
            assertThat(skill.steps())
                    .extracting(SkillCandidate.Step::arguments)
                    .containsExactly(
                            Json.parse("{\"order\":{\"$parameter\":\"order\"}}"),
                            Json.parse("{\"order\":{\"$parameter\":\"order\"},\"method\":\"gift_card\"}"));
            assertThat(skill.counterexamples()).singleElement().satisfies(example -> {
                assertThat(example.error()).isEqualTo("PAYMENT_METHOD_NOT_ON_FILE");
                assertThat(example.arguments()).isEqualTo(Json.parse("{\"order\":\"#1\",\"method\":\"card\"}"));
            });
            assertThat(skill.checks())
                    .extracting(SkillCandidate.Check::kind, SkillCandidate.Check::at, SkillCandidate.Check::says)
                    .contains(
                            tuple("verdict", "", "VERIFIER: the ledger of the shop says so"),
                            tuple("result", "/status", "\"refunded\""));
            assertThat(skill.limits()).extracting(SkillCandidate.Limit::reason).containsExactly(Reason.SCOPE_MISMATCH);
            assertThat(skill.evidence())
                    .isNotEmpty()
                    .allSatisfy(id -> assertThat(shop.evidence(0, 1000))
                            .anyMatch(recorded -> recorded.evidence().id().equals(id)));
        }
    }

    @Test
    void should_print_the_contract_names() {
        try (Aionis aionis = Kept.IN_MEMORY.in(directory)) {
            Workspace shop = aionis.in("shop");
            Desk.verify(shop, Desk.refund(shop, "#1", true), Outcome.SUCCEEDED);

            Json candidate = Json.parse(shop.measure().json()).at("/effect_report/training_candidates/0");

            assertThat(((Json.Obj) Objects.requireNonNull(candidate)).members())
                    .containsKeys(
                            "skill_name",
                            "applies_when",
                            "does_not_apply_when",
                            "procedure_steps",
                            "acceptance_checks",
                            "failure_counterexamples",
                            "evidence_refs");
            assertThat(candidate.at("/candidate_type")).isEqualTo(Json.of("trace_derived_skill"));
            assertThat(candidate.at("/safety"))
                    .isEqualTo(Json.parse("{\"agent_prompt_included\":false,\"runtime_mutation\":false,"
                            + "\"authority_state\":\"candidate\",\"required_gate\":\"admission_and_promotion_gate\"}"));
        }
    }

    @Test
    void should_propose_nothing_that_nobody_else_verified() {
        try (Aionis aionis = Kept.IN_MEMORY.in(directory)) {
            Workspace shop = aionis.in("shop");
            Desk.refund(shop, "#1", false);
            Desk.verify(shop, Desk.refund(shop, "#2", false), Outcome.FAILED);

            assertThat(shop.skills().list()).isEmpty();
        }
    }

    @Test
    void should_name_what_varies_by_its_place_and_once_where_it_varies_together() {
        try (Aionis aionis = Kept.IN_MEMORY.in(directory)) {
            Workspace shop = aionis.in("shop");
            for (String user : List.of("u1", "u2")) {
                RunRecorder run = shop.startRun(REFUND, AGENT, "no typed parameters", Map.of());
                call(run, "look", "{\"user\":\"" + user + "\",\"deep\":true}");
                call(run, "pay", "{\"to\":[{\"id\":\"" + user + "\"}],\"amount\":\"" + user.length() + user + "\"}");
                run.end(RunStatus.RETURNED, "");
                Desk.verify(shop, run.id(), Outcome.SUCCEEDED);
            }

            assertThat(only(shop).steps())
                    .extracting(SkillCandidate.Step::arguments)
                    .containsExactly(
                            Json.parse("{\"user\":{\"$parameter\":\"look/user\"},\"deep\":true}"),
                            Json.parse("{\"to\":[{\"id\":{\"$parameter\":\"look/user\"}}],"
                                    + "\"amount\":{\"$parameter\":\"pay/amount\"}}"));
        }
    }

    @Test
    void should_say_where_a_skill_has_failed_since() {
        try (Aionis aionis = Kept.IN_MEMORY.in(directory)) {
            Workspace shop = aionis.in("shop");
            Desk.verify(shop, Desk.refund(shop, "#1", false), Outcome.SUCCEEDED);
            assertThat(only(shop).limits())
                    .extracting(SkillCandidate.Limit::reason)
                    .containsExactly(Reason.SCOPE_MISMATCH, Reason.SEEN_ONCE);

            RunRecorder again = Desk.begin(shop, "#1");
            again.toolCall("get_order", Json.parse("{\"order\":\"#1\"}"), "GONE: moved", Outcome.FAILED, Effect.READ);
            again.end(RunStatus.FAILED, "");
            Desk.verify(shop, Desk.refund(shop, "#9", false), Outcome.FAILED);

            SkillCandidate skill = only(shop);
            assertThat(skill.limits())
                    .extracting(SkillCandidate.Limit::reason)
                    .contains(Reason.CONTESTED_STATE, Reason.REGRESSION);
            assertThat(skill.limits())
                    .filteredOn(limit -> limit.reason() == Reason.REGRESSION)
                    .hasSize(2)
                    .allSatisfy(limit -> assertThat(limit.evidence()).hasSize(1));
            assertThat(skill.counterexamples())
                    .extracting(SkillCandidate.Counterexample::tool)
                    .containsExactly("get_order", "get_order > refund");
        }
    }

    @ParameterizedTest
    @EnumSource(Kept.class)
    void should_put_a_promotion_into_the_ledger_as_a_reviewers_verdict(Kept kept) {
        RunId run;
        try (Aionis aionis = kept.in(directory)) {
            Workspace shop = aionis.in("shop");
            run = Desk.refund(shop, "#1", false);
            Desk.verify(shop, run, Outcome.SUCCEEDED);

            SkillCandidate promoted = shop.skills().promote(only(shop), ADA, "read and tried");

            assertThat(promoted.status()).isEqualTo(SkillStatus.PROMOTED);
            assertThat(promoted.reviews()).singleElement().satisfies(review -> {
                assertThat(review.by()).isEqualTo(ADA);
                assertThat(review.reason()).isEqualTo("read and tried");
            });
            assertThat(shop.evidence(0, 1000))
                    .extracting(Recorded::evidence)
                    .anyMatch(e -> e.actor().equals(ADA)
                            && run.equals(e.run())
                            && e.body() instanceof EvidenceBody.Verdict verdict
                            && verdict.outcome() == Outcome.SUCCEEDED);
            assertThat(shop.skills().open()).isEmpty();
        }
    }

    @Test
    void should_become_a_procedure_by_a_verified_run_and_a_reviewers_promotion_C5() {
        try (Aionis aionis = Kept.IN_MEMORY.in(directory)) {
            Workspace shop = aionis.in("shop");
            Desk.verify(shop, Desk.refund(shop, "#1", false), Outcome.SUCCEEDED);
            assertThat(shop.state().memories()).noneMatch(memory -> memory.state() == State.PROCEDURE);

            shop.skills().promote(only(shop), ADA, "read and tried");

            assertThat(shop.state().memories())
                    .filteredOn(memory -> memory.state() == State.PROCEDURE)
                    .singleElement()
                    .satisfies(memory ->
                            assertThat(memory.subject()).isEqualTo(new Subject.Way(List.of("get_order", "refund"))));
        }
    }

    @Test
    void should_leave_the_prompt_as_it_is_when_a_skill_is_proposed_or_declined() {
        try (Aionis aionis = Kept.IN_MEMORY.in(directory)) {
            Workspace shop = aionis.in("shop");
            Desk.verify(shop, Desk.refund(shop, "#1", false), Outcome.SUCCEEDED);
            var before = shop.state();

            SkillCandidate declined = shop.skills().decline(only(shop), ADA, "it skips the check");

            assertThat(declined.status()).isEqualTo(SkillStatus.DECLINED);
            assertThat(shop.state()).isEqualTo(before);
            assertThat(shop.skills().open()).isEmpty();
        }
    }

    @Test
    void should_let_nobody_promote_work_of_their_own_and_nobody_but_a_reviewer() {
        try (Aionis aionis = Kept.IN_MEMORY.in(directory)) {
            Workspace shop = aionis.in("shop");
            Desk.verify(shop, Desk.refund(shop, "#1", false), Outcome.SUCCEEDED);
            SkillReviews skills = shop.skills();
            SkillCandidate skill = only(shop);

            assertThatThrownBy(() -> skills.promote(skill, Actor.of("desk", Role.REVIEWER), "mine is good"))
                    .isInstanceOf(ForbiddenTransitionException.class)
                    .hasMessageContaining("work of their own");
            assertThatThrownBy(() -> skills.promote(skill, Actor.agent("bot"), "go"))
                    .hasMessageContaining("Role.REVIEWER");
            assertThatThrownBy(() -> skills.promote(skill, ADA, "")).hasMessageContaining("needs a reason");
            assertThatThrownBy(() -> aionis.in("other-shop").skills().promote(skill, ADA, "x"))
                    .hasMessageContaining("There is no skill candidate");
            assertThat(only(shop).status()).isEqualTo(SkillStatus.PROPOSED);

            skills.promote(skill, ADA, "good");
            assertThatThrownBy(() -> skills.promote(only(shop), BEN, "me too"))
                    .hasMessageContaining("'ada'")
                    .hasMessageContaining("PROMOTED before");
        }
    }

    @Test
    void should_want_another_look_when_a_candidate_has_changed_since_it_was_read() {
        try (Aionis aionis = Kept.IN_MEMORY.in(directory)) {
            Workspace shop = aionis.in("shop");
            Desk.verify(shop, Desk.refund(shop, "#1", false), Outcome.SUCCEEDED);
            Desk.verify(shop, Desk.refund(shop, "#2", false), Outcome.SUCCEEDED);
            SkillCandidate read = only(shop);
            Desk.refund(shop, "#3", true);

            assertThatThrownBy(() -> shop.skills().promote(read, ADA, "good")).hasMessageContaining("read it again");
            shop.skills().promote(only(shop), ADA, "good");

            Desk.verify(shop, Desk.refund(shop, "#4", false), Outcome.SUCCEEDED);
            assertThat(only(shop).status()).isEqualTo(SkillStatus.PROMOTED);
            Desk.refund(shop, "#5", true);
            assertThat(only(shop).status()).isEqualTo(SkillStatus.CHANGED);
            assertThat(shop.skills().open()).hasSize(1);
            assertThat(shop.skills().decline(only(shop), BEN, "it fails now").reviews())
                    .hasSize(2);
        }
    }

    @Test
    void should_print_half_characters_so_that_they_can_be_written() {
        try (Aionis aionis = Kept.IN_MEMORY.in(directory)) {
            Workspace shop = aionis.in("shop");
            RunRecorder run = shop.startRun(REFUND, AGENT, "\uD800", Map.of());
            run.toolCall(
                    "note",
                    new Json.Obj(Map.of("text", Json.of("half \uDC00"))),
                    "x".repeat(200_000),
                    Outcome.SUCCEEDED,
                    Effect.WRITE);
            run.end(RunStatus.RETURNED, "");
            shop.resumeRun(run.id(), REFUND, AGENT)
                    .verdict(Desk.HOST, Outcome.SUCCEEDED, "\uD800 " + "y".repeat(200_000));

            String json = shop.measure().json();

            assertThat(json).contains("half \uFFFD").hasSizeLessThan(20_000);
            assertThat(json.chars().noneMatch(c -> Character.isSurrogate((char) c)))
                    .isTrue();
        }
    }

    private static void call(RunRecorder run, String tool, String arguments) {
        run.toolCall(tool, Json.parse(arguments), "{\"ok\":true}", Outcome.SUCCEEDED, Effect.WRITE);
    }

    private static SkillCandidate only(Workspace shop) {
        List<SkillCandidate> all = shop.skills().list();
        assertThat(all).hasSize(1);
        return all.get(0);
    }
}
