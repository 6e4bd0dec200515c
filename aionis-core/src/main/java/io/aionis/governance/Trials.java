package io.aionis.governance;

import io.aionis.compile.RecordedRun;
import io.aionis.ledger.Recorded;
import io.aionis.model.Actor;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.GovernanceBody.Trial;
import io.aionis.model.GovernanceBody.Trial.Kind;
import io.aionis.model.GovernanceBody.Trial.Result;
import io.aionis.model.Json;
import io.aionis.model.RunId;
import io.aionis.model.RunStatus;
import io.aionis.model.Task;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds versions against runs, keeps what came of it as evidence, and draws the consequences that the policy says. */
final class Trials {

    private static final int PAGE = 500;
    /** The standalone driver records its replays as this agent's. */
    private static final String REPLAY_AGENT = "aionis-replay";

    private final Governance governance;
    private final Register register;

    Trials(Governance governance, Register register) {
        this.governance = governance;
        this.register = register;
    }

    /** How far a version has shown that it predicts what the agent does. */
    static Validation validation(Board.Standing standing, GovernancePolicy policy) {
        List<Trial> trials =
                standing.trials(Kind.SHADOW).stream().map(Board.Trialled::trial).toList();
        List<Trial> agreed =
                trials.stream().filter(t -> t.result() == Result.AGREED).toList();
        return new Validation(
                agreed.size(),
                policy.shadowRuns(),
                agreed.stream()
                        .map(Trial::parameters)
                        .collect(Collectors.toSet())
                        .size(),
                policy.shadowParameterSets(),
                trials.stream().mapToInt(Trial::wrongWrites).sum(),
                (int) trials.stream().filter(t -> t.result() == Result.DIFFERED).count(),
                (int) trials.stream()
                        .filter(t -> t.result() == Result.UNDECIDED)
                        .count());
    }

    // --- shadow

    /** A run of a task ended: holds the task's versions in SHADOW against it. */
    void ended(String task, RunId run) {
        List<PlaybookVersion> shadows = register.read(board ->
                board.shadows(task).stream().map(Board.Standing::version).toList());
        if (!shadows.isEmpty()) {
            governance.makeDurable();
            RecordedRun recorded = standing(run);
            if (recorded != null) {
                shadows.forEach(version -> compare(version, recorded));
            }
        }
    }

    /** Holds a version against the runs that ended since it was submitted and were missed. */
    Validation catchUp(PlaybookVersion version) {
        long since = register.read(board -> {
            Board.Standing standing = Playbooks.known(board, version);
            if (standing.version().status() != VersionStatus.SHADOW) {
                throw new IllegalStateException(version.label() + " is "
                        + standing.version().status() + "; submit it, so that it is held against runs from then on");
            }
            return standing.since();
        });
        governance.makeDurable();
        for (RunId run : endedSince(since, version.plan().task())) {
            RecordedRun recorded = standing(run);
            if (recorded != null) {
                compare(version, recorded);
            }
        }
        return register.read(board -> validation(Playbooks.known(board, version), governance.policy()));
    }

    private Set<RunId> endedSince(long cursor, String task) {
        Set<RunId> runs = new LinkedHashSet<>();
        List<Recorded> page = register.ledger().readScope(register.scope(), cursor, PAGE);
        while (!page.isEmpty()) {
            for (Recorded recorded : page) {
                Evidence evidence = recorded.evidence();
                RunId run = evidence.run();
                Task of = evidence.task();
                if (run != null
                        && evidence.body() instanceof EvidenceBody.RunEnded
                        && of != null
                        && of.signature().equals(task)) {
                    runs.add(run);
                }
            }
            page = register.ledger()
                    .readScope(register.scope(), page.get(page.size() - 1).cursor(), PAGE);
        }
        return runs;
    }

    /** A run that says something about a plan: whole, ended well, not rejected, and no replay. */
    private @Nullable RecordedRun standing(RunId run) {
        List<Recorded> stream = register.ledger().run(register.scope(), run);
        if (stream.isEmpty() || isReplay(run, stream)) {
            return null;
        }
        RecordedRun recorded = RecordedRun.of(stream);
        boolean stands = recorded.status() == RunStatus.RETURNED || recorded.status() == RunStatus.SUCCEEDED;
        return stands && !recorded.gap() ? recorded : null;
    }

    private boolean isReplay(RunId run, List<Recorded> stream) {
        return !register.read(board -> board.replayedAs(run).isEmpty())
                || stream.stream()
                        .map(Recorded::evidence)
                        .anyMatch(e -> e.body() instanceof EvidenceBody.Claim
                                || e.actor().agent().equals(REPLAY_AGENT));
    }

    private void compare(PlaybookVersion version, RecordedRun run) {
        Shadow.Comparison found = Shadow.compare(version.plan(), run);
        keep(
                version,
                Kind.SHADOW,
                new Trial(
                        version.playbook(),
                        version.version(),
                        run.run(),
                        Kind.SHADOW,
                        found.result(),
                        found.reason(),
                        new Json.Obj(run.parameters()).hash(),
                        found.wrongWrites(),
                        null));
        promoteByItself(version);
    }

