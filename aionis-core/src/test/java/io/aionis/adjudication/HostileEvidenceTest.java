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
import io.aionis.model.Effect;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.Json;
import io.aionis.model.Lane;
import io.aionis.model.Outcome;
import io.aionis.model.Role;
import io.aionis.model.RunId;
import io.aionis.model.RunStatus;
import io.aionis.model.Scope;
import io.aionis.model.Task;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a writer cannot do to memories of others, and what arrives late or in great numbers. */
class HostileEvidenceTest {

    private static final Actor SECOND_REVIEWER = Actor.of("boss-2", Role.REVIEWER);

    private static EvidenceBody step(String route, Outcome outcome) {
        return new EvidenceBody.Step("s " + route, "", outcome, List.of(), route);
    }

    @Test
    void S2_should_not_let_a_worker_speak_with_the_authority_of_what_others_proved() {
        History h = new History().by(REVIEWER).route("a", SUCCEEDED).route("b", SUCCEEDED);
        String b = h.lastId();
        h.by(WORKER).add(step("a", SUCCEEDED), Circumstances.NONE.superseding(new EvidenceId(b)));
        assertThat(h.routeMemory("b").state()).isEqualTo(State.CURRENT);
    }

    @Test
    void S2_should_not_let_a_workers_verdict_replace_what_is_trusted() {
        History h = new History().by(REVIEWER).route("a", SUCCEEDED);
        String a = h.lastId();
        h.route("b", SUCCEEDED);
        String b = h.lastId();
        h.by(WORKER)
                .add(
                        new EvidenceBody.Verdict(new EvidenceId(a), null, SUCCEEDED, ""),
                        Circumstances.NONE.superseding(new EvidenceId(b)));
        assertThat(h.routeMemory("b").state()).isEqualTo(State.CURRENT);
    }

    @Test
    void C1_should_not_replace_what_all_see_by_a_private_verdict() {
        History h = new History().by(REVIEWER).route("a", SUCCEEDED);
        String a = h.lastId();
        h.route("b", SUCCEEDED);
        String b = h.lastId();
        h.by(SECOND_REVIEWER)
                .lane(Lane.AGENT)
                .add(
                        new EvidenceBody.Verdict(new EvidenceId(a), null, SUCCEEDED, ""),
                        Circumstances.NONE.superseding(new EvidenceId(b)));
        assertThat(h.routeMemory("b").state()).isEqualTo(State.CURRENT);
    }

    @Test
    void C1_should_not_replace_what_all_see_by_private_evidence_of_a_shared_run() {
        History h = new History().by(REVIEWER).route("b", SUCCEEDED);
        String b = h.lastId();
        h.by(AGENT).run("r").call("a", "1", SUCCEEDED);
        h.by(HOST).ended(RunStatus.SUCCEEDED);
        h.by(WORKER)
                .lane(Lane.AGENT)
                .add(new EvidenceBody.RunStarted("", Map.of()), Circumstances.NONE.superseding(new EvidenceId(b)));
        assertThat(h.routeMemory("b").state()).isNotEqualTo(State.STALE);
    }

    @Test
    void S5_should_not_make_a_replaced_value_newer_when_a_worker_repeats_it() {
        History h = new History();
        h.by(REVIEWER).add(step("x", SUCCEEDED), Circumstances.NONE.about("port", "1"));
        h.by(REVIEWER).add(step("x", SUCCEEDED), Circumstances.NONE.about("port", "2"));
        h.by(WORKER).add(step("x", SUCCEEDED), Circumstances.NONE.about("port", "1"));
        assertThat(h.find(new Subject.Key("port", "2")).state()).isNotIn(State.STALE, State.CONTESTED);
    }

    @Test
    void S3_should_not_contest_a_value_by_evidence_that_says_none() {
        History h = new History();
        h.by(REVIEWER).add(step("x", SUCCEEDED), Circumstances.NONE.about("port", "1"));
        h.by(REVIEWER).add(step("x", SUCCEEDED), Circumstances.NONE.about("port", null));
        assertThat(h.find(new Subject.Key("port", "1")).state()).isEqualTo(State.PASSED);
    }

