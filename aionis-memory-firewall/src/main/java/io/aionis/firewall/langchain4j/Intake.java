package io.aionis.firewall.langchain4j;

import io.aionis.firewall.admission.Candidate;
import io.aionis.model.QuarantineBody;
import java.util.Collection;
import java.util.List;

/** What the writing side of a governed store needs of the firewall. */
public interface Intake {

    /** What a write is stamped with now. */
    Stamp stamp();

    /** Whether writes can be held at all. */
    boolean quarantines();

    /** Whether such a write is to be held. */
    boolean holds(Candidate written);

    /** Holds writes, all of them or none; durable when it returns. Throws when the ledger does not take them. */
    void hold(List<QuarantineBody.Held> rows);

    /** Discards what is held under these ids of the store, if anything is. Throws when the ledger does not take it. */
    void discard(Collection<String> rows, String reason);

    /** Discards everything that is held for the store in the scope in force. */
    void discardAll(String reason);
}
