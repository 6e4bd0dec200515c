package io.aionis.adjudication;

import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody.OperatorAction;
import io.aionis.model.EvidenceId;
import io.aionis.model.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What people, and retention for them, decided on subjects: rule S6, a block dominates everything until it is released;
 * rule T4, what is archived stays away until it is restored.
 */
final class Operators {

    /** Of each subject, the last action of each pair and audience. */
    private final Map<String, Map<Audience, Placed>> blocks = new HashMap<>();

    /** The same of reviewers alone: what a reviewer blocked, a reviewer releases. */
    private final Map<String, Map<Audience, Placed>> reviewersBlocks = new HashMap<>();

    private final Map<String, Map<Audience, Placed>> archives = new HashMap<>();

    /** Takes in what an operator did; false where the actor may not do that. */
    boolean add(Placed placed, OperatorAction action) {
        Role role = placed.evidence().actor().role();
        // Anybody may ask for a stop; whoever does the work decides nothing else.
        if (action.kind() != OperatorAction.Kind.BLOCK && Weighing.isWorking(role)) {
            return false;
        }
        boolean block = action.kind() == OperatorAction.Kind.BLOCK || action.kind() == OperatorAction.Kind.RELEASE;
        put(block ? blocks : archives, placed, action);
        if (block && role == Role.REVIEWER) {
            put(reviewersBlocks, placed, action);
        }
        return true;
    }

    private static void put(Map<String, Map<Audience, Placed>> actions, Placed placed, OperatorAction action) {
        actions.computeIfAbsent(action.subject(), subject -> new HashMap<>())
                .merge(Audience.of(placed.evidence()), placed, Operators::later);
    }

    private static Placed later(Placed a, Placed b) {
        return b.moment().isAfter(a.moment()) ? b : a;
    }

    /** Whether anybody acted on evidence of that id. */
    boolean actedOn(EvidenceId id) {
        return blocks.containsKey(id.value()) || archives.containsKey(id.value());
    }

    /** The block that holds for a memory or a piece of its evidence, or null. */
    @Nullable
    EvidenceId blocking(Dossier dossier) {
        EvidenceId byReviewer = holding(reviewersBlocks, dossier, OperatorAction.Kind.BLOCK);
        return byReviewer != null ? byReviewer : holding(blocks, dossier, OperatorAction.Kind.BLOCK);
    }

    /** What moved a memory into the archive, or null. */
    @Nullable
    EvidenceId archiving(Dossier dossier) {
        return holding(archives, dossier, OperatorAction.Kind.ARCHIVE);
    }

    /** What brought a memory back from the archive, or null. */
    @Nullable
    EvidenceId restoring(Dossier dossier) {
        return holding(archives, dossier, OperatorAction.Kind.RESTORE);
    }

    private static @Nullable EvidenceId holding(
            Map<String, Map<Audience, Placed>> actions, Dossier dossier, OperatorAction.Kind kind) {
        if (actions.isEmpty()) {
            return null;
        }
        return Stream.concat(Stream.of(dossier.id), dossier.actedOn.stream().sorted())
                .map(subject -> holding(actions.getOrDefault(subject, Map.of()), dossier.audience, kind))
                .flatMap(List::stream)
                .findFirst()
                .orElse(null);
    }

    private static List<EvidenceId> holding(
            Map<Audience, Placed> actions, Audience audience, OperatorAction.Kind kind) {
        return Stream.of(Audience.EVERYBODY, audience)
                .map(actions::get)
                .filter(placed -> placed != null && isOf(placed.evidence(), kind))
                .map(placed -> placed.evidence().id())
                .limit(1)
                .toList();
    }

    private static boolean isOf(Evidence evidence, OperatorAction.Kind kind) {
        return evidence.body() instanceof OperatorAction action && action.kind() == kind;
    }
}
