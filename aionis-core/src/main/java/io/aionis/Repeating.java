package io.aionis;

import io.aionis.compile.Compiled;
import io.aionis.compile.Compiler;
import io.aionis.compile.RecordedRun;
import io.aionis.governance.ApprovalDesk;
import io.aionis.governance.PlaybookVersion;
import io.aionis.governance.Playbooks;
import io.aionis.governance.Repairs;
import io.aionis.governance.Transition;
import io.aionis.governance.VersionStatus;
import io.aionis.ledger.Ledger;
import io.aionis.ledger.Recorded;
import io.aionis.model.Actor;
import io.aionis.model.EvidenceBody;
import io.aionis.model.Lane;
import io.aionis.model.RunId;
import io.aionis.model.Scope;
import io.aionis.model.Task;
import io.aionis.plan.PlanJson;
import io.aionis.repair.Repairer;
import io.aionis.replay.Checker;
import io.aionis.replay.Claims;
import io.aionis.replay.Replay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** How a {@link Workspace} repeats what worked: compiles runs, keeps playbooks, replays them, and has them mended. */
abstract sealed class Repeating extends Observing permits Workspace {

    private final Aionis engine;
    private final Scope scope;
    private final Ledger ledger;

    Repeating(Aionis engine, Scope scope) {
        this.engine = engine;
        this.scope = scope;
        this.ledger = engine.ledger();
    }

    /**
     * A run as it was recorded.
     *
     * @throws IllegalArgumentException when the ledger has no such run
     */
    public RecordedRun run(RunId run) {
        engine.settle();
        List<Recorded> stream = ledger.run(scope, run);
        if (stream.isEmpty()) {
            throw new IllegalArgumentException("There is no run '" + run + "' in scope " + scope
                    + "; a run is known in the scope it was recorded in");
        }
        return RecordedRun.of(stream);
    }

    /** Compiles a run into a plan, without keeping it. */
    public Compiled compile(String playbook, RunId run) {
        return Compiler.compile(playbook, run(run));
    }

    /** Compiles runs of one task, best with different parameters, into a plan, without keeping it. */
    public Compiled compile(String playbook, List<RunId> runs) {
        return Compiler.compile(playbook, runs.stream().map(this::run).toList());
    }

    /**
     * Compiles a run and keeps the plan as a draft; a person promotes it. What the compiler noted stands in the reason
     * of the version's first change.
     *
     * @throws io.aionis.compile.CompileException when the run cannot become a plan; the message says why
     */
    public PlaybookVersion draft(String playbook, RunId run, Actor actor) {
        return draft(playbook, List.of(run), actor);
    }

    /**
     * Compiles runs of one task, best with different parameters, and keeps the plan as a draft; a person promotes it. What
     * the compiler noted stands in the reason of the version's first change. Every run is a
     * source of the version: the plan may hold values of each.
     *
     * @throws io.aionis.compile.CompileException when one of the runs cannot become a plan, or they are not of one
     *     procedure; the message says why
     */
    public PlaybookVersion draft(String playbook, List<RunId> runs, Actor actor) {
        Compiled compiled = compile(playbook, runs);
        StringBuilder reason = new StringBuilder("compiled from run" + (runs.size() == 1 ? " " : "s ")
                + runs.stream().map(RunId::value).collect(Collectors.joining(", ")));
        compiled.notes().forEach(note -> reason.append("; ").append(note));
        return playbooks().add(compiled.plan(), Transition.COMPILE, actor, reason.toString(), runs);
    }

    /** The playbooks of this scope. */
    public Playbooks playbooks() {
        return engine.governance().playbooks(scope);
    }

    /**
     * Waits until the runs that ended and the verdicts that were given so far have had their consequences for playbooks.
     * An agent need not: they come in the background.
     *
     * @return false when that took longer than {@code timeout}
     */
    public boolean settle(Duration timeout) {
        return engine.governance().settle(timeout);
    }

    /** The repairs that were proposed for playbooks of this scope, and what persons decide on them. */
    public Repairs repairs() {
        return engine.governance().repairs(scope);
    }

    /** The steps that cannot be undone and wait for a person's leave; give it to replays as their approvals. */
    public ApprovalDesk approvals() {
        return engine.governance().approvals(scope);
    }

    /**
     * Keeps a plan that a person reviewed as a file, as a draft of the playbook it names.
     *
     * @throws io.aionis.plan.PlanFormatException when the text is no plan; the message says where and what to do
     */
    public PlaybookVersion load(String planJson, Actor actor) {
        return playbooks().add(PlanJson.read(planJson), Transition.LOAD, actor, "loaded from a file");
    }

    /**
     * A replay of a playbook version, to be given its parameters and run. A draft runs only because it is named here. It
     * brings along the {@link #checkers}, {@link #approvals} and {@link #repairers} of this scope; set others on it.
     *
     * @throws IllegalStateException when the version is disabled; running the replay throws it too, if that happens later
     */
    public Replay replay(PlaybookVersion version) {
        PlaybookVersion now = enabled(version);
        Supplier<RunId> run = () -> {
            enabled(version);
            return new RunId(engine.newId());
        };
        return new Replay(
                        now.plan(),
                        now.label(),
                        claims(),
                        this::record,
                        run,
                        playbooks().keeper(now))
                .checkers(checkers())
                .approvals(approvals())
                .repairs(repairs().asking(now, repairers()))
                .haltedBy(() -> disabled(version));
    }

    /** Who looks whether the checks of plans hold, here and now. */
    public List<Checker> checkers() {
        return engine.checkers();
    }

    /** Who is asked how a plan of this scope could be mended, in order: first what needs neither model nor network. */
    public List<Repairer> repairers() {
        List<Repairer> all = new ArrayList<>();
        all.add(new LearnedHeuristics(engine, scope));
        all.addAll(engine.repairers());
        return all;
    }

    private PlaybookVersion enabled(PlaybookVersion version) {
        PlaybookVersion now = playbooks().version(version.playbook(), version.version());
        disabled(now).ifPresent(why -> {
            throw new IllegalStateException(why);
        });
        return now;
    }

    private Optional<String> disabled(PlaybookVersion version) {
        PlaybookVersion now = playbooks().version(version.playbook(), version.version());
        return now.status() == VersionStatus.DISABLED
                ? Optional.of(now.label() + " is DISABLED and does not run; enable it, which makes it a draft, and"
                        + " promote it again")
                : Optional.empty();
    }

    /** The claims that keep a write from happening twice. */
    public Claims claims() {
        return new Claims(ledger, scope, engine.clock());
    }

    private void record(RunId run, Task task, Actor actor, EvidenceBody body) {
        observe(task, run, actor, Lane.SHARED, body);
    }
}
