package io.aionis.governance;

import io.aionis.ledger.Ledger;
import io.aionis.ledger.LedgerException;
import io.aionis.ledger.Recorded;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.GovernanceBody.Link;
import io.aionis.model.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows the audit chain of a scope from its beginning. */
public final class Audit {

    private static final int PAGE = 500;

    private final Ledger ledger;
    private final Scope scope;
    private final @Nullable String noted;
    private boolean found;
    private final Map<String, Chain.Head> heads = new HashMap<>();
    private Optional<Set<Long>> tombstones = Optional.empty();
    private long pieces;
    private long linked;
    private long before;
    private long erased;
    private long missing;
    private long last = -1;
    private String lastId = "";
    private String head = "";
    private AuditReport.@Nullable Break broken;

    private Audit(Ledger ledger, Scope scope, @Nullable String noted) {
        this.ledger = ledger;
        this.scope = scope;
        this.noted = noted;
        this.found = noted == null;
    }

    /**
     * Audits a scope; reads only.
     *
     * @param noted the head that an earlier audit told, which must be in the chain, or null
     */
    public static AuditReport of(Ledger ledger, Scope scope, @Nullable String noted) {
        return new Audit(ledger, scope, noted).report();
    }

    private AuditReport report() {
        tombstones = ledger.erasedPositions(scope, Evidence.PLAYBOOK_STREAM);
        try {
            List<Recorded> page = page();
            while (broken == null && !page.isEmpty()) {
                for (Recorded recorded : page) {
                    follow(recorded);
                    if (broken != null) {
                        break;
                    }
                }
                page = broken == null ? page() : List.of();
            }
        } catch (LedgerException unreadable) {
            broken(last + 1, lastId, String.valueOf(unreadable.getMessage()), "evidence that can be read");
        }
        if (broken == null && missing > 0) {
            long recorded = erasures();
            if (recorded < missing) {
                broken(
                        last,
                        lastId,
                        missing + " pieces of the chain are missing and " + recorded + " were recorded as erased",
                        "every piece, or the record of its erasure");
            }
        }
        if (!found) {
            broken(last, lastId, "no piece with the hash " + noted, "the head that was noted down before");
        }
        return new AuditReport(scope, pieces, linked, before, erased, missing, heads.size(), head, broken);
    }

    /** The next pieces; where a page cannot be read, as far as it can be. */
    private List<Recorded> page() {
        try {
            return ledger.readStream(scope, Evidence.PLAYBOOK_STREAM, last + 1, PAGE);
        } catch (LedgerException somewhere) {
            return ledger.readStream(scope, Evidence.PLAYBOOK_STREAM, last + 1, 1);
        }
    }

    private void follow(Recorded recorded) {
        Evidence piece = recorded.evidence();
        String id = piece.id().value();
        long tombs = gap(recorded.position(), id);
        pieces++;
        Link link = Chain.linkOf(piece.body());
        if (link == null && heads.isEmpty()) {
            before++;
            erased += tombs;
        } else if (link == null) {
            broken(
                    recorded.position(),
                    id,
                    "a piece without a link among linked ones: it was inserted, restored, or written by an earlier release",
                    "a link to the piece before");
        } else {
            linked++;
            linked(recorded.position(), id, link, tombs);
            Chain.Head now = new Chain.Head(link.chain(), link.number(), Chain.hash(piece));
            heads.put(link.chain(), now);
            head = now.hash();
            // A piece that was erased since still stands as the one before.
            found |= head.equals(noted) || link.previous().equals(noted);
        }
        last = recorded.position();
        lastId = id;
    }

    /** How many pieces before this position were erased, as their tombstones tell. */
    private long gap(long position, String id) {
        if (tombstones.isEmpty()) {
            return 0;
        }
        long tombs = 0;
        for (long empty = last + 1; empty < position; empty++) {
            if (!tombstones.get().contains(empty)) {
                broken(
                        empty,
                        id,
                        "nothing is at this position, and no erasure left its mark there",
                        "evidence, or the mark of an erasure");
                return tombs;
            }
            tombs++;
        }
        return tombs;
    }

    private void linked(long position, String id, Link link, long tombs) {
        Chain.Head known = heads.get(link.chain());
        int expected = known == null ? 0 : known.number() + 1;
        if (link.number() < expected) {
            broken(
                    position,
                    id,
                    "piece " + link.number() + " of the chain for the second time",
                    "piece " + expected
                            + "; two processes or two restored copies wrote at the same time, or it was inserted");
        } else if (link.number() == expected && !link.previous().equals(known == null ? "" : known.hash())) {
            broken(
                    position,
                    id,
                    "a link to a piece with the hash " + link.previous(),
                    "the hash of the piece before, '" + lastId + "', which is "
                            + (known == null ? "none" : known.hash()) + ": one of the two was edited");
        } else {
            long holes = link.number() - expected;
            long proven = Math.min(holes, tombs);
            erased += proven;
            missing += holes - proven;
        }
    }

    /** How many pieces of the scope were erased as far as its records tell. */
    private long erasures() {
        long sum = 0;
        List<Recorded> page = ledger.readScope(scope, 0, PAGE);
        while (!page.isEmpty()) {
            for (Recorded recorded : page) {
                if (recorded.evidence().body() instanceof EvidenceBody.Erased erasure) {
                    sum += erasure.pieces();
                }
            }
            page = ledger.readScope(scope, page.get(page.size() - 1).cursor(), PAGE);
        }
        return sum;
    }

    private void broken(long position, String id, String found, String expected) {
        if (broken == null) {
            broken = new AuditReport.Break(position, id, found, expected);
        }
    }
}
