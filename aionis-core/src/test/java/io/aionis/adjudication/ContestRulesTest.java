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

import io.aionis.ledger.Recorded;
import io.aionis.model.Actor;
import io.aionis.model.Circumstances;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceBody.OperatorAction;
import io.aionis.model.EvidenceId;
import io.aionis.model.Lane;
import io.aionis.model.Outcome;
import io.aionis.model.Role;
import io.aionis.model.RunId;
import io.aionis.model.RunStatus;
import io.aionis.model.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rules S1 to S7: order, supersession, conflict. */
class ContestRulesTest {

    private static final Actor SECOND_REVIEWER = Actor.of("boss-2", Role.REVIEWER);
    private static final Scope SCOPE = Scope.of("desk");

    private static Circumstances port(String value) {
        return Circumstances.NONE.about("database.port", value);
    }

    private static EvidenceBody step(String title, Outcome outcome) {
        return new EvidenceBody.Step(title, "", outcome, List.of(), null);
    }

    private static Memory port(History history, String value) {
        return history.find(new Subject.Key("database.port", value));
    }

    private static Surface surface(History history, Memory memory) {
        return Surfaces.of(history.state(), AGENT, TASK).decide(memory).surface();
    }

    private static Recorded recorded(
            String stream, long position, String id, long second, Actor actor, EvidenceBody body, Circumstances c) {
        Evidence evidence = new Evidence(
                new EvidenceId(id),
                SCOPE,
                TASK,
                new RunId(stream),
                actor,
                Lane.SHARED,
                Instant.ofEpochSecond(second),
                body,
                c);
        return new Recorded(evidence, position, position + 1);
    }

    private static State route(List<Recorded> recorded, String name) {
        return Adjudicator.adjudicate(SCOPE, recorded, AcceptancePolicy.SOLO).memories().stream()
                .filter(memory -> memory.subject().equals(new Subject.Route(name)))
                .findFirst()
                .orElseThrow()
                .state();
    }

    @Test
    void S1_should_go_by_what_a_verdict_declares_when_its_clock_is_behind() {
        EvidenceBody failed = new EvidenceBody.Step("try", "", FAILED, List.of(), "blue");
        EvidenceBody worked = new EvidenceBody.Verdict(new EvidenceId("tried"), null, SUCCEEDED, "it works");
        List<Recorded> recorded = List.of(
                recorded("r1", 0, "tried", 1_000, WORKER, failed, Circumstances.NONE),
                recorded("r2", 0, "checked", 10, VERIFIER, worked, Circumstances.NONE));

        assertThat(route(recorded, "blue")).isEqualTo(State.PASSED);
    }

    @Test
    void S1_should_follow_the_handoff_when_the_next_actors_clock_is_behind() {
        EvidenceBody accepted = new EvidenceBody.Step("go", "", SUCCEEDED, List.of(), "blue");
        EvidenceBody handoff = new EvidenceBody.Handoff(
                "go on", "", null, "go on", List.of(), List.of(new EvidenceId("old")), List.of(), "green");
        List<Recorded> recorded = List.of(
                recorded("r1", 0, "old", 1_000, REVIEWER, accepted, Circumstances.NONE),
                recorded("r2", 0, "new", 10, SECOND_REVIEWER, handoff, Circumstances.NONE));

        assertThat(route(recorded, "green")).isEqualTo(State.CURRENT);
        assertThat(route(recorded, "blue")).isEqualTo(State.PASSED);
    }

    @Test
    void S1_should_call_a_tie_a_tie() {
        List<Recorded> recorded = List.of(
                recorded("r1", 0, "a", 10, REVIEWER, step("a", SUCCEEDED), port("1")),
                recorded("r2", 0, "b", 10, SECOND_REVIEWER, step("b", SUCCEEDED), port("2")));

        assertThat(Adjudicator.adjudicate(SCOPE, recorded, AcceptancePolicy.SOLO)
                        .memories())
                .extracting(Memory::state)
                .containsExactly(State.CONTESTED, State.CONTESTED);
    }

    @Test
    void S2_should_replace_a_value_by_a_newer_one_of_equal_authority() {
        History history = new History().by(REVIEWER).add(step("old", SUCCEEDED), port("5432"));
        history.by(SECOND_REVIEWER).add(step("new", SUCCEEDED), port("6432"));

        assertThat(port(history, "5432").state()).isEqualTo(State.STALE);
        assertThat(port(history, "5432").rules()).contains("S2");
        assertThat(port(history, "5432").rivals())
                .containsExactly(port(history, "6432").id());
        assertThat(surface(history, port(history, "5432"))).isEqualTo(Surface.INSPECT_BEFORE_USE);
        assertThat(surface(history, port(history, "6432"))).isEqualTo(Surface.USE_NOW);
    }

