package io.aionis.adjudication;

import static io.aionis.adjudication.History.AGENT;
import static io.aionis.adjudication.History.HOST;
import static io.aionis.adjudication.History.REVIEWER;
import static io.aionis.adjudication.History.TASK;
import static io.aionis.adjudication.History.VERIFIER;
import static io.aionis.adjudication.History.WORKER;
import static io.aionis.model.Outcome.FAILED;
import static io.aionis.model.Outcome.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.aionis.ledger.Recorded;
import io.aionis.model.Actor;
import io.aionis.model.Effect;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceBody.OperatorAction;
import io.aionis.model.Outcome;
import io.aionis.model.Role;
import io.aionis.model.RunStatus;
import io.aionis.model.Scope;
import io.aionis.model.Task;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdjudicatorTest {

    private static final String CARD = "{\"order_id\":\"#1\",\"method\":\"card\"}";
    private static final String CREDIT = "{\"order_id\":\"#1\",\"method\":\"credit\"}";

    private static History wrongTurnThenRight() {
        return new History()
                .run("r1")
                .started("Refund order #1")
                .call("lookup_order", "{\"id\":\"#1\"}", SUCCEEDED, null, "{}", Effect.READ)
                .call("refund_order", CARD, FAILED, "PaymentMethodNotOnFile", "no", Effect.WRITE)
                .call("lookup_order", "{\"id\":\"#1\"}", SUCCEEDED, null, "{}", Effect.READ)
                .call("refund_order", CREDIT, SUCCEEDED, null, "{}", Effect.WRITE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"42 passed, 0 failed", "Resolved merge conflict; all tests passed", "todo correcto, error 0"})
    void O1_should_not_read_a_failure_out_of_words_when_the_outcome_says_it_worked(String words) {
        History history = new History()
                .run("r1")
                .call("test", "{}", SUCCEEDED, null, words, Effect.WRITE)
                .step(words, SUCCEEDED)
                .ended(RunStatus.RETURNED);

        assertThat(history.state().memories())
                .extracting(Memory::state)
                .doesNotContain(State.FAILED_BRANCH, State.CONTESTED);
        assertThat(history.runMemory("r1").state()).isEqualTo(State.PASSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OK, success", "tests do not all pass", "Error: order not found"})
    void O1_should_not_read_a_success_out_of_words_when_the_outcome_says_it_failed(String words) {
        History history = new History().run("r1").call("test", "{}", FAILED, null, words, Effect.READ);

        assertThat(history.call("test", "{}").state()).isEqualTo(State.FAILED_BRANCH);
        assertThat(history.call("test", "{}").lastOutcomeReason()).isEqualTo("FAILED");
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void O2_should_read_an_outcome_alike_when_it_is_of_a_call_a_step_a_verdict_or_a_run(Outcome outcome) {
        History history = new History()
                .run("r1")
                .by(WORKER)
                .call("tool", "{}", outcome)
                .route("by step", outcome)
                .by(REVIEWER)
                .verdict(null, "by verdict", outcome)
                .by(HOST)
                .run("r2")
                .started("x")
                .ended(outcome == Outcome.UNKNOWN ? RunStatus.RETURNED : RunStatus.valueOf(outcome.name()));
        boolean failed = outcome.isFailure();

        assertThat(List.of(
                        history.call("tool", "{}").state() == State.FAILED_BRANCH,
                        history.routeMemory("by step").state() == State.FAILED_BRANCH,
                        history.routeMemory("by verdict").state() == State.FAILED_BRANCH,
                        history.runMemory("r2").state() == State.FAILED_BRANCH))
                .containsOnly(failed);
    }

    @Test
    void O3_should_accept_an_answered_run_as_advice_when_a_lone_agent_overcame_each_failure() {
        Memory run = wrongTurnThenRight().ended(RunStatus.RETURNED).runMemory("r1");

        assertThat(run.state()).isEqualTo(State.PASSED);
        assertThat(run.authority()).isEqualTo(Authority.ADVISORY);
        assertThat(run.candidate()).isTrue();
        assertThat(run.rules()).first().isEqualTo("O3");
        assertThat(run.calls())
                .extracting(call -> call.tool() + call.arguments().text())
                .containsExactly("lookup_order{\"id\":\"#1\"}", "refund_order" + CREDIT);
    }

    @Test
    void O3_should_not_count_an_answered_run_as_solved_when_a_failure_was_left_or_others_must_accept() {
        History left = new History()
                .run("r1")
                .call("lookup", "{}", SUCCEEDED)
                .call("refund", CARD, FAILED)
                .call("lookup", "{\"a\":1}", SUCCEEDED)
                .ended(RunStatus.RETURNED);
        History team =
                new History().run("r1").by(WORKER).call("a", "{}", SUCCEEDED).ended(RunStatus.RETURNED);
        ScopeState separated = wrongTurnThenRight().ended(RunStatus.RETURNED).state(AcceptancePolicy.SEPARATED);

        History open = new History()
                .run("r1")
                .call("lookup", "{}", SUCCEEDED)
                .call("refund", CARD, Outcome.UNKNOWN)
                .ended(RunStatus.RETURNED);

        assertThat(left.runMemory("r1").state()).isEqualTo(State.RAW);
        assertThat(open.runMemory("r1").state()).isEqualTo(State.RAW);
        assertThat(team.runMemory("r1").state()).isEqualTo(State.RAW);
        assertThat(separated.memories()).extracting(Memory::state).doesNotContain(State.PASSED);
        assertThat(left.state(AcceptancePolicy.RETURNED_IS_SUCCESS).memories())
                .filteredOn(memory -> memory.state() == State.PASSED)
                .extracting(Memory::authority)
                .containsExactly(Authority.ADVISORY);
    }

    @ParameterizedTest
    @EnumSource(AcceptancePolicy.class)
    void O3_should_not_pass_a_run_when_it_has_a_gap(AcceptancePolicy policy) {
        History history = wrongTurnThenRight()
                .add(new EvidenceBody.Gap(3, "queue full"))
                .by(HOST)
                .ended(RunStatus.SUCCEEDED);

        assertThat(history.state(policy).memories()).extracting(Memory::state).doesNotContain(State.PASSED);
        assertThat(history.runMemory("r1").rules()).contains("GAP");
    }

    @Test
    void A1_should_make_the_reviewers_route_current_when_a_worker_failed_another() {
        History history = new History()
                .run("r1")
                .by(WORKER)
                .step("Patch the legacy adapter", FAILED, "Adapter.java")
                .by(REVIEWER)
                .step("Continue the adapter migration", SUCCEEDED, "Adapter.java");

        assertThat(history.state().memories())
                .extracting(Memory::title, Memory::state)
                .containsExactly(
                        tuple("Patch the legacy adapter", State.FAILED_BRANCH),
                        tuple("Continue the adapter migration", State.CURRENT));
    }

    @Test
    void A1_should_have_one_current_route_when_two_were_accepted_and_none_when_the_work_is_done() {
        History history =
                new History().run("r1").by(REVIEWER).route("first", SUCCEEDED).route("second", SUCCEEDED);
        assertThat(history.routeMemory("first").state()).isEqualTo(State.PASSED);
        assertThat(history.routeMemory("second").state()).isEqualTo(State.CURRENT);

        history.by(VERIFIER).verdict(null, "second", FAILED);
        assertThat(history.routeMemory("second").state()).isEqualTo(State.FAILED_BRANCH);
        assertThat(history.routeMemory("first").state()).isEqualTo(State.CURRENT);

        history.by(HOST).ended(RunStatus.SUCCEEDED);
        assertThat(history.routeMemory("first").state()).isEqualTo(State.PASSED);
        assertThat(history.routeMemory("first").authority()).isEqualTo(Authority.TRUSTED);
    }

    @Test
    void F1_should_stop_use_on_a_mere_report_of_failure_and_ask_proof_of_a_success() {
        History history =
                new History().run(null).by(WORKER).route("bad", FAILED).route("good", SUCCEEDED);

        assertThat(history.routeMemory("bad").state()).isEqualTo(State.FAILED_BRANCH);
        assertThat(history.routeMemory("bad").rules()).contains("F1");
        assertThat(history.routeMemory("good").state()).isEqualTo(State.RAW);
        assertThat(history.routeMemory("good").authority()).isEqualTo(Authority.CANDIDATE);
    }

    @Test
    void F3_should_remember_the_wrong_turn_when_the_run_it_was_in_succeeded() {
        History history = wrongTurnThenRight().by(HOST).ended(RunStatus.SUCCEEDED);
        Memory wrong = history.call("refund_order", "{ \"method\": \"card\", \"order_id\": \"#1\" }");

        assertThat(wrong.state()).isEqualTo(State.FAILED_BRANCH);
        assertThat(wrong.lastOutcomeReason()).isEqualTo("PaymentMethodNotOnFile");
        assertThat(wrong.rules()).first().isEqualTo("F3");
        assertThat(history.runMemory("r1").state()).isEqualTo(State.PASSED);
        assertThat(history.runMemory("r1").authority()).isEqualTo(Authority.TRUSTED);
    }

    @Test
    void F4_should_end_the_block_when_the_same_call_succeeds_later() {
        History history =
                new History().run("r1").call("t", "{}", FAILED).run("r2").call("t", "{}", SUCCEEDED);
        Memory memory = history.call("t", "{}");

        assertThat(memory.state()).isEqualTo(State.RAW);
        assertThat(memory.rules()).contains("F4");
        assertThat(memory.evidence()).hasSize(2);
        assertThat(memory.attempts()).isEqualTo(2);
    }

    @Test
    void F4_should_contest_when_what_worked_fails_and_stay_so_until_verified_again() {
        History history =
                new History().run("r1").call("t", "{}", SUCCEEDED).run("r2").call("t", "{}", FAILED);
        assertThat(history.call("t", "{}").state()).isEqualTo(State.CONTESTED);

        History proved = new History().by(WORKER).route("way", SUCCEEDED);
        proved.by(VERIFIER).verdict(null, "way", SUCCEEDED).by(WORKER).route("way", FAILED);
        assertThat(proved.routeMemory("way").state()).isEqualTo(State.CONTESTED);
        proved.route("way", SUCCEEDED);
        assertThat(proved.routeMemory("way").state()).isEqualTo(State.CONTESTED);
        proved.by(VERIFIER).verdict(null, "way", SUCCEEDED);
        assertThat(proved.routeMemory("way").state()).isEqualTo(State.PASSED);
    }

    @Test
    void F5_should_not_take_the_workers_word_for_a_verdict() {
        History own = new History().run("r1").by(WORKER).call("a", "{}", SUCCEEDED);
        own.ended(RunStatus.SUCCEEDED).verdict(null, null, SUCCEEDED);
        assertThat(own.runMemory("r1").state()).isEqualTo(State.RAW);

        History disguised = new History().by(WORKER).route("way", SUCCEEDED);
        disguised.by(Actor.of("worker", Role.REVIEWER));
        disguised.verdict(null, "way", SUCCEEDED).route("way", SUCCEEDED);
        assertThat(disguised.routeMemory("way").state()).isEqualTo(State.RAW);
    }

    @Test
    void F5_should_let_a_rejection_stand_against_any_later_success_until_a_new_verdict() {
        History history = new History().run("r1").by(WORKER).call("a", "{}", SUCCEEDED);
        history.by(VERIFIER).verdict(null, null, FAILED).by(HOST).ended(RunStatus.SUCCEEDED);
        assertThat(history.runMemory("r1").state()).isEqualTo(State.FAILED_BRANCH);
        assertThat(history.runMemory("r1").rules()).contains("F5");

        history.by(VERIFIER).verdict(null, null, SUCCEEDED);
        assertThat(history.runMemory("r1").state()).isEqualTo(State.PASSED);
        assertThat(history.runMemory("r1").authority()).isEqualTo(Authority.TRUSTED);
    }

    @Test
    void F5_should_judge_the_call_when_a_verdict_names_its_evidence() {
        History history = new History().run("r1").by(WORKER).call("a", "{}", SUCCEEDED);
        String call = history.lastId();
        history.ended(RunStatus.RETURNED).by(VERIFIER).run(null).verdict(call, null, FAILED);

        assertThat(history.call("a", "{}").state()).isEqualTo(State.FAILED_BRANCH);
        assertThat(history.runMemory("r1").state()).isEqualTo(State.RAW);
    }

    @Test
    void F6_should_count_attempts_in_one_memory_when_the_same_call_fails_again() {
        History history = new History();
        for (int i = 0; i < 10; i++) {
            history.run("r" + i).call("t", "{\"a\":1.0}", FAILED);
        }

        assertThat(history.state().memories()).hasSize(1);
        assertThat(history.call("t", "{\"a\":1}").attempts()).isEqualTo(10);
        assertThat(history.call("t", "{\"a\":1}").rules()).contains("F6");
    }

    @Test
    void F7_should_fail_the_route_alone_when_a_failed_run_shares_calls_with_a_passed_one() {
        History history = wrongTurnThenRight().ended(RunStatus.SUCCEEDED);
        history.run("r2")
                .call("refund_order", CREDIT, SUCCEEDED)
                .call("close", "{}", SUCCEEDED)
                .ended(RunStatus.FAILED);

        assertThat(history.runMemory("r2").state()).isEqualTo(State.FAILED_BRANCH);
        assertThat(history.runMemory("r2").rules()).contains("F7");
        assertThat(history.call("refund_order", CREDIT).state()).isNotIn(State.FAILED_BRANCH, State.CONTESTED);
        assertThat(history.runMemory("r1").state()).isEqualTo(State.PASSED);
    }

    @Test
    void F7_should_contest_a_failed_run_when_the_very_same_calls_passed_in_another() {
        History history = new History().run("r1").call("a", "{}", SUCCEEDED).ended(RunStatus.RETURNED);
        history.run("r2").call("a", "{}", SUCCEEDED).ended(RunStatus.FAILED);

        assertThat(history.runMemory("r2").state()).isEqualTo(State.CONTESTED);
        assertThat(history.runMemory("r2").rules()).startsWith("F7", "F4");
        assertThat(history.runMemory("r1").state()).isEqualTo(State.PASSED);
    }

    @Test
    void S6_should_block_what_passed_when_a_person_says_so_until_released() {
        History history = wrongTurnThenRight().ended(RunStatus.RETURNED);
        String id = history.runMemory("r1").id();
        history.run(null).by(HOST).add(new OperatorAction(OperatorAction.Kind.BLOCK, id, "no"));
        assertThat(history.runMemory("r1").state()).isEqualTo(State.FAILED_BRANCH);
        assertThat(history.state().why(id).orElseThrow().reasons())
                .extracting(Why.Reason::rule)
                .containsExactly("S6");

        history.by(WORKER).add(new OperatorAction(OperatorAction.Kind.RELEASE, id, "I want it"));
        assertThat(history.runMemory("r1").state()).isEqualTo(State.FAILED_BRANCH);
        history.by(REVIEWER).add(new OperatorAction(OperatorAction.Kind.RELEASE, id, "fine"));
        assertThat(history.runMemory("r1").state()).isEqualTo(State.PASSED);
    }

    @Test
    void should_keep_the_run_under_way_out_of_memory() {
        assertThat(wrongTurnThenRight().state().memories())
                .extracting(memory -> memory.subject().getClass().getSimpleName())
                .doesNotContain("RunRoute");
    }

    @Test
    void C1_should_refuse_a_mix_of_scopes() {
        List<Recorded> mixed = new ArrayList<>(wrongTurnThenRight().recorded());
        mixed.addAll(new History(Scope.of("other")).call("a", "{}", FAILED).recorded());

        assertThatThrownBy(() -> Adjudicator.adjudicate(mixed, AcceptancePolicy.SOLO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("default/other")
                .hasMessageContaining("default/desk");
    }

    @Test
    void should_follow_the_order_of_the_stream_when_the_clock_ran_backwards() {
        Recorded failed =
                new History().run("r1").call("t", "{}", FAILED).recorded().get(0);
        Recorded worked = new History()
                .run("r1")
                .call("u", "{}", SUCCEEDED)
                .call("t", "{}", SUCCEEDED)
                .recorded()
                .get(1);
        Evidence late = failed.evidence();
        Evidence jumped = new Evidence(
                late.id(),
                late.scope(),
                late.task(),
                late.run(),
                late.actor(),
                late.lane(),
                late.at().plusSeconds(60),
                late.body());
        ScopeState state = Adjudicator.adjudicate(List.of(new Recorded(jumped, 0, 1), worked), AcceptancePolicy.SOLO);

        assertThat(state.memories())
                .singleElement()
                .satisfies(memory -> assertThat(memory.state()).isEqualTo(State.RAW));
    }

    @Test
    void should_find_memories_by_task() {
        History history = wrongTurnThenRight().by(AGENT);

        assertThat(history.state().memories(TASK)).hasSize(3);
        assertThat(history.state().memories(Task.of("other"))).isEmpty();
    }
}
