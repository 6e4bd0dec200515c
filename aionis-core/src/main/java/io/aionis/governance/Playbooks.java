package io.aionis.governance;

import io.aionis.model.Actor;
import io.aionis.model.Evidence;
import io.aionis.model.GovernanceBody.Lifecycle;
import io.aionis.model.GovernanceBody.Trial;
import io.aionis.model.Json;
import io.aionis.model.RunId;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanDiff;
import io.aionis.plan.PlanJson;
import io.aionis.replay.ReplayObserver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The playbooks of a scope. Every version, change of status and trial is evidence in the ledger; a question reads only
 * what is new. Safe for use by many threads; of two that race for one change of a version, one is refused.
 */
public final class Playbooks {

    private final Governance governance;
    private final Register register;

    Playbooks(Governance governance, Register register) {
        this.governance = governance;
        this.register = register;
    }

    // --- look

    /** Every version of every playbook, by name and number. */
    public List<PlaybookVersion> list() {
        return register.read(
                board -> board.all().stream().map(Board.Standing::version).toList());
    }

    /**
     * One version.
     *
     * @throws IllegalArgumentException when there is none, naming those that exist
     */
    public PlaybookVersion version(String playbook, int version) {
        return register.read(board -> known(board, playbook, version).version());
    }

    /** The version that a task uses, if there is one; promoting one retires the other, so there are never two. */
    public Optional<PlaybookVersion> active(String task) {
        return register.read(board -> board.active(task).map(Board.Standing::version));
    }

    /** What a version was held against, oldest first: live runs and its own replays. */
    public List<Trial> trials(PlaybookVersion version) {
        return register.read(board -> known(board, version).trials().stream()
                .map(Board.Trialled::trial)
                .toList());
    }

    /** How far a version has shown, since it got its present status, that it predicts what the agent does. */
    public Validation validation(PlaybookVersion version) {
        return register.read(board -> Trials.validation(known(board, version), governance.policy()));
    }

    /** What a person reads of a version: procedure, quality, history and trials. */
    public String show(String playbook, int version) {
        return register.read(board -> Shown.version(known(board, playbook, version), governance.policy()));
    }

    /** What differs between two versions of a playbook, for people; empty when their plans are equal. */
    public String diff(String playbook, int from, int to) {
        return register.read(board -> PlanDiff.render(
                known(board, playbook, from).version().plan(),
                known(board, playbook, to).version().plan()));
    }

    // --- add

    /**
     * Keeps a plan as the next version of the playbook it names, as {@link VersionStatus#DRAFT}.
     *
     * @throws IllegalArgumentException when the playbook is another task's
     */
    public PlaybookVersion add(Plan plan, Transition origin, Actor actor, String reason) {
        return add(plan, origin, actor, reason, List.of());
    }

    /**
     * Keeps a plan as the next version of the playbook it names, as {@link VersionStatus#DRAFT}. The number of an erased
     * version is not given again.
     *
     * @param sources the runs that the plan was compiled from
     * @throws IllegalArgumentException when the playbook is another task's
     */
    public PlaybookVersion add(Plan plan, Transition origin, Actor actor, String reason, List<RunId> sources) {
        int[] number = {0};
        boolean added;
        do {
            added = register.write(board -> {
                number[0] = Math.max(number[0] + 1, next(board, plan));
                return List.of(created(plan, number[0], origin, actor, reason, sources));
            });
        } while (!added);
        return version(plan.name(), number[0]);
    }

    /** The number of the next version of the playbook that a plan names. */
    static int next(Board board, Plan plan) {
        List<Board.Standing> before = board.versions(plan.name());
        if (before.isEmpty()) {
            return 1;
        }
        String task = before.get(0).version().plan().task();
        if (!task.equals(plan.task())) {
            throw new IllegalArgumentException("The playbook '" + plan.name() + "' is of the task '" + task
                    + "' and the plan is of '" + plan.task() + "'; give the plan a name of its own");
        }
        return before.get(before.size() - 1).version().version() + 1;
    }

    Evidence created(Plan plan, int version, Transition origin, Actor actor, String reason, List<RunId> sources) {
        VersionStatus status = origin.apply(PlaybookVersion.label(plan.name(), version), null, actor);
        Json json = PlanJson.toJson(plan);
        var body = new Lifecycle(plan.name(), version, origin.word(), status.name(), reason, json, sources);
        return register.piece(changeId(plan.name(), version, 0), plan.task(), actor, body);
    }

    // --- decide

    /**
     * Holds a draft against the runs that the agent makes itself from now on; nothing is called for it.
     *
     * @throws ForbiddenTransitionException when it is no draft
     */
    public PlaybookVersion submit(PlaybookVersion version, Actor actor, String reason) {
        return change(version.playbook(), version.version(), Transition.SUBMIT, actor, reason);
    }

    /**
     * A person puts a version to use, validated or not: the record says which. The version that its task used before
     * becomes a draft again.
     */
    public PlaybookVersion promote(PlaybookVersion version, Actor person, String reason) {
        return promote(version.playbook(), version.version(), person, reason);
    }

    /** As {@link #promote(PlaybookVersion, Actor, String)}. */
    public PlaybookVersion promote(String playbook, int version, Actor person, String reason) {
        register.write(board -> putToUse(known(board, playbook, version), board, Transition.PROMOTE, person, reason));
        return version(playbook, version);
    }

