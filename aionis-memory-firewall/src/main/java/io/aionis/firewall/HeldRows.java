package io.aionis.firewall;

import io.aionis.Workspace;
import io.aionis.ledger.Recorded;
import io.aionis.model.Actor;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceBody.Erased;
import io.aionis.model.EvidenceId;
import io.aionis.model.Lane;
import io.aionis.model.QuarantineBody;
import io.aionis.model.QuarantineBody.Held;
import io.aionis.model.QuarantineBody.Reviewed;
import io.aionis.model.QuarantineBody.Reviewed.Decision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Follows the ledger of one scope: which rows are held there and wait for a person. Safe for use by many threads. */
final class HeldRows {

    private static final int PAGE = 1000;

    private final Workspace workspace;
    private final Map<EvidenceId, Evidence> pending = new LinkedHashMap<>();
    private long cursor;
    /** Erasures up to here are heeded, by reading everything again. */
    private long heeded;

    HeldRows(Workspace workspace) {
        this.workspace = workspace;
    }

    /** The held rows that nobody has dealt with, oldest first. */
    synchronized List<Evidence> pending() {
        refresh();
        return List.copyOf(pending.values());
    }

    /** One of them, or null. */
    synchronized @Nullable Evidence pending(EvidenceId id) {
        refresh();
        return pending.get(id);
    }

    /** Holds rows in the place of what was held under their ids, all or nothing; durable when it returns. */
    synchronized void hold(Actor actor, List<Held> rows, String replaced) {
        refresh();
        List<EvidenceBody> bodies = new ArrayList<>();
        for (Evidence before : pending.values()) {
            Held old = (Held) before.body();
            if (rows.stream().anyMatch(row -> isSameRow(row, old))) {
                bodies.add(new Reviewed(before.id(), Decision.DISCARD, replaced));
            }
        }
        bodies.addAll(rows);
        workspace.observeDurably(actor, Lane.SHARED, bodies);
    }

    /** Discards what is held and fits; durable when it returns. */
    synchronized void discard(Actor actor, Predicate<Held> which, String reason) {
        refresh();
        List<EvidenceBody> bodies = new ArrayList<>();
        for (Evidence evidence : pending.values()) {
            if (which.test((Held) evidence.body())) {
                bodies.add(new Reviewed(evidence.id(), Decision.DISCARD, reason));
            }
        }
        if (!bodies.isEmpty()) {
            workspace.observeDurably(actor, Lane.SHARED, bodies);
        }
    }

    private static boolean isSameRow(Held one, Held other) {
        return one.store().equals(other.store()) && one.row().equals(other.row());
    }

    private void refresh() {
        List<Recorded> page = workspace.evidence(cursor, PAGE);
        while (!page.isEmpty()) {
            for (Recorded recorded : page) {
                Evidence evidence = recorded.evidence();
                if (evidence.body() instanceof Erased && recorded.cursor() > heeded) {
                    // What was taken over may be erased now; only the ledger knows what is left.
                    heeded = recorded.cursor();
                    pending.clear();
                    cursor = 0;
                    break;
                }
                take(evidence);
                cursor = recorded.cursor();
            }
            page = workspace.evidence(cursor, PAGE);
        }
    }

    private void take(Evidence evidence) {
        if (evidence.body() instanceof QuarantineBody.Held) {
            pending.put(evidence.id(), evidence);
        } else if (evidence.body() instanceof Reviewed reviewed) {
            pending.remove(reviewed.held());
        }
    }
}
