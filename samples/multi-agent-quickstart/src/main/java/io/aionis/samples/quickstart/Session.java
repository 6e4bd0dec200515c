package io.aionis.samples.quickstart;

import static io.aionis.samples.quickstart.Team.PLANNER;
import static io.aionis.samples.quickstart.Team.REVIEWER;
import static io.aionis.samples.quickstart.Team.VERIFIER;
import static io.aionis.samples.quickstart.Team.WORKER;

import io.aionis.RunRecorder;
import io.aionis.Workspace;
import io.aionis.guide.GuideRequest;
import io.aionis.model.Actor;
import io.aionis.model.EvidenceId;
import io.aionis.model.RunStatus;
import io.aionis.model.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One goal goes through four hands. Each reads the guide for its role first, and leaves evidence for the others. */
final class Session {

    static final Task TASK = Task.of("checkout-currency");

    private static final int MOST_ATTEMPTS = 3;

    /** What one agent saw before its turn, and what it did. */
    record Turn(Actor actor, String saw, String did) {}

    private final Workspace workspace;
    private final Team team;
    private final List<Turn> turns = new ArrayList<>();

    Session(Workspace workspace, Team team) {
        this.workspace = workspace;
        this.team = team;
    }

    /** Plays until the verifier is content. */
    List<Turn> play(String goal) {
        String plan = plan(goal);
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            Tried tried = attempt(goal, plan);
            if (tried.check().accepted()) {
                handOver(tried);
                return List.copyOf(turns);
            }
        }
        throw new IllegalStateException("No way worked in " + MOST_ATTEMPTS + " attempts at: " + goal);
    }

    private record Tried(Team.Attempt attempt, Team.Check check, EvidenceId step, EvidenceId report) {}

    private String plan(String goal) {
        String guide = guideFor(PLANNER, goal);
        Team.Strategy strategy = team.planner().plan(guide, goal);
        workspace
                .observePlan(strategy.route())
                .at(TASK)
                .by(PLANNER)
                .via(strategy.route())
                .then(strategy.steps())
                .until(strategy.successCriteria())
                .record();
        turns.add(new Turn(PLANNER, guide, "plans: " + strategy.route()));
        return strategy.route();
    }

    /** The worker tries and claims; the verifier runs the tests and judges. */
    private Tried attempt(String goal, String plan) {
        RunRecorder run = workspace.startRun(TASK, WORKER, goal, Map.of());
        String guide = guideFor(WORKER, goal);
        Team.Attempt attempt = team.worker(run).work(guide, goal, plan);
        EvidenceId step = run.step(attempt.route())
                .summary(attempt.did())
                .via(attempt.route())
                .on(attempt.file())
                .succeeded();
        run.end(RunStatus.RETURNED, attempt.did());
        turns.add(new Turn(WORKER, guide, "claims: " + attempt.did()));

        RunRecorder checking = run.as(VERIFIER);
        String seen = guideFor(VERIFIER, attempt.route());
        Team.Check check = team.verifier(checking).check(seen, attempt.did());
        EvidenceId report = checking.artifact("test report", "tests of " + attempt.route())
                .summary(check.report())
                .via(attempt.route())
                .record();
        if (check.accepted()) {
            checking.verdict(step).accepted(check.report());
            workspace.observeVerdict(run.id()).by(VERIFIER).accepted(check.report());
        } else {
            checking.verdict(step).rejected(check.report());
            workspace.observeVerdict(run.id()).by(VERIFIER).rejected(check.report());
        }
        turns.add(new Turn(VERIFIER, seen, (check.accepted() ? "accepts: " : "rejects: ") + check.report()));
        return new Tried(attempt, check, step, report);
    }

    /** The reviewer accepts the way for what is still open, and says how it goes on. */
    private void handOver(Tried tried) {
        String guide = guideFor(REVIEWER, tried.attempt().route());
        Team.Review review = team.reviewer().review(guide, tried.attempt().route());
        workspace.observeVerdict(TASK, review.route()).by(REVIEWER).accepted("verified, and more is to come");
        workspace
                .observeHandoff("The checkout charges in the customer's currency")
                .at(TASK)
                .by(REVIEWER)
                .via(review.route())
                .next(review.next())
                .until(review.successCriteria())
                .with(tried.step(), tried.report())
                .record();
        turns.add(new Turn(REVIEWER, guide, "hands over: " + review.next()));
    }

    private String guideFor(Actor actor, String question) {
        workspace.flush(Duration.ofSeconds(5));
        return workspace.guide(GuideRequest.at(TASK).as(actor).asking(question)).prompt();
    }
}
