package io.aionis.samples.orderdesk.acts;

import dev.langchain4j.service.AiServices;
import io.aionis.Aionis;
import io.aionis.Workspace;
import io.aionis.firewall.MemoryFirewall;
import io.aionis.firewall.admission.Admission;
import io.aionis.langchain4j.AionisPlugin;
import io.aionis.ledger.jdbc.SqliteLedgerStore;
import io.aionis.model.Task;
import io.aionis.samples.orderdesk.Exchange;
import io.aionis.samples.orderdesk.OrderDesk;
import io.aionis.samples.orderdesk.shop.Footprint;
import io.aionis.samples.orderdesk.shop.Shop;
import java.util.ArrayList;
import java.util.List;

/** Act 5: notes in a vector store that would mislead the agent. */
final class PoisonedNotes {
    private static final Task TASK = Task.of("OrderDesk.exchange");

    private PoisonedNotes() {}

    /** The order's rows without and with the firewall, and what the firewall decided. */
    record Result(Footprint naive, Footprint governed, Calls calls, String prompt, List<Admission> admissions) {}

    static Result play(Stage stage) {
        Page page = stage.page();
        page.act("ACT 5", "A vector store holds two bad notes; the firewall keeps them out of the prompt.");
        DeskNotes notes = DeskNotes.stored();
        DeskNotes.TEXTS.forEach((name, text) -> page.show("note " + name + ": " + text));
        Footprint naive = naive(stage, notes);
        return governed(stage, notes, naive);
    }

    private static Footprint naive(Stage stage, DeskNotes notes) {
        Page page = stage.page();
        page.say("A plain agent without memory and firewall, in a shop of its own: exchange the " + Exchange.FIFTH
                + ".");
        try (Shop shop = Shop.open(stage.directory().resolve("shop-without-firewall"))) {
            OrderDesk desk = AiServices.builder(OrderDesk.class)
                    .chatModel(stage.model())
                    .tools(shop.tools())
                    .retrievalAugmentor(notes.retriever(notes.store()))
                    .build();
            Stage.Lap lap = stage.lap();
            String answer = Exchange.FIFTH.at(desk);
            Footprint rows = shop.footprint(Exchange.FIFTH.orderId());
            page.show(Rows.of(rows));
            page.say("Answer: " + answer);
            stage.enter("5a", "bad notes: " + damage(rows), lap);
            return rows;
        }
    }

    private static Result governed(Stage stage, DeskNotes notes, Footprint naive) {
        Page page = stage.page();
        page.say("The agent with its memory, and the firewall before the same store:");
        SqliteLedgerStore ledger = SqliteLedgerStore.open(stage.memory());
        List<Admission> admissions = new ArrayList<>();
        try (Aionis aionis = Aionis.builder().store(ledger).build()) {
            Workspace workspace = aionis.in(Stage.SCOPE);
            try (MemoryFirewall firewall = MemoryFirewall.builder()
                    .workspace(workspace)
                    .evidence(ledger::readScope)
                    .task(() -> TASK)
                    .listener(admissions::add)
                    .build()) {
                AionisPlugin plugin = AionisPlugin.builder()
                        .aionis(aionis)
                        .scope(Stage.SCOPE)
                        .retrievalAugmentor(notes.retriever(firewall.govern(notes.store(), "desk-notes")))
                        .build();
                OrderDesk desk = plugin.attach(AiServices.builder(OrderDesk.class))
                        .chatModel(stage.model())
                        .tools(stage.shop().tools())
                        .build();
                Stage.Lap lap = stage.lap();
                String answer = Exchange.FIFTH.at(desk);

                admissions.forEach(admission -> page.show(DeskNotes.receipt(admission)));
                Footprint rows = stage.shop().footprint(Exchange.FIFTH.orderId());
                page.show(Rows.of(rows));
                page.say("Answer: " + answer);
                stage.enter("5b", "bad notes, firewall: " + damage(rows), lap);
                Calls calls = Calls.of(workspace, Told.lastRun(plugin));
                return new Result(naive, rows, calls, stage.prompts().last(), admissions);
            }
        }
    }

    private static String damage(Footprint rows) {
        return rows.payments().stream().anyMatch(payment -> payment.reason().equals("refund"))
                ? "money refunded to a stranger"
                : "no refund";
    }
}
