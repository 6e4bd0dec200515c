package io.aionis.adjudication;

import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody.OperatorAction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rule S6: a person's block on a memory dominates everything until it is released. */
final class Suppressions {

    private final Map<String, Map<Audience, Evidence>> last = new HashMap<>();

    Suppressions(List<Evidence> timeline) {
        for (Evidence evidence : timeline) {
            if (evidence.body() instanceof OperatorAction action && mayAct(evidence, action)) {
                last.computeIfAbsent(action.subject(), subject -> new HashMap<>())
                        .put(Audience.of(evidence), evidence);
            }
        }
    }

    /** Anybody may ask for a stop; whoever does the work may not lift one. */
    private static boolean mayAct(Evidence evidence, OperatorAction action) {
        return action.kind() == OperatorAction.Kind.BLOCK
                || !Weighing.isWorking(evidence.actor().role());
    }

    /** The block that holds for a memory, or null. */
    @Nullable
    Evidence blocking(Dossier dossier) {
        Map<Audience, Evidence> actions = last.getOrDefault(dossier.id, Map.of());
        Evidence shared = actions.get(Audience.EVERYBODY);
        if (shared != null && isBlock(shared)) {
            return shared;
        }
        Evidence own = actions.get(dossier.audience);
        return own != null && isBlock(own) ? own : null;
    }

    private static boolean isBlock(Evidence evidence) {
        return evidence.body() instanceof OperatorAction action && action.kind() == OperatorAction.Kind.BLOCK;
    }
}
