package io.aionis.replay;

import io.aionis.ledger.Ledger;
import io.aionis.model.EvidenceId;
import io.aionis.model.Scope;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The claimed writes that this process is busy with. A claim that is not settled and not here is one that broke off: only
 * that may be verified and decided, as a write that still runs may happen after the look.
 */
final class UnderWay {

    private static final Map<Write, Integer> CLAIMING = new ConcurrentHashMap<>();
    private static final Set<Write> HELD = ConcurrentHashMap.newKeySet();

    private UnderWay() {}

    private record Write(Ledger ledger, Scope scope, EvidenceId claim) {}

    /** Said before the claim is durable, so that nobody sees it and not this. */
    static void claiming(Ledger ledger, Scope scope, EvidenceId claim) {
        CLAIMING.merge(new Write(ledger, scope, claim), 1, Integer::sum);
    }

    /** The answer to {@link #claiming}: whether the write is the caller's to do now. */
    static void claimed(Ledger ledger, Scope scope, EvidenceId claim, boolean mine) {
        Write write = new Write(ledger, scope, claim);
        if (mine) {
            HELD.add(write);
        }
        CLAIMING.computeIfPresent(write, (same, others) -> others == 1 ? null : others - 1);
    }

    static boolean is(Ledger ledger, Scope scope, EvidenceId claim) {
        Write write = new Write(ledger, scope, claim);
        return CLAIMING.containsKey(write) || HELD.contains(write);
    }

    static void ended(Ledger ledger, Scope scope, EvidenceId claim) {
        HELD.remove(new Write(ledger, scope, claim));
    }
}
