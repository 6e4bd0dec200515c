package io.aionis.ledger;

import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.RunId;
import io.aionis.model.Task;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
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

    private record Piece(
            EvidenceId id,
            @Nullable RunId run,
            boolean named,
            EraseReceipt.@Nullable Playbook playbook,
            @Nullable RunId source) {}

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
        if (evidence.body() instanceof EvidenceBody.Lifecycle change) {
            var playbook = new EraseReceipt.Playbook(change.playbook(), change.version());
            pieces.add(new Piece(evidence.id(), run, isNamed(evidence), playbook, change.source()));
            return;
        }
        Piece piece = new Piece(evidence.id(), run, isNamed(evidence), null, null);
        pieces.add(piece);
        References.of(
                evidence.body(),
                id -> pointing.computeIfAbsent(id, i -> new ArrayList<>()).add(piece));
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
            follow(References.evidence(fresh.remove().id.value()), gone, fresh);
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
            if (piece.playbook != null && isErased(piece.source) && !gone.contains(piece.id)) {
                kept.add(piece.playbook);
            }
        }
        return List.copyOf(kept);
    }

    private Set<EraseReceipt.Playbook> compiled() {
        Set<EraseReceipt.Playbook> compiled = new HashSet<>();
        for (Piece piece : pieces) {
            if (piece.playbook != null && isErased(piece.source)) {
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
        if (body instanceof EvidenceBody.Unknown unknown) {
            References.texts(unknown.content(), texts::add);
        }
        return texts.stream().anyMatch(order.memories()::contains);
    }

    private boolean isErased(@Nullable RunId run) {
        if (run == null) {
            return false;
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