    @Test
    void S2_should_replace_what_evidence_names_when_its_authority_suffices() {
        History history = new History().by(REVIEWER).route("blue", SUCCEEDED);
        String blue = history.lastId();
        Circumstances replaces = Circumstances.NONE.superseding(new EvidenceId(blue));
        history.by(WORKER).add(step("I have a better idea", SUCCEEDED), replaces);
        assertThat(history.routeMemory("blue").state()).isEqualTo(State.CURRENT);

        history.by(SECOND_REVIEWER).add(step("green is agreed", SUCCEEDED), replaces);
        assertThat(history.routeMemory("blue").state()).isEqualTo(State.STALE);
        assertThat(surface(history, history.routeMemory("blue"))).isEqualTo(Surface.INSPECT_BEFORE_USE);
    }

    @Test
    void S2_should_not_contest_a_note_because_of_words() {
        History history = new History().by(REVIEWER).route("checkout path", SUCCEEDED);
        history.by(SECOND_REVIEWER)
                .add(new EvidenceBody.Step(
                        "Later evidence confirms the checkout path; it supersedes all doubts",
                        "replaces, contradicts, obsolete",
                        SUCCEEDED,
                        List.of(),
                        "confirmation"));

        assertThat(history.routeMemory("checkout path").state()).isIn(State.CURRENT, State.PASSED);
    }

    @Test
    void S3_should_send_the_weaker_alone_to_inspection() {
        History history = new History().by(REVIEWER).add(step("agreed", SUCCEEDED), port("5432"));
        history.by(WORKER).add(step("I read it somewhere", SUCCEEDED), port("1111"));

        assertThat(surface(history, port(history, "5432"))).isEqualTo(Surface.USE_NOW);
        assertThat(port(history, "1111").state()).isEqualTo(State.CONTESTED);
        assertThat(port(history, "1111").rules()).contains("S3");
    }

    @Test
    void S3_should_end_a_contest_by_a_verdict_or_a_withdrawal() {
        for (EvidenceBody end : List.of(
                new EvidenceBody.Verdict(new EvidenceId("b"), null, FAILED, "wrong"),
                new EvidenceBody.Withdrawal(new EvidenceId("b"), "mistaken"))) {
            List<Recorded> recorded = new ArrayList<>(List.of(
                    recorded("r1", 0, "a", 10, REVIEWER, step("a", SUCCEEDED), port("1")),
                    recorded("r2", 0, "b", 10, SECOND_REVIEWER, step("b", SUCCEEDED), port("2"))));
            recorded.add(recorded("r3", 0, "end", 20, REVIEWER, end, Circumstances.NONE));

            assertThat(Adjudicator.adjudicate(SCOPE, recorded, AcceptancePolicy.SOLO)
                            .memories())
                    .filteredOn(memory -> "1".equals(memory.value()))
                    .extracting(Memory::state)
                    .as("%s", end)
                    .containsExactly(State.PASSED);
        }
    }

    @Test
    void should_not_show_what_was_taken_back_as_a_whole() {
        History history = new History().by(WORKER).route("blue", FAILED);
        String tried = history.lastId();
        history.by(AGENT).add(new EvidenceBody.Withdrawal(new EvidenceId(tried), "I would rather not see it"));
        assertThat(surface(history, history.routeMemory("blue"))).isEqualTo(Surface.DO_NOT_USE);

        history.by(WORKER).add(new EvidenceBody.Withdrawal(new EvidenceId(tried), "wrong branch"));
        assertThat(surface(history, history.routeMemory("blue"))).isEqualTo(Surface.WITHHELD);
    }

    @Test
    void S4_should_reinstate_what_an_overruled_note_had_replaced() {
        History history = new History().by(REVIEWER).add(step("old", SUCCEEDED), port("5432"));
        history.by(SECOND_REVIEWER).add(step("new", SUCCEEDED), port("6432"));
        String overruled = history.lastId();
        assertThat(port(history, "5432").state()).isEqualTo(State.STALE);

        history.by(VERIFIER).verdict(overruled, null, FAILED);
        assertThat(port(history, "5432").state()).isEqualTo(State.PASSED);
        assertThat(port(history, "6432").state()).isEqualTo(State.FAILED_BRANCH);
    }

    @Test
    void S4_should_reinstate_what_was_replaced_when_its_replacement_is_replaced() {
        History history = new History().by(REVIEWER).route("a", SUCCEEDED);
        EvidenceId a = new EvidenceId(history.lastId());
        history.add(new EvidenceBody.Step("b", "", SUCCEEDED, List.of(), "b"), Circumstances.NONE.superseding(a));
        EvidenceId b = new EvidenceId(history.lastId());
        assertThat(history.routeMemory("a").state()).isEqualTo(State.STALE);

        history.add(new EvidenceBody.Step("c", "", SUCCEEDED, List.of(), "c"), Circumstances.NONE.superseding(b));
        assertThat(history.routeMemory("b").state()).isEqualTo(State.STALE);
        assertThat(history.routeMemory("a").state()).isEqualTo(State.PASSED);
    }

