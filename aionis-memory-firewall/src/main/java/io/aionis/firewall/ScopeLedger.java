package io.aionis.firewall;

import io.aionis.Workspace;
import io.aionis.firewall.index.Entry;
import io.aionis.firewall.index.Rulings;
import io.aionis.firewall.index.VerdictIndex;
import io.aionis.ledger.Recorded;
import io.aionis.model.Actor;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody.Admission;
import io.aionis.model.EvidenceBody.Erased;
import io.aionis.model.EvidenceBody.OperatorAction;
import io.aionis.model.EvidenceId;
import io.aionis.model.Role;
import io.aionis.model.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Follows the ledger of one scope: which hashes people have blocked, and which decisions the index must know. */
final class ScopeLedger {

    private static final int PAGE = 1000;

    private static final Duration DURABLE = Duration.ofSeconds(5);

    private final Workspace workspace;
    private final Scope scope;
    private final VerdictIndex index;
    private final Map<String, EvidenceId> blocked = new HashMap<>();
    /** Actions of this process that the ledger did not hand back yet, in their order. */
    private final Map<EvidenceId, OperatorAction> own = new LinkedHashMap<>();

    private long cursor;
    /** Erasures up to here are heeded, by reading everything again. */
    private long forgotten;

    private final Map<String, EvidenceId> released = new HashMap<>();
    private Map<String, EvidenceId> snapshot = Map.of();
    private volatile Map<String, EvidenceId> releases = Map.of();

    ScopeLedger(Workspace workspace, VerdictIndex index) {
        this.workspace = workspace;
        this.scope = workspace.scope();
        this.index = index;
        this.cursor = index.cursor(scope);
        this.blocked.putAll(index.rulings(scope).blocked());
        this.released.putAll(index.rulings(scope).released());
        freeze();
    }

    /** Whether all that was recorded so far is durable; waits for it for a while. */
    boolean isDurable() {
        return workspace.flush(DURABLE);
    }

    /** Takes over what is new in the ledger and returns the blocked hashes. */
    synchronized Map<String, EvidenceId> refresh() {
        boolean changed = false;
        List<Recorded> page = workspace.evidence(cursor, PAGE);
        while (!page.isEmpty()) {
            if (erasedSince(page)) {
                beginAnew();
                return refresh();
            }
            takeAdmissions(page);
            Set<String> acted = new HashSet<>();
            for (Recorded recorded : page) {
                takeAction(recorded.evidence()).ifPresent(acted::add);
            }
            // Whatever the ledger holds by now came before these.
            own.forEach(this::set);
            mark(acted);
            changed |= !acted.isEmpty();
            cursor = page.get(page.size() - 1).cursor();
            index.cursor(scope, cursor, new Rulings(blocked, released));
            page = workspace.evidence(cursor, PAGE);
        }
        if (changed) {
            freeze();
        }
        return snapshot;
    }

    /** The hashes that people have released, as of the last refresh or action. */
    Map<String, EvidenceId> released() {
        return releases;
    }

    private void freeze() {
        snapshot = Map.copyOf(blocked);
        releases = Map.copyOf(released);
    }

    /** An action of this process, in force before the ledger hands it back. */
    synchronized void apply(EvidenceId id, OperatorAction action) {
        own.put(id, action);
        set(id, action);
        freeze();
        mark(Set.of(action.subject()));
    }

    /** Whether the page tells of an erasure not heeded yet. */
    private boolean erasedSince(List<Recorded> page) {
        long known = Math.max(cursor, forgotten);
        return page.stream().anyMatch(r -> r.cursor() > known && r.evidence().body() instanceof Erased);
    }

    /**
     * What was taken over may be erased now; only the ledger knows what is left. Actions of this process that the ledger
     * did not hand back yet stay in force.
     */
    private void beginAnew() {
        index.forget(scope);
        blocked.values().retainAll(own.keySet());
        released.values().retainAll(own.keySet());
        freeze();
        forgotten = end();
        cursor = 0;
    }

    /** The cursor of the last evidence: earlier erasures are in effect in all that is read from now on. */
    private long end() {
        long end = cursor;
        List<Recorded> page = workspace.evidence(end, PAGE);
        while (!page.isEmpty()) {
            end = page.get(page.size() - 1).cursor();
            page = workspace.evidence(end, PAGE);
        }
        return end;
    }

    /** The subject of an action that counts; those of this process, too, as the ledger's order decides. */
    private Optional<String> takeAction(Evidence evidence) {
        if (!(evidence.body() instanceof OperatorAction action)) {
            return Optional.empty();
        }
        own.remove(evidence.id());
        if (!counts(evidence.actor(), action)) {
            return Optional.empty();
        }
        set(evidence.id(), action);
        return Optional.of(action.subject());
    }

    /** Anybody may ask for a stop; a reviewer alone ends it. To archive or restore is about memories. */
    private static boolean counts(Actor actor, OperatorAction action) {
        return switch (action.kind()) {
            case BLOCK -> true;
            case RELEASE -> actor.role() == Role.REVIEWER;
            case ARCHIVE, RESTORE -> false;
        };
    }

    private void set(EvidenceId id, OperatorAction action) {
        if (action.kind() == OperatorAction.Kind.BLOCK) {
            blocked.put(action.subject(), id);
            released.remove(action.subject());
        } else {
            blocked.remove(action.subject());
            released.put(action.subject(), id);
        }
    }

    private void takeAdmissions(List<Recorded> page) {
        Map<String, Entry> changed = new LinkedHashMap<>();
        for (Recorded recorded : page) {
            if (recorded.evidence().body() instanceof Admission admission) {
                take(recorded.evidence(), admission, changed);
            }
        }
        if (!changed.isEmpty()) {
            index.put(new ArrayList<>(changed.values()));
        }
    }

    private void take(Evidence evidence, Admission admission, Map<String, Entry> changed) {
        String key = admission.store() + '\n' + admission.contentHash();
        Entry known = changed.get(key);
        if (known == null && Traited.isHash(admission.contentHash())) {
            known = index.find(scope, admission.store(), admission.contentHash())
                    .orElse(null);
        }
        Traited.after(known, scope, admission, evidence.at())
                .ifPresent(entry -> changed.put(key, entry.blocked(blocked.containsKey(entry.hash()))));
    }

    /** Lets the index know which texts a person blocks, so that their near-duplicates are found. */
    private void mark(Set<String> hashes) {
        List<Entry> changed = new ArrayList<>();
        for (String hash : hashes) {
            boolean now = blocked.containsKey(hash);
            if (Traited.isHash(hash)) {
                index.find(scope, hash).stream()
                        .filter(entry -> entry.blocked() != now)
                        .forEach(entry -> changed.add(entry.blocked(now)));
            }
        }
        if (!changed.isEmpty()) {
            index.put(changed);
        }
    }
}
