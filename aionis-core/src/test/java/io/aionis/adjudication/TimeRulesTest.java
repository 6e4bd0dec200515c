package io.aionis.adjudication;

import static io.aionis.adjudication.History.AGENT;
import static io.aionis.adjudication.History.REVIEWER;
import static io.aionis.adjudication.History.TASK;
import static io.aionis.adjudication.History.VERIFIER;
import static io.aionis.adjudication.History.WORKER;
import static io.aionis.model.Outcome.FAILED;
import static io.aionis.model.Outcome.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.model.Actor;
import io.aionis.model.Circumstances;
import io.aionis.model.Effect;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceBody.Feedback;
import io.aionis.model.EvidenceBody.OperatorAction;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.model.Role;
import io.aionis.model.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules T1 to T4 and C5: time, environment, procedures. */
class TimeRulesTest {

    private static final Instant END = Instant.ofEpochSecond(1_000);

    private static Surfaces.Decision decide(History history, Memory memory, Map<String, String> environment, long now) {
        Situation situation = new Situation(AGENT, TASK, environment, Instant.ofEpochSecond(now));
        return Surfaces.of(history.state(), situation).decide(memory);
    }

    private static History accepted(Circumstances circumstances) {
        return new History()
                .by(REVIEWER)
                .add(new EvidenceBody.Step("blue", "", SUCCEEDED, List.of("src/new.ts"), "blue"), circumstances);
    }

    private static EvidenceBody call(Outcome outcome) {
        return new EvidenceBody.ToolCall(0, null, "pay", Json.empty(), "", outcome, "Boom", null, null, Effect.WRITE);
    }

    @Test
    void T1_should_go_stale_when_its_time_is_over_until_it_is_verified_again() {
        History history = accepted(Circumstances.NONE.validUntil(END));
        Memory before = history.routeMemory("blue");

        assertThat(decide(history, before, Map.of(), 999).surface()).isEqualTo(Surface.USE_NOW);
        assertThat(decide(history, before, Map.of(), 1_000).surface()).isEqualTo(Surface.INSPECT_BEFORE_USE);
        assertThat(decide(history, before, Map.of(), 1_000).state()).isEqualTo(State.STALE);
        assertThat(decide(history, before, Map.of(), 1_000).rules()).contains("T1");

        for (int i = 0; i < 1_100; i++) {
            history.add(new EvidenceBody.Unknown("tick", Json.nil()));
        }
        history.by(VERIFIER).verdict(null, "blue", SUCCEEDED);
        assertThat(decide(history, history.routeMemory("blue"), Map.of(), 2_000).surface())
                .isEqualTo(Surface.USE_NOW);
    }

    @Test
    void T1_should_keep_its_end_when_it_is_verified_before() {
        History history =
                accepted(Circumstances.NONE.validUntil(END)).by(VERIFIER).verdict(null, "blue", SUCCEEDED);

        assertThat(decide(history, history.routeMemory("blue"), Map.of(), 1_000).state())
                .isEqualTo(State.STALE);
    }

    @Test
    void T1_should_inspect_what_another_environment_verified_and_not_use_it_where_that_is_binding() {
        History history = accepted(Circumstances.NONE.dependingOn("commit", "a1"));
        Memory memory = history.routeMemory("blue");

        assertThat(decide(history, memory, Map.of("commit", "a1"), 0).surface()).isEqualTo(Surface.USE_NOW);
        assertThat(decide(history, memory, Map.of(), 0).surface()).isEqualTo(Surface.USE_NOW);
        assertThat(decide(history, memory, Map.of("commit", "b2"), 0).surface()).isEqualTo(Surface.INSPECT_BEFORE_USE);

        History binding =
                accepted(Circumstances.NONE.dependingOn("commit", "a1").onlyThere());
        assertThat(decide(binding, binding.routeMemory("blue"), Map.of("commit", "b2"), 0)
                        .surface())
                .isEqualTo(Surface.DO_NOT_USE);

        history.by(VERIFIER)
                .add(
                        new EvidenceBody.Verdict(null, "blue", SUCCEEDED, "checked again"),
                        Circumstances.NONE.dependingOn("commit", "b2"));
        assertThat(decide(history, history.routeMemory("blue"), Map.of("commit", "b2"), 0)
                        .surface())
                .isEqualTo(Surface.USE_NOW);
    }