    @Test
    void S5_should_not_let_many_claims_outvote_a_verdict() {
        History history = new History().by(REVIEWER).add(step("agreed", SUCCEEDED), port("5432"));
        for (int i = 0; i < 20; i++) {
            history.by(Actor.of("worker-" + i, Role.WORKER)).add(step("no", SUCCEEDED), port("1111"));
        }

        assertThat(port(history, "5432").state()).isEqualTo(State.PASSED);
        assertThat(surface(history, port(history, "1111"))).isEqualTo(Surface.INSPECT_BEFORE_USE);
    }

    @Test
    void S5_should_take_what_is_passed_on_as_the_word_of_whoever_said_it_first() {
        History history = new History().run("r1").by(WORKER).route("blue", SUCCEEDED);
        String tried = history.lastId();
        history.run(null)
                .by(VERIFIER)
                .add(
                        new EvidenceBody.Verdict(new EvidenceId(tried), null, SUCCEEDED, "the worker told me"),
                        Circumstances.NONE.from(WORKER.agent()));
        assertThat(history.routeMemory("blue").state()).isEqualTo(State.RAW);

        history.verdict(tried, null, SUCCEEDED);
        assertThat(history.routeMemory("blue").state()).isEqualTo(State.PASSED);
    }

    @Test
    void S6_should_block_the_memory_that_a_piece_of_evidence_belongs_to() {
        History history = new History().by(REVIEWER).route("blue", SUCCEEDED);
        String tried = history.lastId();
        history.by(HOST).add(new OperatorAction(OperatorAction.Kind.BLOCK, tried, "not this week"));

        assertThat(surface(history, history.routeMemory("blue"))).isEqualTo(Surface.DO_NOT_USE);
        assertThat(history.routeMemory("blue").rules()).containsExactly("S6");
    }

    @Test
    void S6_should_let_a_reviewer_alone_release_what_a_reviewer_blocked() {
        History history = new History().by(REVIEWER).route("blue", SUCCEEDED);
        String id = history.routeMemory("blue").id();
        history.add(new OperatorAction(OperatorAction.Kind.BLOCK, id, "not this week"));
        history.by(AGENT).add(new OperatorAction(OperatorAction.Kind.RELEASE, id, "I need it"));
        assertThat(surface(history, history.routeMemory("blue"))).isEqualTo(Surface.DO_NOT_USE);

        history.by(SECOND_REVIEWER).add(new OperatorAction(OperatorAction.Kind.RELEASE, id, "over"));
        assertThat(surface(history, history.routeMemory("blue"))).isEqualTo(Surface.USE_NOW);
    }

    @Test
    void A1_should_go_back_to_the_earlier_accepted_route_when_the_newest_is_superseded() {
        History history = new History().by(REVIEWER).route("a", SUCCEEDED).route("b", SUCCEEDED);
        EvidenceId b = new EvidenceId(history.lastId());
        assertThat(history.routeMemory("b").state()).isEqualTo(State.CURRENT);

        history.add(
                step("neither", SUCCEEDED),
                Circumstances.NONE.about("decision", "stop b").superseding(b));
        assertThat(history.routeMemory("b").state()).isEqualTo(State.STALE);
        assertThat(history.routeMemory("a").state()).isEqualTo(State.CURRENT);
    }

    @Test
    void S7_should_report_each_change_of_state_with_what_decided_and_how_to_undo_it() {
        Folding folding = new Folding(SCOPE, AcceptancePolicy.SOLO);
        History history = new History(SCOPE)
                .run("r1")
                .by(AGENT)
                .call("pay", "{}", SUCCEEDED)
                .ended(RunStatus.RETURNED);
        history.recorded().forEach(folding::add);
        folding.state();
        folding.changes();
        history.run(null).by(VERIFIER).verdict("r1-0", null, FAILED);
        history.recorded().forEach(folding::add);
        folding.state();

        List<Change> changes = folding.changes();
        assertThat(changes).hasSize(1);
        Change change = changes.get(0);
        assertThat(stateOf(change.before())).isEqualTo(State.RAW);
        assertThat(stateOf(change.after())).isEqualTo(State.FAILED_BRANCH);
        assertThat(change.rules()).startsWith("F5");
        assertThat(change.memory().evidence()).contains(new EvidenceId(history.lastId()));
        assertThat(change.undo()).contains("new verdict");
        folding.state();
        assertThat(folding.changes()).isEmpty();
    }

    private static @Nullable State stateOf(@Nullable Memory memory) {
        return memory == null ? null : memory.state();
    }

    @Test
    void should_say_what_would_be_known_without_a_piece_of_evidence() {
        History history = new History().run("r1").by(AGENT).call("pay", "{}", SUCCEEDED);
        history.run(null).by(VERIFIER).verdict("r1-0", null, FAILED);

        List<Change> changes = WhatIf.without(new EvidenceId(history.lastId()))
                .changes(SCOPE, history.recorded(), AcceptancePolicy.SOLO);

        assertThat(changes).hasSize(1);
        assertThat(stateOf(changes.get(0).before())).isEqualTo(State.FAILED_BRANCH);
        assertThat(stateOf(changes.get(0).after())).isEqualTo(State.RAW);
    }
}
