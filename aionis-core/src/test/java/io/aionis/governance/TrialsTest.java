package io.aionis.governance;

import static io.aionis.governance.Counter.ADA;
import static io.aionis.governance.Counter.HOST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aionis.model.Effect;
import io.aionis.model.GovernanceBody.Trial;
import io.aionis.model.Outcome;
import io.aionis.model.RunId;
import io.aionis.model.RunStatus;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrialsTest {

    private final Counter counter = new Counter();
    private final Playbooks playbooks = counter.shop.playbooks();

    @AfterEach
    void close() {
        counter.close();
    }

    private List<Trial.Result> results(PlaybookVersion version) {
        counter.settle();
        return playbooks.trials(version).stream().map(Trial::result).toList();
    }

    @Test
    void should_validate_a_version_after_enough_runs_that_it_predicted() {
        PlaybookVersion version = counter.shadow();
        counter.refund("A-1");
        counter.refund("A-1");
        counter.refund("A-1");
        counter.settle();
        assertThat(playbooks.validation(version).text())
                .isEqualTo("not validated: 3 of 3 runs, 1 of 2 parameter sets, 0 wrong writes");

        counter.refund("B-2");
        counter.settle();

        assertThat(playbooks.validation(version).validated()).isTrue();
        assertThat(counter.now(version).status()).isEqualTo(VersionStatus.SHADOW);
    }

    @Test
    void should_not_validate_a_version_that_would_have_written_something_else() {
        PlaybookVersion version = counter.shadow();
        counter.refund("A-1", "gift-card");
        counter.refund("A-1");
        counter.refund("B-2");
        counter.refund("C-3");

        assertThat(results(version))
                .containsExactly(Trial.Result.DIFFERED, Trial.Result.AGREED, Trial.Result.AGREED, Trial.Result.AGREED);
        assertThat(playbooks.validation(version).wrongWrites()).isEqualTo(1);
        assertThat(playbooks.validation(version).validated()).isFalse();
    }

    @Test
    void should_count_no_run_that_does_not_stand() {
        PlaybookVersion version = counter.shadow();
        counter.begin("A-1").end(RunStatus.FAILED, null);
        counter.begin("A-2").end(RunStatus.INTERRUPTED, null);
        var rejected = counter.begin("A-3");
        rejected.verdict(HOST, Outcome.FAILED, "wrong order");
        counter.end(rejected);

        assertThat(results(version)).isEmpty();
    }

    @Test
    void should_no_longer_count_a_run_that_was_rejected_later() {
        PlaybookVersion version = counter.shadow();
        var run = counter.begin("A-1");
        run.toolCall("refund", "{\"payment\":\"pay-A-1\"}", "ok", Outcome.SUCCEEDED, Effect.WRITE);
        counter.end(run);
        assertThat(results(version)).containsExactly(Trial.Result.AGREED);

        run.verdict(HOST, Outcome.FAILED, "the customer had no right to it");

        assertThat(results(version)).containsExactly(Trial.Result.UNDECIDED);
        assertThat(playbooks.validation(version).agreed()).isZero();
    }

    @Test
    void should_catch_up_with_runs_that_were_missed_and_count_each_once() {
        PlaybookVersion version = counter.shadow();
        counter.refund("A-1");
        counter.settle();

        assertThat(playbooks.shadow(version).agreed()).isEqualTo(1);
        assertThat(playbooks.shadow(version).agreed()).isEqualTo(1);
        assertThat(results(version)).hasSize(1);
    }

    @Test
    void should_count_anew_after_another_submission() {
        PlaybookVersion version = counter.shadow();
        counter.refund("A-1");
        counter.settle();
        playbooks.disable("refund", 1, ADA, "stop");
        playbooks.enable("refund", 1, ADA, "go on");
        assertThatThrownBy(() -> playbooks.shadow(version))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("refund v1 is DRAFT");

        playbooks.submit(version, ADA, "again");

        assertThat(playbooks.shadow(version).agreed()).isZero();
        assertThat(playbooks.trials(version)).hasSize(1);
    }

    @Test
    void should_say_in_the_record_that_a_promoted_version_was_not_validated() {
        PlaybookVersion version = counter.shadow();
        counter.refund("A-1");
        counter.settle();

        PlaybookVersion active = playbooks.promote(version, ADA, "needed today");

        assertThat(active.history().get(2).note())
                .isEqualTo("not validated: 1 of 3 runs, 1 of 2 parameter sets, 0 wrong writes");
    }

    @Test
    void should_promote_by_itself_only_where_the_policy_says_so() {
        try (Counter trusting =
                new Counter(GovernancePolicy.DEFAULT.withAutoPromoteOnPass(true).withShadowRuns(2, 2))) {
            PlaybookVersion first = trusting.active();
            PlaybookVersion second = trusting.shadow();
            trusting.refund("A-1");
            trusting.settle();
            assertThat(trusting.now(second).status()).isEqualTo(VersionStatus.SHADOW);

            trusting.refund("B-2");
            trusting.settle();

            assertThat(trusting.now(second).status()).isEqualTo(VersionStatus.ACTIVE);
            assertThat(trusting.now(first).status()).isEqualTo(VersionStatus.DRAFT);
            assertThat(trusting.shop.playbooks().verify().intact()).isTrue();
        }
    }

    @Test
    void should_demote_after_two_failures_among_the_last_five_replays() {
        PlaybookVersion version = counter.active();
        replayed(version, "r1", ReplayOutcome.FAILED);
        for (int i = 2; i <= 5; i++) {
            replayed(version, "r" + i, ReplayOutcome.SUCCEEDED);
        }
        replayed(version, "r6", ReplayOutcome.FAILED);
        assertThat(counter.now(version).status()).isEqualTo(VersionStatus.ACTIVE);

        replayed(version, "r7", ReplayOutcome.FAILED);

        assertThat(playbooks.active("Desk.refund")).isEmpty();
        PlaybookVersion.Change last = counter.now(version).history().get(2);
        assertThat(last.transition()).isEqualTo("demote");
        assertThat(last.reason()).contains("2 of its last 5").contains("r7").contains("because");
    }

    @Test
    void should_not_demote_for_what_says_nothing_about_the_plan_or_was_told_twice() {
        PlaybookVersion version = counter.active();
        replayed(version, "r1", ReplayOutcome.FAILED);
        replayed(version, "r1", ReplayOutcome.FAILED);
        replayed(version, "r2", ReplayOutcome.EXCUSED);
        replayed(version, "r3", ReplayOutcome.EXCUSED);

        assertThat(counter.now(version).status()).isEqualTo(VersionStatus.ACTIVE);
        assertThat(playbooks.trials(version)).hasSize(3);
    }

    @Test
    void should_demote_at_once_when_a_tool_changed() {
        PlaybookVersion version = counter.active();

        replayed(version, "r1", ReplayOutcome.DRIFTED);

        assertThat(counter.now(version).status()).isEqualTo(VersionStatus.SHADOW);
    }

    @Test
    void should_count_no_failure_from_before_it_was_promoted_again() {
        PlaybookVersion version = counter.active();
        replayed(version, "r1", ReplayOutcome.FAILED);
        replayed(version, "r2", ReplayOutcome.FAILED);
        playbooks.promote(version, ADA, "the shop was down");

        replayed(version, "r3", ReplayOutcome.FAILED);

        assertThat(counter.now(version).status()).isEqualTo(VersionStatus.ACTIVE);
    }

    @Test
    void should_demote_when_the_run_it_was_compiled_from_is_rejected() {
        RunId source = counter.refund("A-1");
        PlaybookVersion version = counter.shop.draft("refund", source, Counter.DESK);
        playbooks.promote(version, ADA, "read it");

        counter.shop.resumeRun(source, Counter.REFUND, Counter.DESK).verdict(HOST, Outcome.FAILED, "no such refund");
        counter.settle();

        assertThat(counter.now(version).status()).isEqualTo(VersionStatus.SHADOW);
        assertThat(counter.now(version).history().get(2).reason())
                .contains("source run")
                .contains("no such refund");
    }

    @Test
    void should_demote_when_one_of_its_replays_is_rejected_but_not_by_a_worker() {
        PlaybookVersion version = counter.active();
        var replay = counter.begin("A-1");
        counter.end(replay);
        replayed(version, replay.id().value(), ReplayOutcome.SUCCEEDED);
        counter.settle();
        replay.verdict(Counter.DESK, Outcome.FAILED, "I think not");
        counter.settle();
        assertThat(counter.now(version).status()).isEqualTo(VersionStatus.ACTIVE);

        replay.verdict(HOST, Outcome.FAILED, "twice refunded");
        counter.settle();

        assertThat(counter.now(version).status()).isEqualTo(VersionStatus.SHADOW);
    }

    @Test
    void should_hold_no_version_against_a_replay() {
        PlaybookVersion shadow = counter.shadow();
        PlaybookVersion active = counter.active();
        var replay = counter.begin("A-1");
        replayed(active, replay.id().value(), ReplayOutcome.SUCCEEDED);
        counter.end(replay);

        assertThat(results(shadow)).isEmpty();
    }

    @Test
    void should_not_count_a_comparison_with_a_run_that_turns_out_to_be_a_replay() {
        PlaybookVersion shadow = counter.shadow();
        PlaybookVersion active = counter.active();
        RunId replay = counter.refund("A-1");
        assertThat(results(shadow)).containsExactly(Trial.Result.AGREED);

        replayed(active, replay.value(), ReplayOutcome.SUCCEEDED);

        assertThat(results(shadow)).isEmpty();
        assertThat(playbooks.shadow(shadow).agreed()).isZero();
    }

    private void replayed(PlaybookVersion version, String run, ReplayOutcome outcome) {
        playbooks.replayed(version, new RunId(run), outcome, "because");
        counter.settle();
    }
}
