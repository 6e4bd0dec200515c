package io.aionis.repair;

import io.aionis.replay.Stop;
import java.util.Optional;

/**
 * Proposes how a plan that stopped could be mended. A proposal is reviewed by a person; it is never applied by itself.
 * Whatever it thinks out keeps within {@link RepairLimits}. It does not throw for what it finds or is answered.
 */
public interface Repairer {

    /** Names it as the author of what it proposes, such as {@code heuristics}. */
    String name();

    /** A mended plan with the reason, or empty when it knows none. */
    Optional<Proposal> propose(Stop stop);
}
