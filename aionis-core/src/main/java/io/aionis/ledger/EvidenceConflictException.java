package io.aionis.ledger;

import io.aionis.model.Evidence;

/** An id was used again for other content. Nothing of the batch was kept. */
public final class EvidenceConflictException extends LedgerException {

    private static final long serialVersionUID = 1L;

    /**
     * @param refused what was given
     * @param kept what is in the ledger, or came before it in the batch
     */
    public EvidenceConflictException(Evidence refused, Evidence kept) {
        super("Evidence id '" + refused.id() + "' in scope " + refused.scope()
                + " is already in the ledger with other content; evidence is never changed. In the ledger: "
                + describe(kept) + "; refused: " + describe(refused) + ". Record the new fact under a new id");
    }

    /** Without its text, which may be long, or private. */
    private static String describe(Evidence evidence) {
        String run = evidence.run() == null ? "" : " of run '" + evidence.run() + "'";
        return EvidenceJson.kind(evidence.body()) + run + " by '"
                + evidence.actor().agent() + "' at " + evidence.at();
    }
}
