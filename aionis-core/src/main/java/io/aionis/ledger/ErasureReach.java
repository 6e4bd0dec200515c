package io.aionis.ledger;

import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.GovernanceBody;
import io.aionis.model.Lane;
import io.aionis.model.RunId;
import io.aionis.model.Task;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which evidence of a scope an erasure takes; the same for every store. Give it the scope's evidence, every
 * stream in its own order, then ask. Holds ids, not contents. Not thread-safe.
 */
public final class ErasureReach {

    private final ErasureOrder order;
    private final List<Piece> pieces = new ArrayList<>();
    private final Map<RunId, String> taskOf = new HashMap<>();
    private final Map<String, List<Piece>> pointing = new HashMap<>();
    private @Nullable Set<EvidenceId> reached;

    /** What points to a piece may do so by any of its keys. */
    private record Piece(
            EvidenceId id,
            List<String> keys,
            @Nullable RunId run,
            boolean work,
            boolean named,
            EraseReceipt.@Nullable Playbook playbook,
            List<RunId> sources) {}

    public ErasureReach(ErasureOrder order) {
        this.order = order;
    }

    /** Takes note of one piece of evidence of the scope. */
    public void add(Evidence evidence) {
        if (evidence.body() instanceof EvidenceBody.Erased) {
            return;
        }
        Task task = evidence.task();
        RunId run = evidence.run();
        if (task != null && run != null) {
            taskOf.putIfAbsent(run, task.signature());
        }
        Piece piece = piece(evidence);
        pieces.add(piece);
        // A version outlives the run it was compiled from, unless asked for.
        if (!(evidence.body() instanceof GovernanceBody.Lifecycle)) {
            References.of(
                    evidence.body(),
                    id -> pointing.computeIfAbsent(id, i -> new ArrayList<>()).add(piece));
        }
    }

    private Piece piece(Evidence evidence) {
        EvidenceBody body = evidence.body();
        List<String> keys =
                new ArrayList<>(List.of(References.evidence(evidence.id().value())));
        if (body instanceof EvidenceBody.Guided guided) {
            keys.add(References.guide(guided.traceId()));
        }
        List<RunId> sources = body instanceof GovernanceBody.Lifecycle change ? change.sources() : List.of();
        return new Piece(
                evidence.id(),
                List.copyOf(keys),
                evidence.run(),
                body instanceof EvidenceBody.ToolCall || body instanceof EvidenceBody.Step,
                isNamed(evidence),
                playbook(body),
                sources);
    }

    /** The version that a body is part of: what is said of a version goes with it. */
    private static EraseReceipt.@Nullable Playbook playbook(EvidenceBody body) {
        if (body instanceof GovernanceBody.Lifecycle change) {
            return new EraseReceipt.Playbook(change.playbook(), change.version());
        } else if (body instanceof GovernanceBody.Trial trial) {
            return new EraseReceipt.Playbook(trial.playbook(), trial.version());
        } else if (body instanceof GovernanceBody.Repair repair) {
            return new EraseReceipt.Playbook(repair.playbook(), repair.version());
        }
        return null;
    }

    /**
     * What a store appends when it has erased: the order's record, and a gap for each run that stays but lost a call or a
     * step, as such a run must not pass for whole.
     *
     * @param bytes how many bytes of stored evidence went, as UTF-8
     */
    public List<Evidence> records(long bytes) {
        List<Evidence> records = new ArrayList<>();
        records.add(order.record(ids().size(), bytes));
        torn().forEach((run, lost) -> {
            var id = new EvidenceId("gap:" + order.id() + ":" + records.size());
            var gap = new EvidenceBody.Gap(lost.size(), "ERASED");
            records.add(new Evidence(id, order.scope(), null, run, order.by(), Lane.SHARED, order.at(), gap));
        });
        return records;
    }

    private Map<RunId, List<Piece>> torn() {
        Map<RunId, List<Piece>> torn = new LinkedHashMap<>();
        Set<EvidenceId> gone = ids();
        for (Piece piece : pieces) {
            if (piece.work && piece.run != null && !isErased(piece.run) && gone.contains(piece.id)) {
                torn.computeIfAbsent(piece.run, run -> new ArrayList<>()).add(piece);
            }
        }
        return torn;
    }

