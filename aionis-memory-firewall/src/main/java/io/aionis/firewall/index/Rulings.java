package io.aionis.firewall.index;

import io.aionis.model.EvidenceId;
import java.util.Map;

/**
 * What people have ruled on the contents of one scope.
 *
 * @param blocked the content hashes that are blocked, with the evidence of it
 * @param released the content hashes that were released last, with the evidence of it
 */
public record Rulings(Map<String, EvidenceId> blocked, Map<String, EvidenceId> released) {

    /** Nobody has ruled on anything. */
    public static final Rulings NONE = new Rulings(Map.of(), Map.of());

    public Rulings {
        blocked = Map.copyOf(blocked);
        released = Map.copyOf(released);
    }
}
