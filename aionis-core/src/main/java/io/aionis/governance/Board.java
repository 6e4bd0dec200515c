package io.aionis.governance;

import io.aionis.ledger.Recorded;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.GovernanceBody;
import io.aionis.model.GovernanceBody.Approval;
import io.aionis.model.GovernanceBody.Lifecycle;
import io.aionis.model.GovernanceBody.Trial;
import io.aionis.model.Json;
import io.aionis.model.RunId;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the governance evidence of a scope adds up to, as far as it was read. Give it the playbook stream in order. Not
 * thread-safe; {@link Register} lends it to one thread at a time.
 */
final class Board {

    private static final Logger LOG = LoggerFactory.getLogger(Board.class);

    private final Map<String, TreeMap<Integer, Standing>> playbooks = new LinkedHashMap<>();
    private final Map<String, Standing> active = new HashMap<>();
    private final Map<String, ProposedRepair> repairs = new LinkedHashMap<>();
    private final Map<String, ApprovalRequest> approvals = new LinkedHashMap<>();
    private final Map<RunId, List<Standing>> replays = new HashMap<>();
    private Chain.@Nullable Head head;
    private long next;

    /** One version and what it was held against. */
    static final class Standing {
        private PlaybookVersion version;
        private long since;
        private final Map<String, Trialled> trials = new LinkedHashMap<>();

        private Standing(PlaybookVersion version, long since) {
            this.version = version;
            this.since = since;
        }

        PlaybookVersion version() {
            return version;
        }

        /** The cursor of the change that gave it its present status. */
        long since() {
            return since;
        }

        /** The trials since it has its present status, in order; of one run the last alone. */
        List<Trialled> trials(Trial.Kind kind) {
            return trials.values().stream()
                    .filter(trial -> trial.trial().kind() == kind && trial.cursor() > since)
                    .toList();
        }

        List<Trialled> trials() {
            return List.copyOf(trials.values());
        }

        Optional<Trialled> trial(Trial.Kind kind, RunId run) {
            return Optional.ofNullable(trials.get(kind + " " + run.value()));
        }
    }

    /** A trial as it was recorded. */
    record Trialled(Trial trial, Instant at, long cursor) {}

    /** The position in the stream that comes next. */
    long next() {
        return next;
    }

    Chain.@Nullable Head head() {
        return head;
    }

    List<Standing> all() {
        List<Standing> all = new ArrayList<>();
        playbooks.values().forEach(versions -> all.addAll(versions.values()));
        return all;
    }

    List<Standing> versions(String playbook) {
        TreeMap<Integer, Standing> versions = playbooks.get(playbook);
        return versions == null ? List.of() : List.copyOf(versions.values());
    }

    Optional<Standing> version(String playbook, int version) {
        TreeMap<Integer, Standing> versions = playbooks.get(playbook);
        return versions == null ? Optional.empty() : Optional.ofNullable(versions.get(version));
    }

    Optional<Standing> active(String task) {
        return Optional.ofNullable(active.get(task));
    }

    List<Standing> shadows(String task) {
        return all().stream()
                .filter(s -> s.version.status() == VersionStatus.SHADOW
                        && s.version.plan().task().equals(task))
                .toList();
    }

    /** The versions that replayed as that run. */
    List<Standing> replayedAs(RunId run) {
        return replays.getOrDefault(run, List.of());
    }

    Map<String, ProposedRepair> repairs() {
        return repairs;
    }

    Map<String, ApprovalRequest> approvals() {
        return approvals;
    }

    /** Takes in the next piece of the stream. */
    void add(Recorded recorded) {
        Evidence evidence = recorded.evidence();
        EvidenceBody body = evidence.body();
        next = recorded.position() + 1;
        head = Chain.after(head, evidence);
        if (body instanceof Lifecycle change) {
            change(recorded, change);
        } else if (body instanceof Trial trial) {
            trial(new Trialled(trial, evidence.at(), recorded.cursor()));
        } else if (body instanceof Approval approval) {
            approvals.merge(
                    approval.request(), ApprovalRequest.of(evidence, approval), (before, now) -> before.then(now));
        } else if (body instanceof GovernanceBody.Repair repair) {
            repairs.compute(repair.repair(), (id, before) -> ProposedRepair.of(before, evidence, repair));
        }
    }

    /** A replay is no run of the agent's own, also where it is known for one only after it was compared. */
    private void trial(Trialled trialled) {
        Trial trial = trialled.trial();
        Optional<Standing> standing = version(trial.playbook(), trial.version());
        if (standing.isEmpty()) {
            return;
        }
        if (trial.kind() == Trial.Kind.REPLAY) {
            replays.computeIfAbsent(trial.run(), run -> new ArrayList<>(1)).add(standing.get());
            String compared = Trial.Kind.SHADOW + " " + trial.run().value();
            all().forEach(other -> other.trials.remove(compared));
        } else if (replays.containsKey(trial.run())) {
            return;
        }
        standing.get().trials.put(trial.kind() + " " + trial.run().value(), trialled);
    }

    private void change(Recorded recorded, Lifecycle change) {
        Evidence evidence = recorded.evidence();
        VersionStatus status = status(change.status());
        var entry = new PlaybookVersion.Change(
                change.transition(), status, evidence.actor(), change.reason(), evidence.at(), change.note());
        Json plan = change.plan();
        Standing standing;
        if (plan != null) {
            Plan read = plan(change, plan);
            if (read == null) {
                return;
            }
            var version = new PlaybookVersion(
                    change.playbook(), change.version(), read, status, List.of(entry), change.sources());
            standing = new Standing(version, recorded.cursor());
            playbooks
                    .computeIfAbsent(change.playbook(), name -> new TreeMap<>())
                    .put(change.version(), standing);
        } else {
            Optional<Standing> known = version(change.playbook(), change.version());
            if (known.isEmpty()) {
                return;
            }
            standing = known.get();
            PlaybookVersion before = standing.version;
            List<PlaybookVersion.Change> history = new ArrayList<>(before.history());
            history.add(entry);
            standing.version = new PlaybookVersion(
                    before.playbook(), before.version(), before.plan(), status, history, before.sources());
            standing.since = recorded.cursor();
        }
        String task = standing.version.plan().task();
        active.remove(task, standing);
        if (status == VersionStatus.ACTIVE) {
            active.put(task, standing);
        }
    }

    /** A status that only a newer release knows must not run here. */
    private static VersionStatus status(String word) {
        for (VersionStatus status : VersionStatus.values()) {
            if (status.name().equals(word)) {
                return status;
            }
        }
        return VersionStatus.DISABLED;
    }

    /** Null for a plan that this release cannot read, which must not take the other playbooks along. */
    private static @Nullable Plan plan(Lifecycle change, Json plan) {
        try {
            return PlanJson.fromJson(plan);
        } catch (RuntimeException unreadable) {
            LOG.warn(
                    "The plan of {} cannot be read by this release and is left out: {}",
                    PlaybookVersion.label(change.playbook(), change.version()),
                    unreadable.getMessage());
            return null;
        }
    }
}