    private void promoteByItself(PlaybookVersion version) {
        if (!governance.policy().autoPromoteOnPass()) {
            return;
        }
        register.write(board -> {
            Optional<Board.Standing> now = board.version(version.playbook(), version.version());
            boolean passes = now.isPresent()
                    && now.get().version().status() == VersionStatus.SHADOW
                    && validation(now.get(), governance.policy()).validated();
            return passes
                    ? governance
                            .playbooks(register)
                            .putToUse(
                                    now.get(), board, Transition.PASS, Transition.ENGINE, "it predicted what was done")
                    : List.of();
        });
    }

    // --- replays

    void replayed(PlaybookVersion version, RunId run, ReplayOutcome outcome, String reason) {
        Result result =
                switch (outcome) {
                    case SUCCEEDED -> Result.AGREED;
                    case FAILED, DRIFTED -> Result.DIFFERED;
                    case EXCUSED -> Result.UNDECIDED;
                };
        Trial trial = new Trial(
                version.playbook(), version.version(), run, Kind.REPLAY, result, Shown.line(reason), "", 0, null);
        if (outcome == ReplayOutcome.SUCCEEDED) {
            governance.later(() -> keep(version, Kind.REPLAY, trial));
            return;
        }
        keep(version, Kind.REPLAY, trial);
        if (outcome == ReplayOutcome.DRIFTED) {
            demote(version, "a tool changed: " + Shown.line(reason), board -> true);
        } else if (outcome == ReplayOutcome.FAILED) {
            GovernancePolicy policy = governance.policy();
            demote(
                    version,
                    policy.failuresToDemote() + " of its last " + policy.replaysLookedAt()
                            + " replays failed, lastly run " + run + ": " + Shown.line(reason),
                    this::failsTooOften);
        }
    }

    private boolean failsTooOften(Board.Standing standing) {
        List<Trial> counted = standing.trials(Kind.REPLAY).stream()
                .map(Board.Trialled::trial)
                .filter(trial -> trial.result() != Result.UNDECIDED)
                .toList();
        int from = Math.max(0, counted.size() - governance.policy().replaysLookedAt());
        return counted.subList(from, counted.size()).stream()
                        .filter(trial -> trial.result() == Result.DIFFERED)
                        .count()
                >= governance.policy().failuresToDemote();
    }

    private void demote(PlaybookVersion version, String reason, Predicate<Board.Standing> when) {
        register.write(board -> {
            Optional<Board.Standing> now = board.version(version.playbook(), version.version());
            boolean demoted =
                    now.isPresent() && now.get().version().status() == VersionStatus.ACTIVE && when.test(now.get());
            return demoted
                    ? List.of(governance
                            .playbooks(register)
                            .changed(now.get().version(), Transition.DEMOTE, Transition.ENGINE, reason, null))
                    : List.of();
        });
    }

    // --- verdicts

    /** Somebody judged a run: what rests on a run that was rejected must prove itself again. */
    void judged(RunId run) {
        List<Board.Standing> resting = register.read(board -> board.all().stream()
                .filter(standing -> standing.version().sources().contains(run)
                        || standing.trial(Kind.REPLAY, run).isPresent()
                        || standing.trial(Kind.SHADOW, run).isPresent())
                .toList());
        if (resting.isEmpty()) {
            return;
        }
        governance.makeDurable();
        List<Recorded> stream = register.ledger().run(register.scope(), run);
        String rejection = Rejections.of(stream);
        if (rejection == null) {
            return;
        }
        for (Board.Standing standing : resting) {
            PlaybookVersion version = standing.version();
            boolean source = version.sources().contains(run);
            if (source || standing.trial(Kind.REPLAY, run).isPresent()) {
                String what = source ? "its source run " : "its replay ";
                demote(version, what + run + " was rejected: " + Shown.line(rejection), board -> true);
            }
            standing.trial(Kind.SHADOW, run)
                    .filter(trialled -> trialled.trial().result() == Result.AGREED)
                    .ifPresent(trialled -> withdraw(version, trialled.trial(), rejection));
        }
    }

    /** A run that no longer stands says nothing. */
    private void withdraw(PlaybookVersion version, Trial trial, String rejection) {
        Trial none = new Trial(
                trial.playbook(),
                trial.version(),
                trial.run(),
                trial.kind(),
                Result.UNDECIDED,
                "the run was rejected: " + Shown.line(rejection),
                trial.parameters(),
                0,
                null);
        register.write(board -> board.version(version.playbook(), version.version())
                .flatMap(standing -> standing.trial(Kind.SHADOW, trial.run()))
                .filter(now -> now.trial().result() == Result.AGREED)
                .map(now -> List.of(piece(version, none, ":rejected")))
                .orElse(List.of()));
    }

    // --- keep

    private void keep(PlaybookVersion version, Kind kind, Trial trial) {
        register.write(board -> {
            Optional<Board.Standing> known = board.version(version.playbook(), version.version());
            boolean there =
                    known.isEmpty() || known.get().trial(kind, trial.run()).isPresent();
            return there ? List.of() : List.of(piece(version, trial, ""));
        });
    }

    private Evidence piece(PlaybookVersion version, Trial trial, String suffix) {
        Actor actor = Transition.ENGINE;
        String id = "trial:"
                + Register.shortName(
                        trial.playbook(),
                        String.valueOf(trial.version()),
                        trial.kind().name(),
                        trial.run().value());
        return register.piece(id + suffix, version.plan().task(), actor, trial);
    }
}
