package io.aionis.governance;

import io.aionis.ledger.Ledger;
import io.aionis.ledger.Recorded;
import io.aionis.model.Actor;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody.Lifecycle;
import io.aionis.model.EvidenceId;
import io.aionis.model.Json;
import io.aionis.model.Lane;
import io.aionis.model.RunId;
import io.aionis.model.Scope;
import io.aionis.model.Task;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanJson;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The playbooks of a scope. Every version and every change of status is evidence in the ledger, so this holds no state
 * of its own. Safe for use by many threads; of two that race for one version number, one is refused.
 */
public final class Playbooks {

    private final Ledger ledger;
    private final Scope scope;
    private final Clock clock;

    public Playbooks(Ledger ledger, Scope scope, Clock clock) {
        this.ledger = ledger;
        this.scope = scope;
        this.clock = clock;
    }

    /**
     * Keeps a plan as the next version of the playbook it names, as {@link VersionStatus#DRAFT}.
     *
     * @throws IllegalArgumentException when the playbook is another task's
     */
    public PlaybookVersion add(Plan plan, Transition origin, Actor actor, String reason) {
        return add(plan, origin, actor, reason, null);
    }

    /**
     * Keeps a plan as the next version of the playbook it names, as {@link VersionStatus#DRAFT}. The number of an erased
     * version is not given again.
     *
     * @param source the run that the plan was compiled from, or null
     * @throws IllegalArgumentException when the playbook is another task's
     */
    public PlaybookVersion add(Plan plan, Transition origin, Actor actor, String reason, @Nullable RunId source) {
        List<PlaybookVersion> before = versions(plan.name());
        int version = before.isEmpty() ? 1 : before.get(before.size() - 1).version() + 1;
        if (!before.isEmpty() && !before.get(0).plan().task().equals(plan.task())) {
            throw new IllegalArgumentException("The playbook '" + plan.name() + "' is of the task '"
                    + before.get(0).plan().task() + "' and the plan is of '" + plan.task()
                    + "'; give the plan a name of its own");
        }
        while (!append(plan, version, origin, actor, reason, source)) {
            version++;
        }
        return version(plan.name(), version);
    }

    /** Keeps a new version; false when one of that number was erased. */
    private boolean append(
            Plan plan, int version, Transition origin, Actor actor, String reason, @Nullable RunId source) {
        VersionStatus status = origin.apply(PlaybookVersion.label(plan.name(), version), null, actor);
        Json json = PlanJson.toJson(plan);
        var body = new Lifecycle(plan.name(), version, origin.word(), status.name(), reason, json, source);
        Evidence evidence = evidence(body, 0, plan.task(), actor);
        return ledger.append(List.of(evidence)).get(0).added()
                || ledger.find(scope, evidence.id()).isPresent();
    }

    /** A person puts a draft to use; the version that its task used before becomes a draft again. */
    public PlaybookVersion promote(PlaybookVersion version, Actor person, String reason) {
        return promote(version.playbook(), version.version(), person, reason);
    }

    /** A person puts a draft to use; the version that its task used before becomes a draft again. */
    public PlaybookVersion promote(String playbook, int version, Actor person, String reason) {
        PlaybookVersion draft = version(playbook, version);
        List<Evidence> changes = new ArrayList<>();
        changes.add(change(draft, Transition.PROMOTE, person, reason));
        active(draft.plan().task())
                .ifPresent(other -> changes.add(
                        change(other, Transition.RETIRE, person, draft.label() + " was promoted: " + reason)));
        ledger.append(changes);
        return version(playbook, version);
    }

    /** A person stops a version; it never runs until it is enabled and promoted again. */
    public PlaybookVersion disable(String playbook, int version, Actor person, String reason) {
        ledger.append(List.of(change(version(playbook, version), Transition.DISABLE, person, reason)));
        return version(playbook, version);
    }

    /** A person allows a disabled version again, as a draft. */
    public PlaybookVersion enable(String playbook, int version, Actor person, String reason) {
        ledger.append(List.of(change(version(playbook, version), Transition.ENABLE, person, reason)));
        return version(playbook, version);
    }

    /** Every version of every playbook, by name and number. */
    public List<PlaybookVersion> list() {
        List<PlaybookVersion> all = new ArrayList<>();
        fold().values().forEach(all::addAll);
        return all;
    }

    /**
     * One version.
     *
     * @throws IllegalArgumentException when there is none, naming those that exist
     */
    public PlaybookVersion version(String playbook, int version) {
        return versions(playbook).stream()
                .filter(known -> known.version() == version)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no " + PlaybookVersion.label(playbook, version) + " in scope " + scope + "; known: "
                                + list().stream().map(PlaybookVersion::label).toList()));
    }

    /** The version that a task uses, if there is one; promoting one retires the other, so there are never two. */
    public Optional<PlaybookVersion> active(String task) {
        return list().stream()
                .filter(v ->
                        v.status() == VersionStatus.ACTIVE && v.plan().task().equals(task))
                .findFirst();
    }

    private List<PlaybookVersion> versions(String playbook) {
        return fold().getOrDefault(playbook, List.of());
    }

    private Map<String, List<PlaybookVersion>> fold() {
        Map<String, List<PlaybookVersion>> playbooks = new LinkedHashMap<>();
        for (Recorded recorded : ledger.readStream(scope, Evidence.PLAYBOOK_STREAM)) {
            if (recorded.evidence().body() instanceof Lifecycle change) {
                apply(playbooks.computeIfAbsent(change.playbook(), name -> new ArrayList<>()), recorded, change);
            }
        }
        return playbooks;
    }

    private static void apply(List<PlaybookVersion> versions, Recorded recorded, Lifecycle change) {
        Evidence evidence = recorded.evidence();
        VersionStatus status = VersionStatus.valueOf(change.status());
        var entry = new PlaybookVersion.Change(
                change.transition(), status, evidence.actor(), change.reason(), evidence.at());
        Json plan = change.plan();
        if (plan != null) {
            versions.add(new PlaybookVersion(
                    change.playbook(), change.version(), PlanJson.fromJson(plan), status, List.of(entry)));
            return;
        }
        // By number, not by place: an earlier version may be erased.
        versions.replaceAll(before -> before.version() == change.version() ? changed(before, status, entry) : before);
    }

    private static PlaybookVersion changed(PlaybookVersion before, VersionStatus status, PlaybookVersion.Change entry) {
        List<PlaybookVersion.Change> history = new ArrayList<>(before.history());
        history.add(entry);
        return new PlaybookVersion(before.playbook(), before.version(), before.plan(), status, history);
    }

    private Evidence change(PlaybookVersion version, Transition transition, Actor actor, String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("To " + transition.word() + " " + version.label()
                    + " needs a reason; say in a few words why, for whoever reads the history");
        }
        VersionStatus status = transition.apply(version.label(), version.status(), actor);
        var body = new Lifecycle(version.playbook(), version.version(), transition.word(), status.name(), reason, null);
        return evidence(body, version.history().size(), version.plan().task(), actor);
    }

    private Evidence evidence(Lifecycle body, int change, String task, Actor actor) {
        // The number of the change is part of the id: two racing changes of one version cannot both be kept.
        EvidenceId id = new EvidenceId("playbook:" + body.playbook() + ":" + body.version() + ":" + change);
        return new Evidence(id, scope, Task.of(task), null, actor, Lane.SHARED, clock.instant(), body);
    }
}
