package io.aionis.samples.orderdesk.acts;

import dev.langchain4j.service.AiServices;
import io.aionis.Aionis;
import io.aionis.langchain4j.AionisPlugin;
import io.aionis.model.RunId;
import io.aionis.samples.orderdesk.Exchange;
import io.aionis.samples.orderdesk.OrderDesk;

/** Act 2: another session with the memory of the first. */
final class NextSession {

    private NextSession() {}

    static Told play(Stage stage) {
        Page page = stage.page();
        page.act("ACT 2", "A new session over the same memory is told what worked and what failed.");
        try (Aionis aionis = Aionis.open(stage.memory())) {
            AionisPlugin plugin =
                    AionisPlugin.builder().aionis(aionis).scope(Stage.SCOPE).build();
            OrderDesk desk = plugin.attach(AiServices.builder(OrderDesk.class))
                    .chatModel(stage.model())
                    .tools(stage.shop().tools())
                    .build();

            page.say("Asked: exchange the " + Exchange.SECOND + ". First the agent read:");
            Stage.Lap lap = stage.lap();
            String answer = Exchange.SECOND.at(desk);

            String guide = stage.prompts().beforeTask();
            page.show(guide);
            RunId run = Told.lastRun(plugin);
            Calls calls = Calls.of(aionis.in(Stage.SCOPE), run);
            calls.on(page);
            page.say("Answer: " + answer);
            return new Told(run, calls, guide, stage.enter("2", "guided: " + calls.summary(), lap));
        }
    }
}
