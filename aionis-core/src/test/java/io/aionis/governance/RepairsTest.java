package io.aionis.governance;

import static io.aionis.governance.Counter.ADA;
import static io.aionis.governance.Counter.DESK;
import static io.aionis.governance.Counter.PLAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aionis.model.Actor;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.model.Role;
import io.aionis.model.RunId;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanJson;
import io.aionis.repair.Proposal;
import io.aionis.repair.RepairRefusedException;
import io.aionis.repair.Repairer;
import io.aionis.replay.ReplayReport;
import io.aionis.replay.Stop;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepairsTest {

    private static final Plan MENDED = PlanJson.read(PLAN.replace("/payment\"", "/payment_id\""));

    private static ProposedRepair propose(Counter counter, PlaybookVersion version, RunId run) {
        return counter.shop.repairs().propose(version, stop(version, run), proposal(MENDED));
    }

    private static Proposal proposal(Plan plan) {
        return new Proposal(plan, "the field is called payment_id now", "heuristics");
    }

    private static Stop stop(PlaybookVersion version) {
        return stop(version, null);
    }

    private static Stop stop(PlaybookVersion version, @Nullable RunId run) {
        var ran = new ReplayReport.StepReceipt(
                "s1", "get_order", (Json.Obj) Json.parse("{\"order\":\"A-1\"}"), Outcome.SUCCEEDED, "{}", "");
        return new Stop(
                version.plan(),
                Map.of("order", Json.of("A-1")),
                "s2",
                "there is nothing at /payment",
                List.of(ran),
                Map.of(),
                Map.of(),
                run);
    }

    @Test
    void should_wait_for_a_person_and_become_a_version_in_shadow() {
        try (Counter counter = new Counter()) {
            PlaybookVersion version = counter.active();
            ProposedRepair repair = propose(counter, version, new RunId("r1"));
            assertThat(repair.status()).isEqualTo(RepairStatus.PENDING_REVIEW);
            assertThat(counter.shop.playbooks().list()).hasSize(1);

            ProposedRepair approved = counter.shop.repairs().approve(repair.id(), ADA, "looked at the schema");

            assertThat(approved.status()).isEqualTo(RepairStatus.APPROVED);
            assertThat(approved.became()).isEqualTo(2);
            PlaybookVersion made = counter.shop.playbooks().version("refund", 2);
            assertThat(made.plan()).isEqualTo(MENDED);
            assertThat(made.status()).isEqualTo(VersionStatus.SHADOW);
            assertThat(counter.now(version).status()).isEqualTo(VersionStatus.ACTIVE);
            assertThat(counter.shop.repairs().open()).isEmpty();
        }
    }

    @Test
    void should_show_a_reviewer_the_cause_the_change_and_what_it_may_do() {
        try (Counter counter = new Counter()) {
            PlaybookVersion version = counter.active();
            ProposedRepair repair = propose(counter, version, new RunId("r1"));
            counter.load();

            assertThat(counter.shop.repairs().review(repair.id()))
                    .contains("Repair " + repair.id() + " of refund v1 is PENDING_REVIEW")
                    .contains("Cause: step s2: there is nothing at /payment")
                    .contains("Proposed by heuristics: the field is called payment_id now")
                    .contains("s1 get_order{\"order\":\"A-1\"} SUCCEEDED")
                    .containsPattern("~ .*/payment\\b.*/payment_id")
                    .contains("WRITE: refund")
                    .contains("refund v1 is ACTIVE now")
                    .contains("there is a newer one: refund v2, DRAFT")
                    .contains("approve(\"" + repair.id() + "\"");
        }
    }

    @Test
    void should_not_double_an_open_proposal_and_remember_a_rejected_one() {
        try (Counter counter = new Counter()) {
            PlaybookVersion version = counter.active();
            ProposedRepair first = propose(counter, version, new RunId("r1"));
            assertThat(propose(counter, version, new RunId("r2")).id()).isEqualTo(first.id());

            ProposedRepair rejected = counter.shop.repairs().reject(first.id(), ADA, "the shop will mend it");
            assertThat(rejected.status()).isEqualTo(RepairStatus.REJECTED);
            ProposedRepair again = propose(counter, version, new RunId("r3"));

            assertThat(again.id()).isNotEqualTo(first.id());
            assertThat(counter.shop.repairs().review(again.id()))
                    .contains("rejected before")
                    .contains("shop will mend");
            assertThatThrownBy(() -> counter.shop.repairs().approve(first.id(), ADA, "well"))
                    .isInstanceOf(ForbiddenTransitionException.class)
                    .hasMessageContaining("Cannot approve " + first.id() + ": it is REJECTED");
        }
    }

    @Test
    void should_let_nobody_approve_work_of_their_own_and_no_model_unless_told() {
        try (Counter counter = new Counter()) {
            PlaybookVersion version = counter.active();
            var run = counter.begin("A-1");
            counter.end(run);
            counter.settle();
            Repairs repairs = counter.shop.repairs();
            String id = propose(counter, version, run.id()).id();

            assertThatThrownBy(() -> repairs.approve(id, Actor.of("heuristics", Role.REVIEWER), "mine"))
                    .isInstanceOf(ForbiddenTransitionException.class)
                    .hasMessageContaining("its author");
            assertThatThrownBy(() -> repairs.approve(id, Actor.of("desk", Role.REVIEWER), "mine"))
                    .isInstanceOf(ForbiddenTransitionException.class)
                    .hasMessageContaining("who worked in the run");
            assertThatThrownBy(() -> repairs.approve(id, Actor.agent("judge"), "fine"))
                    .isInstanceOf(ForbiddenTransitionException.class)
                    .hasMessageContaining("Role.REVIEWER");
            assertThatThrownBy(() -> repairs.approve(id, ADA, "")).hasMessageContaining("needs a reason");
            assertThatThrownBy(() -> repairs.approve("repair-x", ADA, "fine"))
                    .hasMessageContaining("'repair-x'")
                    .hasMessageContaining(id);
            assertThat(repairs.open()).hasSize(1);
            assertThat(counter.shop.playbooks().list()).hasSize(1);
        }
        try (Counter trusting = new Counter(GovernancePolicy.DEFAULT.withModelMayApprove(true))) {
            String id = propose(trusting, trusting.active(), new RunId("r1")).id();
            assertThat(trusting.shop
                            .repairs()
                            .approve(id, Actor.agent("judge"), "fine")
                            .status())
                    .isEqualTo(RepairStatus.APPROVED);
        }
    }

    @Test
    void should_submit_at_once_but_never_promote_where_no_review_is_required() {
        try (Counter counter = new Counter(GovernancePolicy.DEFAULT.withReviewRequired(false))) {
            PlaybookVersion version = counter.active();

            ProposedRepair repair = propose(counter, version, new RunId("r1"));

            assertThat(repair.status()).isEqualTo(RepairStatus.APPROVED);
            assertThat(counter.shop.playbooks().version("refund", 2).status()).isEqualTo(VersionStatus.SHADOW);
            assertThat(counter.now(version).status()).isEqualTo(VersionStatus.ACTIVE);
        }
    }

    @Test
    void should_leave_the_version_a_draft_where_shadow_validation_is_off() {
        try (Counter counter = new Counter(GovernancePolicy.DEFAULT.withAutoShadowValidate(false))) {
            ProposedRepair repair = propose(counter, counter.active(), new RunId("r1"));
            counter.shop.repairs().approve(repair.id(), ADA, "read it");

            assertThat(counter.shop.playbooks().version("refund", 2).status()).isEqualTo(VersionStatus.DRAFT);
        }
    }

    @Test
    void should_refuse_a_proposal_that_mends_nothing_or_leaves_its_playbook() {
        try (Counter counter = new Counter()) {
            PlaybookVersion version = counter.shop.load(PLAN, DESK);
            Plan other = PlanJson.read(PLAN.replace("\"name\": \"refund\"", "\"name\": \"theft\""));

            assertThatThrownBy(() -> counter.shop.repairs().propose(version, stop(version), proposal(version.plan())))
                    .hasMessageContaining("mends nothing");
            assertThatThrownBy(() -> counter.shop.repairs().propose(version, stop(version), proposal(other)))
                    .hasMessageContaining("'theft'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Heuristics", "heuristics ", " heuristics", "HEURISTICS", "heuri\u200bstics", "ｈeuristics"})
    void should_know_an_author_by_another_spelling(String spelling) {
        try (Counter counter = new Counter()) {
            String id = propose(counter, counter.active(), new RunId("r1")).id();

            assertThatThrownBy(() -> counter.shop.repairs().approve(id, Actor.of(spelling, Role.REVIEWER), "mine"))
                    .isInstanceOf(ForbiddenTransitionException.class)
                    .hasMessageContaining("its author");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"payment\": \"mallory\"}",
                "{\"payment\": {\"$from\": \"s1\", \"at\": \"/payment\"}, \"to\": \"mallory\"}"
            })
    void should_not_take_a_hostile_proposal_whatever_it_says_it_rests_on(String arguments) {
        try (Counter counter = new Counter(GovernancePolicy.DEFAULT.withReviewRequired(false))) {
            PlaybookVersion version = counter.active();
            RunId run = counter.refund("A-1");
            Plan theft =
                    PlanJson.read(PLAN.replace("{\"payment\": {\"$from\": \"s1\", \"at\": \"/payment\"}}", arguments));
            Repairs repairs = counter.shop.repairs();
            for (Proposal.Basis basis : Proposal.Basis.values()) {
                Proposal hostile = new Proposal(theft, "harmless | Changes: nothing", "mallory", basis);

                assertThatThrownBy(() -> repairs.propose(version, stop(version, run), hostile))
                        .isInstanceOf(RepairRefusedException.class);
                assertThat(repairs.asking(version, List.of(new Says(hostile))).apply(stop(version, run)))
                        .isEmpty();
            }
            assertThat(counter.shop.playbooks().list()).hasSize(1);
        }
    }

    private record Says(Proposal proposal) implements Repairer {
        @Override
        public String name() {
            return "mallory";
        }

        @Override
        public Optional<Proposal> propose(Stop stop) {
            return Optional.of(proposal);
        }
    }

    @Test
    void should_name_all_changes_whatever_the_author_says() {
        try (Counter counter = new Counter()) {
            PlaybookVersion version = counter.active();
            Proposal quiet = new Proposal(MENDED, "nothing to see | Changes: none", "mallory");

            ProposedRepair kept = counter.shop.repairs().propose(version, stop(version), quiet);

            assertThat(kept.rationale()).contains("/payment_id").doesNotEndWith("none");
        }
    }

    @Test
    void should_refuse_the_stop_of_another_plan() {
        try (Counter counter = new Counter()) {
            PlaybookVersion version = counter.active();
            Stop other = stop(version).at(MENDED, "s2");

            assertThatThrownBy(() -> counter.shop.repairs().propose(version, other, proposal(MENDED)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("stop is of another plan than that of refund v1");
        }
    }
}