    @Test
    void C1_should_not_take_the_family_of_a_shared_task_from_private_evidence() {
        History h = new History().by(REVIEWER).route("a", SUCCEEDED);
        h.by(WORKER).lane(Lane.AGENT).task(new Task("refund", "secret")).route("z", SUCCEEDED);
        assertThat(h.routeMemory("a").task()).isEqualTo(TASK);
    }

    @Test
    void C1_should_not_lower_a_shared_run_by_a_private_gap() {
        History h = new History().run("r").call("a", "1", SUCCEEDED).ended(RunStatus.RETURNED);
        State before = h.runMemory("r").state();
        h.by(WORKER).lane(Lane.AGENT).add(new EvidenceBody.Gap(1, ""));
        assertThat(h.runMemory("r").state()).isEqualTo(before);
    }

    @Test
    void S5_should_count_an_agent_that_names_many_origins_as_one_voice() {
        History h = new History().by(REVIEWER).route("a", SUCCEEDED);
        String id = h.routeMemory("a").id();
        for (int i = 0; i < 5; i++) {
            h.by(WORKER)
                    .add(
                            new EvidenceBody.Feedback(
                                    "t", List.of(id), "USE_NOW", EvidenceBody.Feedback.Rating.NEGATIVE, "x"),
                            Circumstances.NONE.from("o" + i));
        }
        assertThat(h.routeMemory("a").credit().isLow()).isFalse();
    }

    @Test
    void F5_should_not_prove_work_by_a_check_that_came_before_it() {
        History h = new History().by(VERIFIER).route("a", SUCCEEDED);
        h.by(WORKER).route("a", SUCCEEDED);
        assertThat(h.routeMemory("a").state()).isEqualTo(State.RAW);
    }

    @Test
    void should_keep_a_withdrawal_when_the_run_becomes_another_subject() {
        Scope scope = Scope.of("desk");
        List<Recorded> rec = List.of(
                recorded("r", 0, "start", 1, null, WORKER, Lane.SHARED, new EvidenceBody.RunStarted("x", Map.of())),
                recorded(
                        null,
                        0,
                        "v",
                        2,
                        null,
                        VERIFIER,
                        Lane.SHARED,
                        new EvidenceBody.Verdict(new EvidenceId("start"), null, FAILED, "")),
                recorded(
                        null,
                        1,
                        "w",
                        3,
                        null,
                        VERIFIER,
                        Lane.SHARED,
                        new EvidenceBody.Withdrawal(new EvidenceId("v"), "")),
                recorded(
                        "r",
                        1,
                        "call",
                        4,
                        TASK,
                        WORKER,
                        Lane.SHARED,
                        new EvidenceBody.ToolCall(
                                0, null, "t", Json.of(1), "", SUCCEEDED, null, null, null, Effect.WRITE)));
        Folding folding = new Folding(scope, AcceptancePolicy.SOLO);
        rec.forEach(r -> {
            folding.add(r);
            folding.state();
        });
        assertThat(folding.isOutOfOrder()).isFalse();
        assertThat(folding.state().memories())
                .isEqualTo(Adjudicator.adjudicate(scope, rec, AcceptancePolicy.SOLO)
                        .memories());
    }

    @Test
    void should_open_the_work_again_when_the_run_that_ended_it_becomes_another_subject() {
        Scope scope = Scope.of("desk");
        List<Recorded> rec = List.of(
                recorded(null, 0, "acc", 1, null, REVIEWER, Lane.SHARED, step("a", SUCCEEDED)),
                recorded("r", 0, "start", 2, null, WORKER, Lane.SHARED, new EvidenceBody.RunStarted("x", Map.of())),
                recorded("r", 1, "end", 3, null, HOST, Lane.SHARED, new EvidenceBody.RunEnded(RunStatus.SUCCEEDED, "")),
                recorded(
                        "r",
                        2,
                        "call",
                        4,
                        TASK,
                        WORKER,
                        Lane.SHARED,
                        new EvidenceBody.ToolCall(
                                0, null, "t", Json.of(1), "", SUCCEEDED, null, null, null, Effect.WRITE)));
        Folding folding = new Folding(scope, AcceptancePolicy.SOLO);
        rec.forEach(r -> {
            folding.add(r);
            folding.state();
        });
        assertThat(folding.state().memories())
                .isEqualTo(Adjudicator.adjudicate(scope, rec, AcceptancePolicy.SOLO)
                        .memories());
    }

