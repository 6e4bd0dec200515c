package io.aionis.governance;

import io.aionis.Aionis;
import io.aionis.RunRecorder;
import io.aionis.Workspace;
import io.aionis.ledger.InMemoryLedgerStore;
import io.aionis.ledger.LedgerStore;
import io.aionis.model.Actor;
import io.aionis.model.Effect;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.model.Role;
import io.aionis.model.RunId;
import io.aionis.model.RunStatus;
import io.aionis.model.Task;
import java.time.Duration;
import java.util.Map;

/** A counter that refunds orders, and the plan by which it could do so itself. */
final class Counter implements AutoCloseable {

    static final Actor ADA = Actor.of("ada", Role.REVIEWER);
    static final Actor DESK = Actor.agent("desk");
    static final Actor HOST = Actor.of("host", Role.VERIFIER);
    static final Task REFUND = Task.of("Desk.refund");

    /** Looks up the order, then refunds it. */
    static final String PLAN = """
            {"format": "aionis-plan/1", "name": "refund", "task": "Desk.refund", "parameters": {"order": "string"},
             "steps": [
               {"id": "s1", "tool": "get_order", "effect": "READ", "arguments": {"order": {"$parameter": "order"}}},
               {"id": "s2", "tool": "refund", "effect": "WRITE",
                "arguments": {"payment": {"$from": "s1", "at": "/payment"}}}]}
            """;

    final Aionis engine;
    final Workspace shop;

    Counter() {
        this(GovernancePolicy.DEFAULT);
    }

    Counter(GovernancePolicy policy) {
        this(new InMemoryLedgerStore(), policy);
    }

    Counter(LedgerStore store, GovernancePolicy policy) {
        engine = Aionis.builder().store(store).governance(policy).build();
        shop = engine.in("shop");
    }

    PlaybookVersion load() {
        return shop.load(PLAN, DESK);
    }

    PlaybookVersion shadow() {
        return shop.playbooks().submit(load(), DESK, "let it show");
    }

    PlaybookVersion active() {
        return shop.playbooks().promote(load(), ADA, "read it");
    }

    /** The agent looks up the order and refunds what was paid by. */
    RunId refund(String order, String payment) {
        RunRecorder run = begin(order);
        run.toolCall("refund", "{\"payment\":\"" + payment + "\"}", "ok", Outcome.SUCCEEDED, Effect.WRITE);
        return end(run);
    }

    RunId refund(String order) {
        return refund(order, "pay-" + order);
    }

    RunRecorder begin(String order) {
        RunRecorder run = shop.startRun(REFUND, DESK, "Refund " + order, Map.of("order", Json.of(order)));
        run.toolCall(
                "get_order",
                "{\"order\":\"" + order + "\"}",
                "{\"payment\":\"pay-" + order + "\"}",
                Outcome.SUCCEEDED,
                Effect.READ);
        return run;
    }

    RunId end(RunRecorder run) {
        run.end(RunStatus.RETURNED, "Refunded.");
        return run.id();
    }

    /** Waits until everything recorded has had its consequences. */
    void settle() {
        shop.flush(Duration.ofSeconds(10));
        if (!shop.settle(Duration.ofSeconds(10))) {
            throw new AssertionError("The governance did not come to rest");
        }
    }

    PlaybookVersion now(PlaybookVersion version) {
        return shop.playbooks().version(version.playbook(), version.version());
    }

    @Override
    public void close() {
        engine.close();
    }
}
