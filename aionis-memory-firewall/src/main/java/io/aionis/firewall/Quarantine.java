package io.aionis.firewall;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingStore;
import io.aionis.Workspace;
import io.aionis.firewall.langchain4j.Wrappers;
import io.aionis.model.Actor;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceId;
import io.aionis.model.Lane;
import io.aionis.model.QuarantineBody.Held;
import io.aionis.model.QuarantineBody.Reviewed;
import io.aionis.model.QuarantineBody.Reviewed.Decision;
import io.aionis.model.Role;
import java.util.List;

/**
 * Where a person looks at the writes that one scope holds back. They are in the ledger and in no foreign store: they survive
 * a restart, and go when the scope is erased. Safe for use by many threads.
 */
public final class Quarantine {

    private final Workspace workspace;
    private final HeldRows rows;
    private final StoreTable stores;

    Quarantine(Workspace workspace, HeldRows rows, StoreTable stores) {
        this.workspace = workspace;
        this.rows = rows;
        this.stores = stores;
    }

    /** What waits, oldest first. */
    public List<HeldRow> pending() {
        return rows.pending().stream().map(HeldRow::of).toList();
    }

    /**
     * Adds a held row to its store, under its row id and with its own stamp, in the place of what the store has under that
     * id; then records it. When the record is lost the row still waits, and releasing it again does no harm. A released row
     * is judged like any other each time it is found.
     *
     * @param id as {@link #pending} shows it
     * @param person a reviewer, and not the writer of the row
     * @param reason why, for the ledger
     * @return the evidence of it
     * @throws IllegalArgumentException when no such row waits, that person may not decide, or the reason is blank
     * @throws IllegalStateException when this firewall governs no store of that name
     * @throws RuntimeException what the store throws; the row still waits
     * @throws io.aionis.ledger.LedgerException when the ledger did not take the record; the row is in the store and still
     *     waits
     */
    public EvidenceId release(EvidenceId id, Actor person, String reason) {
        synchronized (rows) {
            Held held = waiting("release", id, person, reason);
            if (person.agent().equals(held.writer())) {
                throw new IllegalArgumentException("Cannot release " + id + " as '" + person.agent()
                        + "', who wrote it; let another reviewer decide");
            }
            EmbeddingStore<TextSegment> store = stores.find(workspace.scope(), held.store());
            if (store == null) {
                throw new IllegalStateException("Cannot release " + id + ": this firewall governs no store named '"
                        + held.store() + "'; call govern(store, \"" + held.store() + "\") first");
            }
            Wrappers.release(held, store);
            return record(person, new Reviewed(id, Decision.RELEASE, reason));
        }
    }

    /**
     * Lets a held row go: it never gets into its store. Throws as {@link #release} does; the writer, too, may discard.
     */
    public EvidenceId discard(EvidenceId id, Actor person, String reason) {
        synchronized (rows) {
            waiting("discard", id, person, reason);
            return record(person, new Reviewed(id, Decision.DISCARD, reason));
        }
    }

    private Held waiting(String what, EvidenceId id, Actor person, String reason) {
        if (person.role() != Role.REVIEWER) {
            throw new IllegalArgumentException("Cannot " + what + " " + id + " as '" + person.agent()
                    + "' in the role " + person.role()
                    + ": that is a reviewer's decision; pass an Actor with Role.REVIEWER that names the person");
        } else if (reason.isBlank()) {
            throw new IllegalArgumentException(
                    "To " + what + " " + id + " needs a reason; say in a few words why, for whoever reads the history");
        }
        Evidence evidence = rows.pending(id);
        if (evidence == null) {
            throw new IllegalArgumentException("No held row " + id + " waits in scope " + workspace.scope()
                    + "; it was dealt with or erased, or is of another scope. See pending()");
        }
        return (Held) evidence.body();
    }

    private EvidenceId record(Actor person, Reviewed reviewed) {
        return workspace.observeDurably(person, Lane.SHARED, List.of(reviewed)).get(0);
    }
}
