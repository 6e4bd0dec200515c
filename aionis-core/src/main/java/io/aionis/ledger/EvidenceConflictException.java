package io.aionis.ledger;

import io.aionis.model.Evidence;

/** An id was used again for other content. Nothing of the batch was kept. */
public final class EvidenceConflictException extends LedgerException {

    private static final long serialVersionUID = 1L;

    public EvidenceConflictException(Evidence refused) {
        super("Evidence id '" + refused.id() + "' in scope " + refused.scope()
                + " is already in the ledger with other content; evidence is never changed. Record the new fact under a"
                + " new id");
    }
}