    /** The changes by which a version takes its task over. */
    List<Evidence> putToUse(Board.Standing standing, Board board, Transition how, Actor actor, String reason) {
        PlaybookVersion version = standing.version();
        List<Evidence> changes = new ArrayList<>();
        changes.add(changed(
                version,
                how,
                actor,
                reason,
                Trials.validation(standing, governance.policy()).text()));
        board.active(version.plan().task())
                .ifPresent(other -> changes.add(changed(
                        other.version(),
                        Transition.RETIRE,
                        actor,
                        version.label() + " was put to use: " + reason,
                        null)));
        return changes;
    }

    /** A person takes a version out of use; it is held against live runs again. The engine does so by its rules. */
    public PlaybookVersion demote(String playbook, int version, Actor person, String reason) {
        return change(playbook, version, Transition.DEMOTE, person, reason);
    }

    /** A person stops a version; it never runs until it is enabled and promoted again. */
    public PlaybookVersion disable(String playbook, int version, Actor person, String reason) {
        return change(playbook, version, Transition.DISABLE, person, reason);
    }

    /** A person allows a disabled version again, as a draft. */
    public PlaybookVersion enable(String playbook, int version, Actor person, String reason) {
        return change(playbook, version, Transition.ENABLE, person, reason);
    }

    private PlaybookVersion change(String playbook, int version, Transition how, Actor actor, String reason) {
        register.write(board -> {
            Board.Standing standing = known(board, playbook, version);
            return List.of(changed(standing.version(), how, actor, reason, null));
        });
        return version(playbook, version);
    }

    Evidence changed(
            PlaybookVersion version, Transition transition, Actor actor, String reason, @Nullable String note) {
        VersionStatus status = transition.apply(version.label(), version.status(), actor);
        Reasons.require("To " + transition.word() + " " + version.label(), reason);
        var body = new Lifecycle(
                version.playbook(),
                version.version(),
                transition.word(),
                status.name(),
                reason,
                null,
                null,
                List.of(),
                note,
                null);
        // The number of the change is part of the id: two racing changes of one version cannot both be kept.
        String id = changeId(
                version.playbook(), version.version(), version.history().size());
        return register.piece(id, version.plan().task(), actor, body);
    }

    // --- prove

    /**
     * Tells how a replay of a version came out. Durable when it returns, but for a success, which is recorded soon. Enough
     * failures, or a changed tool, demote an active version; the next call of its task finds it so.
     *
     * @param run the run that the replay was recorded as; telling it twice changes nothing
     * @param reason the first difference, or why it does not count; may be empty for a success
     */
    public void replayed(PlaybookVersion version, RunId run, ReplayOutcome outcome, String reason) {
        governance.trials(register).replayed(version, run, outcome, reason);
    }

    /** Tells how a replay of a version came out, from what its driver tells. */
    public ReplayObserver keeper(PlaybookVersion version) {
        return new ReplayKeeper(this, version);
    }

    /**
     * Holds a version in {@link VersionStatus#SHADOW} against the runs of its task that ended since it was submitted and
     * were missed, such as those of another process. Reads the scope's evidence since then; calls no tool.
     *
     * @throws IllegalStateException when the version is not in SHADOW
     */
    public Validation shadow(PlaybookVersion version) {
        return governance.trials(register).catchUp(version);
    }

    // --- keep

    /** Whether the record of decisions is as it was written. Reads the whole playbook stream. */
    public AuditReport verify() {
        return Audit.of(register.ledger(), register.scope(), null);
    }

    /** As {@link #verify()}, and whether the chain still holds the {@link AuditReport#head} of an earlier audit. */
    public AuditReport verify(String noted) {
        return Audit.of(register.ledger(), register.scope(), noted);
    }

    /**
     * Writes every version as a plan file that can be read, compared and checked in, named {@code NAME.vN.plan.json}. Files
     * of those names are replaced, others left alone.
     *
     * @return the files
     * @throws java.io.UncheckedIOException when the folder cannot be written
     */
    public List<Path> export(Path folder) {
        return PlaybookFiles.write(folder, list());
    }

    /**
     * Keeps the plan files of a folder, {@code *.plan.json}, as drafts. All files are read first: when one is bad, nothing
     * is kept. A plan that equals a version of its playbook is not kept again.
     *
     * @return the new versions
     * @throws io.aionis.plan.PlanFormatException when a file holds no plan; it names the file and the place
     * @throws IllegalArgumentException when the folder is none, or a playbook is another task's
     */
    public List<PlaybookVersion> importFrom(Path folder, Actor actor, String reason) {
        Reasons.require("To import playbooks from " + folder, reason);
        return PlaybookFiles.read(folder, this, register, actor, reason);
    }

    static Board.Standing known(Board board, PlaybookVersion version) {
        return known(board, version.playbook(), version.version());
    }

    private static Board.Standing known(Board board, String playbook, int version) {
        return board.version(playbook, version)
                .orElseThrow(() -> new IllegalArgumentException("There is no "
                        + PlaybookVersion.label(playbook, version) + "; known: "
                        + board.all().stream().map(s -> s.version().label()).toList()));
    }

    private static String changeId(String playbook, int version, int change) {
        return "playbook:" + playbook + ":" + version + ":" + change;
    }
}