    /** The ids of what goes, in the order given; everything must have been added by then. */
    public Set<EvidenceId> ids() {
        if (reached == null) {
            reached = reach();
        }
        return reached;
    }

    private Set<EvidenceId> reach() {
        Set<EraseReceipt.Playbook> playbooks =
                order.what() instanceof Erasure.OfRun run && run.playbooksToo() ? compiled() : Set.of();
        Set<Piece> gone = new HashSet<>();
        Deque<Piece> fresh = new ArrayDeque<>();
        for (Piece piece : pieces) {
            boolean goes =
                    piece.named || isErased(piece.run) || piece.playbook != null && playbooks.contains(piece.playbook);
            if (goes && gone.add(piece)) {
                fresh.add(piece);
            }
        }
        for (String run : runs()) {
            follow(References.run(run), gone, fresh);
        }
        while (!fresh.isEmpty()) {
            fresh.remove().keys.forEach(key -> follow(key, gone, fresh));
        }
        Set<EvidenceId> ids = new LinkedHashSet<>();
        pieces.stream().filter(gone::contains).forEach(piece -> ids.add(piece.id));
        return ids;
    }

    /** The playbook versions that stay and were compiled from a run that goes; for one run also when it went before. */
    public List<EraseReceipt.Playbook> keptPlaybooks() {
        Set<EvidenceId> gone = ids();
        Set<EraseReceipt.Playbook> kept = new LinkedHashSet<>();
        for (Piece piece : pieces) {
            if (piece.playbook != null && piece.sources.stream().anyMatch(this::isErased) && !gone.contains(piece.id)) {
                kept.add(piece.playbook);
            }
        }
        return List.copyOf(kept);
    }

    private Set<EraseReceipt.Playbook> compiled() {
        Set<EraseReceipt.Playbook> compiled = new HashSet<>();
        for (Piece piece : pieces) {
            if (piece.playbook != null && piece.sources.stream().anyMatch(this::isErased)) {
                compiled.add(piece.playbook);
            }
        }
        return compiled;
    }

    private void follow(String id, Set<Piece> gone, Deque<Piece> fresh) {
        for (Piece piece : pointing.getOrDefault(id, List.of())) {
            if (gone.add(piece)) {
                fresh.add(piece);
            }
        }
    }

    private boolean isNamed(Evidence evidence) {
        if (order.what() instanceof Erasure.Everything) {
            return true;
        }
        if (order.what() instanceof Erasure.OfTask asked
                && evidence.task() != null
                && evidence.task().signature().equals(asked.task().signature())) {
            return true;
        }
        return isAboutMemory(evidence.body());
    }

    private boolean isAboutMemory(EvidenceBody body) {
        if (order.memories().isEmpty()) {
            return false;
        }
        if (body instanceof EvidenceBody.OperatorAction action) {
            return order.memories().contains(action.subject());
        }
        Set<String> texts = new HashSet<>();
        if (body instanceof EvidenceBody.Feedback feedback) {
            texts.addAll(feedback.memoryIds());
        } else if (body instanceof EvidenceBody.Unknown unknown) {
            References.texts(unknown.content(), texts::add);
        }
        return texts.stream().anyMatch(order.memories()::contains);
    }

    private boolean isErased(@Nullable RunId run) {
        if (run == null || order.what() instanceof Erasure.Everything) {
            return run != null;
        } else if (order.what() instanceof Erasure.OfRun asked) {
            return asked.run().equals(run);
        }
        return order.what() instanceof Erasure.OfTask asked
                && asked.task().signature().equals(taskOf.get(run));
    }

    private List<String> runs() {
        if (order.what() instanceof Erasure.OfRun asked) {
            return List.of(asked.run().value());
        }
        return taskOf.keySet().stream().filter(this::isErased).map(RunId::value).toList();
    }
}
