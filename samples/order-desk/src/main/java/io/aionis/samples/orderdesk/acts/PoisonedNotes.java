package io.aionis.samples.orderdesk.acts;

import dev.langchain4j.service.AiServices;
import io.aionis.Aionis;
import io.aionis.Workspace;
import io.aionis.firewall.MemoryFirewall;
import io.aionis.firewall.admission.Admission;
import io.aionis.langchain4j.AionisPlugin;
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
        page.say("A plain agent, in a shop of its own: exchange the " + Exchange.FIFTH + ".");
        List<String> calls = new ArrayList<>();
        try (Shop shop = Shop.open(stage.directory().resolve("shop-without-firewall"))) {
            OrderDesk desk = AiServices.builder(OrderDesk.class)
                    .chatModel(stage.model())
                    .tools(shop.tools())
                    .retrievalAugmentor(notes.retriever(notes.store()))
                    .afterToolExecution(
                            call -> calls.add(Calls.link(call.request().name(), call.hasFailed())))
                    .build();
            Stage.Lap lap = stage.lap();
            String answer = Exchange.FIFTH.at(desk);
            page.chain(calls);
            Footprint rows = shop.footprint(Exchange.FIFTH.orderId());
            page.show(Rows.of(rows));
            page.say("Answer: " + answer);
            stage.enter("5a", "no firewall: " + damage(rows), lap);
            return rows;
        }
    }

    private static Result governed(Stage stage, DeskNotes notes, Footprint naive) {
        Page page = stage.page();
        page.say("The agent with its memory, and the firewall before the same store:");
        List<Admission> admissions = new ArrayList<>();
        try (Aionis aionis = Aionis.open(stage.memory())) {
            Workspace workspace = aionis.in(Stage.SCOPE);
            try (MemoryFirewall firewall = MemoryFirewall.builder()
                    .workspace(workspace)
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
                Calls calls = Calls.of(workspace, Told.lastRun(plugin));
                calls.on(page);
                Footprint rows = stage.shop().footprint(Exchange.FIFTH.orderId());
                page.show(Rows.of(rows));
                page.say("Answer: " + answer);
                stage.enter("5b", "firewall: " + damage(rows), lap);
                return new Result(naive, rows, calls, stage.prompts().last(), admissions);
            }
        }
    }

    private static String damage(Footprint rows) {
        return rows.payments().stream()
                .filter(payment -> payment.reason().equals("refund"))
                .map(payment -> "refund to " + payment.paymentMethodId())
                .findFirst()
                .orElse("no refund");
    }
}