    @Test
    void F3_should_end_the_block_when_the_environment_it_depended_on_has_changed() {
        History history = new History().run("r1").add(call(FAILED), Circumstances.NONE.dependingOn("tool:pay", "v1"));
        Memory memory = history.find(new Subject.Call("pay", Json.empty()));

        assertThat(decide(history, memory, Map.of("tool:pay", "v1"), 0).surface())
                .isEqualTo(Surface.DO_NOT_USE);
        Surfaces.Decision changed = decide(history, memory, Map.of("tool:pay", "v2"), 0);
        assertThat(changed.surface()).isEqualTo(Surface.INSPECT_BEFORE_USE);
        assertThat(changed.state()).isEqualTo(State.STALE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "absent"})
    void T2_should_keep_the_current_path_when_its_next_file_is_not_there_yet(String absent) {
        Circumstances file = Circumstances.NONE.dependingOn("file:src/new.ts", "ab12");
        History history = accepted(file);

        assertThat(history.routeMemory("blue").state()).isEqualTo(State.CURRENT);
        assertThat(decide(history, history.routeMemory("blue"), Map.of("file:src/new.ts", absent), 0)
                        .surface())
                .isEqualTo(Surface.USE_NOW);
        assertThat(decide(history, history.routeMemory("blue"), Map.of("file:src/new.ts", "cd34"), 0)
                        .surface())
                .isEqualTo(Surface.INSPECT_BEFORE_USE);
    }

    @Test
    void T3_should_lower_by_explicit_judgements_alone_and_by_enough_of_them() {
        History history = accepted(Circumstances.NONE);
        String id = history.routeMemory("blue").id();
        for (int i = 0; i < 20; i++) {
            rate(history, "seen-" + i, id, Feedback.Rating.NEUTRAL);
            rate(history, "grump", id, Feedback.Rating.NEGATIVE);
        }
        assertThat(history.routeMemory("blue").credit()).isEqualTo(new Credit(0, 1));
        assertThat(decide(history, history.routeMemory("blue"), Map.of(), 0).surface())
                .isEqualTo(Surface.USE_NOW);

        rate(history, "second", id, Feedback.Rating.NEGATIVE);
        rate(history, "third", id, Feedback.Rating.NEGATIVE);
        Surfaces.Decision lowered = decide(history, history.routeMemory("blue"), Map.of(), 0);
        assertThat(lowered.surface()).isEqualTo(Surface.INSPECT_BEFORE_USE);
        assertThat(lowered.rules()).contains("T3");

        rate(history, "second", id, Feedback.Rating.POSITIVE);
        assertThat(decide(history, history.routeMemory("blue"), Map.of(), 0).surface())
                .isEqualTo(Surface.USE_NOW);
    }

    private static void rate(History history, String actor, String memory, Feedback.Rating rating) {
        history.by(Actor.agent(actor)).add(new Feedback("trace", List.of(memory), "USE_NOW", rating, ""));
    }

    @Test
    void T4_should_move_what_is_archived_out_of_sight_and_never_a_block() {
        History history = accepted(Circumstances.NONE);
        String id = history.routeMemory("blue").id();
        history.by(REVIEWER).add(new OperatorAction(OperatorAction.Kind.ARCHIVE, id, "cold"));
        Memory archived = history.routeMemory("blue");
        assertThat(archived.state()).isEqualTo(State.ARCHIVED);
        assertThat(decide(history, archived, Map.of(), 0).surface()).isEqualTo(Surface.REHYDRATE);

        history.add(new OperatorAction(OperatorAction.Kind.RESTORE, id, "needed"));
        assertThat(decide(history, history.routeMemory("blue"), Map.of(), 0).surface())
                .isEqualTo(Surface.USE_NOW);

        history.by(WORKER).add(new OperatorAction(OperatorAction.Kind.ARCHIVE, id, "out of my way"));
        assertThat(history.routeMemory("blue").state()).isEqualTo(State.CURRENT);

        history.run("r1").by(WORKER).call("pay", "{}", FAILED);
        history.run(null).by(REVIEWER).add(new OperatorAction(OperatorAction.Kind.ARCHIVE, "r1-0", "cold"));
        Memory failed = history.call("pay", "{}");
        assertThat(decide(history, failed, Map.of(), 0).surface()).isEqualTo(Surface.DO_NOT_USE);
    }

    // --- C5

    private static History run(History history, String id, String argument) {
        return history.run(id)
                .by(AGENT)
                .call("find", argument, SUCCEEDED)
                .call("pay", argument, SUCCEEDED)
                .ended(RunStatus.RETURNED);
    }

    private static List<Memory> procedures(History history) {
        return history.state().memories().stream()
                .filter(memory -> memory.subject() instanceof Subject.Way)
                .toList();
    }

    @Test
    void C5_should_not_make_law_of_one_lucky_run() {
        History history = run(new History(), "r1", "1").by(VERIFIER).verdict(null, null, SUCCEEDED);

        assertThat(procedures(history)).isEmpty();
        assertThat(history.runMemory("r1").candidate()).isTrue();

        run(history, "r2", "2");
        assertThat(procedures(history)).isEmpty();
    }

