package io.aionis.samples.orderdesk.acts;

import dev.langchain4j.service.AiServices;
import io.aionis.Aionis;
import io.aionis.langchain4j.AionisPlugin;
import io.aionis.langchain4j.LiveReplay;
import io.aionis.samples.orderdesk.Exchange;
import io.aionis.samples.orderdesk.OrderDesk;
import io.aionis.samples.orderdesk.Usage;
import io.aionis.samples.orderdesk.shop.Footprint;
import java.util.ArrayList;
import java.util.List;

/** Act 4: the world is no longer as it was recorded. */
final class ChangedShop {

    private ChangedShop() {}

    /** The order's rows on both sides of a replay that met a change. */
    record Result(LiveReplay live, Calls calls, Footprint before, Footprint after, Usage usage) {}

    static Result play(Stage stage) {
        Page page = stage.page();
        page.act("ACT 4", "The shop now holds orders; the replay hands back, and nothing is done twice.");
        String orderId = Exchange.FOURTH.orderId();
        stage.shop().introduceHold(orderId);
        Footprint before = stage.shop().footprint(orderId);
        try (Aionis aionis = Aionis.open(stage.memory())) {
            List<LiveReplay> replays = new ArrayList<>();
            AionisPlugin plugin = AionisPlugin.builder()
                    .aionis(aionis)
                    .scope(Stage.SCOPE)
                    .replayListener(replays::add)
                    .build();
            OrderDesk desk = plugin.attach(AiServices.builder(OrderDesk.class))
                    .chatModel(plugin.replaying(stage.model()))
                    .tools(plugin.guarded(stage.shop().tools()))
                    .build();

            page.say("Asked: exchange the " + Exchange.FOURTH + ".");
            page.show("before " + Rows.of(before));
            Stage.Lap lap = stage.lap();
            String answer = Exchange.FOURTH.at(desk);

            LiveReplay live = replays.get(0);
            page.show(LiveLine.of(live));
            Calls calls = Calls.of(aionis.in(Stage.SCOPE), live.run());
            calls.on(page);
            Footprint after = stage.shop().footprint(orderId);
            page.show("after  " + Rows.of(after));
            page.say("Answer: " + answer);
            String happened = live.handedBack() == null ? "replayed: " : "handed back: ";
            return new Result(live, calls, before, after, stage.enter("4", happened + calls.summary(), lap));
        }
    }
}