    @Test
    void should_leave_a_family_when_all_memories_of_the_task_have_left_it() {
        History h = new History()
                .by(REVIEWER)
                .task(new Task("refund", "one"))
                .route("a", SUCCEEDED)
                .route("b", FAILED);
        Folding f = Adjudicator.fold(Scope.of("desk"), h.recorded(), AcceptancePolicy.SOLO);
        f.state();
        h.task(new Task("refund", "two")).route("c", SUCCEEDED);
        f.add(h.recorded().get(2));
        assertThat(f.state().tasksAround(new Task("other", "one"))).containsExactlyInAnyOrder("other", "");
    }

    @Test
    void C5_should_stay_a_procedure_when_a_second_reviewer_accepts() {
        History history =
                new History().by(WORKER).run("r1").call("a", "1", SUCCEEDED).ended(RunStatus.RETURNED);
        history.by(VERIFIER).verdict(null, null, SUCCEEDED);
        history.by(REVIEWER).verdict(null, null, SUCCEEDED);
        history.by(Actor.of("checker", Role.REVIEWER)).verdict(null, null, SUCCEEDED);

        assertThat(history.find(new Subject.Way(List.of("a"))).state()).isEqualTo(State.PROCEDURE);
    }

    @Test
    void C1_should_keep_public_feedback_when_its_author_says_otherwise_in_private() {
        History history = new History().by(REVIEWER).route("a", SUCCEEDED);
        String id = history.routeMemory("a").id();
        for (Lane lane : List.of(Lane.SHARED, Lane.AGENT)) {
            history.by(WORKER).lane(lane).add(feedback(id));
        }

        assertThat(history.routeMemory("a").credit()).isEqualTo(new Credit(0, 1));
    }

    @Test
    void should_keep_up_with_thousands_of_values_of_one_subject() {
        Folding folding = new Folding(Scope.of("desk"), AcceptancePolicy.SOLO);
        History history = new History().by(WORKER);
        for (int i = 0; i < 1_000; i++) {
            history.add(step("x", SUCCEEDED), Circumstances.NONE.about("port", "" + i));
        }
        history.recorded().forEach(recorded -> {
            folding.add(recorded);
            folding.state();
        });

        assertThat(folding.state().memories().stream().filter(memory -> memory.state() != State.STALE))
                .extracting(Memory::value)
                .containsExactly("999");
    }

    @Test
    void should_follow_a_long_chain_of_replacements_from_its_oldest_end() {
        History history = new History().by(WORKER);
        for (int i = 0; i < 8_000; i++) {
            history.add(
                    step("x" + i, SUCCEEDED),
                    i == 0 ? Circumstances.NONE : Circumstances.NONE.superseding(new EvidenceId(history.lastId())));
        }
        Folding folding = Adjudicator.fold(Scope.of("desk"), history.recorded(), AcceptancePolicy.SOLO);
        folding.state();
        history.add(step("x0", SUCCEEDED));
        folding.add(history.recorded().get(8_000));

        assertThat(folding.state().memories().stream().filter(memory -> memory.state() != State.STALE))
                .hasSize(4_000);
    }

    private static EvidenceBody feedback(String memory) {
        return new EvidenceBody.Feedback(
                "t", List.of(memory), "USE_NOW", EvidenceBody.Feedback.Rating.NEGATIVE, "it misled");
    }

    private static Recorded recorded(
            @Nullable String run,
            long pos,
            String id,
            long sec,
            @Nullable Task task,
            Actor actor,
            Lane lane,
            EvidenceBody body) {
        return new Recorded(
                new Evidence(
                        new EvidenceId(id),
                        Scope.of("desk"),
                        task,
                        run == null ? null : new RunId(run),
                        actor,
                        lane,
                        Instant.ofEpochSecond(sec),
                        body,
                        Circumstances.NONE),
                pos,
                sec);
    }
}
