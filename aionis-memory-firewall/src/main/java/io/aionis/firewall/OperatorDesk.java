package io.aionis.firewall;

import io.aionis.Workspace;
import io.aionis.firewall.admission.Candidate;
import io.aionis.ledger.LedgerException;
import io.aionis.model.Actor;
import io.aionis.model.EvidenceBody.OperatorAction;
import io.aionis.model.EvidenceBody.OperatorAction.Kind;
import io.aionis.model.EvidenceId;
import io.aionis.model.Lane;
import io.aionis.model.Role;
import java.time.Duration;
import java.util.regex.Pattern;

/** Where a person blocks contents of one scope and releases them. In force at once, in this process and by the ledger in others. */
public final class OperatorDesk {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private static final Duration DURABLE = Duration.ofSeconds(10);

    private final Workspace workspace;
    private final ScopeLedger ledger;

    OperatorDesk(Workspace workspace, ScopeLedger ledger) {
        this.workspace = workspace;
        this.ledger = ledger;
    }

    /**
     * Blocks a content: no store hands it out in this scope until it is released.
     *
     * @param hash the content hash, as receipts show it
     * @param person who does it
     * @param reason why, for the ledger
     * @throws IllegalArgumentException when that is no content hash
     * @throws LedgerException when the ledger did not take it in time; it is in force in this process all the same
     */
    public EvidenceId block(String hash, Actor person, String reason) {
        return act(Kind.BLOCK, hash, person, reason);
    }

    /** Blocks a content by its exact text; see {@link #block}. */
    public EvidenceId blockText(String text, Actor person, String reason) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("The text to block is blank; expected the exact text of a row");
        }
        return block(Candidate.hashOf(text), person, reason);
    }

    /**
     * Takes back a block; the content is judged like any other again. Throws as {@link #block} does.
     *
     * @param person a reviewer; anybody may ask for a stop, and a reviewer alone ends it
     * @throws IllegalArgumentException when that is no content hash, or that person may not decide
     */
    public EvidenceId release(String hash, Actor person, String reason) {
        if (person.role() != Role.REVIEWER) {
            throw new IllegalArgumentException("Cannot release a content as '" + person.agent() + "' in the role "
                    + person.role()
                    + ": that is a reviewer's decision; pass an Actor with Role.REVIEWER that names the person");
        }
        return act(Kind.RELEASE, hash, person, reason);
    }

    private EvidenceId act(Kind kind, String hash, Actor person, String reason) {
        if (!HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException(
                    "The content hash has " + hash.length()
                            + " characters; expected 64 lower-case hexadecimal digits as in a receipt. Use blockText for a text");
        }
        OperatorAction action = new OperatorAction(kind, hash, reason);
        EvidenceId id = workspace.observe(null, null, person, Lane.SHARED, action);
        ledger.apply(id, action);
        if (!workspace.flush(DURABLE)) {
            throw new LedgerException("The operator action '" + kind + "' on " + hash + " in scope " + workspace.scope()
                    + " is not durable yet; it is in force in this process. Check the ledger's store, then repeat it");
        }
        return id;
    }
}
