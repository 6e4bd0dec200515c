package io.aionis;

import io.aionis.ledger.InMemoryLedgerStore;
import io.aionis.ledger.LedgerStore;
import io.aionis.ledger.jdbc.SqliteLedgerStore;
import io.aionis.model.Actor;
import io.aionis.model.Effect;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.model.Role;
import io.aionis.model.RunId;
import io.aionis.model.RunStatus;
import io.aionis.model.Task;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/** A desk that refunds orders, for tests of what is learned from its runs. */
final class Desk {

    static final Task REFUND = Task.of("Desk.refund");
    static final Actor AGENT = Actor.agent("desk");
    static final Actor HOST = Actor.of("host", Role.VERIFIER);
    static final Actor ADA = Actor.of("ada", Role.REVIEWER);
    static final Actor BEN = Actor.of("ben", Role.REVIEWER);
    static final Actor CYD = Actor.of("cyd", Role.REVIEWER);

    /** Where a ledger may be kept. */
    enum Kept {
        IN_MEMORY(directory -> new InMemoryLedgerStore()),
        IN_SQLITE(SqliteLedgerStore::open);

        private final Function<Path, LedgerStore> open;

        Kept(Function<Path, LedgerStore> open) {
            this.open = open;
        }

        Aionis in(Path directory) {
            return Aionis.builder().store(open.apply(directory)).build();
        }
    }

    private Desk() {}

    /** Looks the order up and refunds it, after a try with the card that fails where {@code stumbling}. */
    static RunId refund(Workspace shop, String order, boolean stumbling) {
        RunRecorder run = begin(shop, order);
        if (stumbling) {
            card(run, order);
        }
        work(run, order);
        run.end(RunStatus.RETURNED, "Refunded.");
        return run.id();
    }

    static RunRecorder begin(Workspace shop, String order) {
        return shop.startRun(REFUND, AGENT, "Refund order " + order, Map.of("order", Json.of(order)));
    }

    static void card(RunRecorder run, String order) {
        run.toolCall(
                "refund",
                Json.parse("{\"order\":\"" + order + "\",\"method\":\"card\"}"),
                "PAYMENT_METHOD_NOT_ON_FILE",
                Outcome.FAILED,
                Effect.WRITE);
    }

    static void work(RunRecorder run, String order) {
        run.toolCall(
                "get_order",
                Json.parse("{\"order\":\"" + order + "\"}"),
                "{\"order\":\"" + order + "\",\"status\":\"delivered\"}",
                Outcome.SUCCEEDED,
                Effect.READ);
        run.toolCall(
                "refund",
                Json.parse("{\"order\":\"" + order + "\",\"method\":\"gift_card\"}"),
                "{\"order\":\"" + order + "\",\"status\":\"refunded\"}",
                Outcome.SUCCEEDED,
                Effect.WRITE);
    }

    static void verify(Workspace shop, RunId run, Outcome outcome) {
        shop.resumeRun(run, REFUND, AGENT).verdict(HOST, outcome, "the ledger of the shop says so");
    }
}