    @Test
    void C5_should_make_a_procedure_of_two_verified_runs_that_went_one_way() {
        History history = run(new History(), "r1", "1").by(VERIFIER).verdict(null, null, SUCCEEDED);
        run(history, "r2", "2").by(VERIFIER).verdict(null, null, SUCCEEDED);

        assertThat(procedures(history)).hasSize(1);
        Memory procedure = procedures(history).get(0);
        assertThat(procedure.state()).isEqualTo(State.PROCEDURE);
        assertThat(procedure.subject()).isEqualTo(new Subject.Way(List.of("find", "pay")));
        assertThat(procedure.attempts()).isEqualTo(2);
        assertThat(decide(history, procedure, Map.of(), 0).surface()).isEqualTo(Surface.USE_NOW);
        assertThat(history.runMemory("r1").candidate()).isFalse();
    }

    @Test
    void C5_should_make_a_procedure_of_one_verified_run_that_a_reviewer_accepted() {
        History history = run(new History(), "r1", "1").by(REVIEWER).verdict(null, null, SUCCEEDED);
        assertThat(procedures(history)).isEmpty();

        history.by(VERIFIER).verdict(null, null, SUCCEEDED);
        assertThat(procedures(history)).hasSize(1);
    }

    @Test
    void C5_should_doubt_a_procedure_while_a_counter_example_is_unanswered() {
        History history = run(new History(), "r1", "1").by(VERIFIER).verdict(null, null, SUCCEEDED);
        run(history, "r2", "2").by(VERIFIER).verdict(null, null, SUCCEEDED);
        run(history, "r3", "3").by(VERIFIER).verdict(null, null, FAILED);
        Memory doubted = procedures(history).get(0);
        assertThat(doubted.state()).isEqualTo(State.CONTESTED);
        assertThat(decide(history, doubted, Map.of(), 0).surface()).isEqualTo(Surface.INSPECT_BEFORE_USE);

        run(history, "r4", "4").by(VERIFIER).verdict(null, null, SUCCEEDED);
        assertThat(procedures(history).get(0).state()).isEqualTo(State.PROCEDURE);
    }

    @Test
    void C5_should_doubt_a_procedure_that_a_run_tried_to_follow_and_could_not() {
        History history = run(new History(), "r1", "1").by(VERIFIER).verdict(null, null, SUCCEEDED);
        run(history, "r2", "2").by(VERIFIER).verdict(null, null, SUCCEEDED);
        history.run("r3")
                .by(AGENT)
                .call("find", "3", SUCCEEDED)
                .call("pay", "3", FAILED)
                .ended(RunStatus.FAILED);

        assertThat(procedures(history).get(0).state()).isEqualTo(State.CONTESTED);
    }

    @Test
    void C5_should_know_a_named_route_by_the_runs_it_was_verified_in() {
        History history = new History().run("r1").by(WORKER).route("blue", SUCCEEDED);
        history.by(VERIFIER).verdict(history.lastId(), null, SUCCEEDED).verdict(null, "blue", SUCCEEDED);
        assertThat(history.routeMemory("blue").state()).isEqualTo(State.PASSED);

        history.run("r2").by(WORKER).route("blue", SUCCEEDED);
        history.by(VERIFIER).verdict(history.lastId(), null, SUCCEEDED);
        assertThat(history.routeMemory("blue").state()).isEqualTo(State.PROCEDURE);
    }

    @Test
    void A1_should_not_make_a_plan_current_before_somebody_accepts_it() {
        History history = new History().by(Actor.of("planner", Role.PLANNER));
        history.add(new EvidenceBody.Plan("blue green", List.of("switch"), List.of("no errors"), List.of(), "blue"));
        String plan = history.lastId();
        assertThat(history.routeMemory("blue").state()).isEqualTo(State.RAW);

        history.verdict(plan, null, SUCCEEDED);
        assertThat(history.routeMemory("blue").state()).isEqualTo(State.RAW);

        history.by(REVIEWER).verdict(plan, null, SUCCEEDED);
        assertThat(history.routeMemory("blue").state()).isEqualTo(State.CURRENT);
    }

    @Test
    void A1_should_take_a_reviewers_handoff_for_acceptance_and_nobody_elses() {
        for (Role role : Role.values()) {
            History history = new History().by(Actor.of("somebody", role));
            history.add(new EvidenceBody.Handoff(
                    "adapter", "", "worker-2", "continue the migration", List.of(), List.of(), List.of(), "adapter"));

            assertThat(history.routeMemory("adapter").state())
                    .as("%s", role)
                    .isEqualTo(role == Role.REVIEWER ? State.CURRENT : State.RAW);
            assertThat(history.routeMemory("adapter").title()).isEqualTo("adapter; next: continue the migration");
        }
    }
}
