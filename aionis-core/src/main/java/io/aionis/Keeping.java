package io.aionis;

import io.aionis.adjudication.Memory;
import io.aionis.adjudication.ScopeState;
import io.aionis.adjudication.Subject;
import io.aionis.ledger.EraseReceipt;
import io.aionis.ledger.Erasure;
import io.aionis.ledger.ErasureOrder;
import io.aionis.ledger.Ledger;
import io.aionis.ledger.LedgerException;
import io.aionis.ledger.snapshot.RestoreReceipt;
import io.aionis.ledger.snapshot.SnapshotReader;
import io.aionis.ledger.snapshot.SnapshotReceipt;
import io.aionis.ledger.snapshot.SnapshotWriter;
import io.aionis.model.Actor;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody.OperatorAction;
import io.aionis.model.EvidenceId;
import io.aionis.model.Lane;
import io.aionis.model.Scope;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Erases, archives, exports and imports the evidence of one scope. */
final class Keeping {

    private static final int BATCH = 500;
    private static final Duration DURABLE = Duration.ofSeconds(10);

    private final Aionis engine;
    private final Scope scope;
    private final Ledger ledger;

    Keeping(Aionis engine, Scope scope) {
        this.engine = engine;
        this.scope = scope;
        this.ledger = engine.ledger();
    }

    EraseReceipt erase(Erasure what, Actor actor, String reason) {
        var id = new EvidenceId(engine.newId());
        var order = new ErasureOrder(
                id, scope, what, memories(what), actor, reason, engine.clock().instant());
        try {
            return ledger.erase(order);
        } finally {
            engine.states().forget(scope);
            engine.traces().forget(scope);
            engine.governance().forget(scope);
        }
    }

    /** Archives what is cold by now; gives the ids of the memories that were. */
    List<String> retain(Retention retention, Actor actor) {
        requireDurable();
        Instant now = engine.clock().instant();
        List<Evidence> actions = new ArrayList<>();
        List<String> archived = new ArrayList<>();
        for (Memory memory : engine.state(scope).memories()) {
            if (retention.cools(memory) && isCold(memory, now.minus(retention.untouchedFor()))) {
                archived.add(memory.id());
                actions.add(new Evidence(
                        new EvidenceId(engine.newId()),
                        scope,
                        memory.task(),
                        null,
                        actor,
                        Lane.SHARED,
                        now,
                        new OperatorAction(
                                OperatorAction.Kind.ARCHIVE,
                                memory.id(),
                                "nothing was said about it for " + retention.untouchedFor())));
            }
        }
        for (int from = 0; from < actions.size(); from += BATCH) {
            ledger.append(actions.subList(from, Math.min(actions.size(), from + BATCH)));
        }
        return archived;
    }

    private boolean isCold(Memory memory, Instant before) {
        return engine.in(scope)
                .lastTouched(memory)
                .filter(touched -> touched.isBefore(before))
                .isPresent();
    }

    SnapshotReceipt snapshot(Path file) {
        requireDurable();
        ScopeStates.Folded folded = engine.states().folded(scope);
        return SnapshotWriter.write(
                ledger,
                scope,
                folded.cursor(),
                StateText.digest(folded.state()),
                engine.clock().instant(),
                file);
    }

    RestoreReceipt restore(Path file, Scope writtenIn) {
        requireDurable();
        SnapshotReader.Restored restored = SnapshotReader.restore(ledger, file, writtenIn, scope);
        String now = StateText.digest(engine.state(scope));
        return new RestoreReceipt(
                file,
                writtenIn,
                scope,
                restored.pieces(),
                restored.added(),
                restored.state(),
                now.equals(restored.state()));
    }

    /** The memories that stand for what goes as a whole; a person's block on them is about nothing else. */
    private Set<String> memories(Erasure what) {
        requireDurable();
        ScopeState state = engine.state(scope);
        List<Memory> memories = List.of();
        if (what instanceof Erasure.OfRun asked) {
            memories = state.memories().stream()
                    .filter(memory -> memory.subject() instanceof Subject.RunRoute route
                            && route.run().equals(asked.run()))
                    .toList();
        } else if (what instanceof Erasure.OfTask asked) {
            memories = state.memories(asked.task());
        }
        return memories.stream().map(Memory::id).collect(Collectors.toSet());
    }

    private void requireDurable() {
        ledger.requireOpen();
        boolean written = ledger.flush(DURABLE);
        if (!written) {
            // The marker of a gap that was found by the first is written before the second answers.
            written = ledger.flush(DURABLE);
        }
        if (!written) {
            throw new LedgerException("Evidence recorded before in scope " + scope + " could not be written in "
                    + DURABLE.toSeconds() + " s, so nothing was done. Check the store's free space and health, then try"
                    + " again");
        }
    }
}
