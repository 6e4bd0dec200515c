package io.aionis.samples.orderdesk.acts;

import dev.langchain4j.service.AiServices;
import io.aionis.Aionis;
import io.aionis.langchain4j.AionisPlugin;
import io.aionis.model.RunId;
import io.aionis.samples.orderdesk.Exchange;
import io.aionis.samples.orderdesk.OrderDesk;

/** Act 1: the agent finds its way by reasoning, and is recorded. */
final class FirstRun {

    private FirstRun() {}

    static Told play(Stage stage) {
        Page page = stage.page();
        page.act("ACT 1", "An agent reasons its way to the goal, and every tool call it makes is recorded.");
        try (Aionis aionis = Aionis.open(stage.memory())) {
            AionisPlugin plugin =
                    AionisPlugin.builder().aionis(aionis).scope(Stage.SCOPE).build();
            OrderDesk desk = plugin.attach(AiServices.builder(OrderDesk.class))
                    .chatModel(stage.model())
                    .tools(stage.shop().tools())
                    .build();

            page.say("Asked: exchange the " + Exchange.FIRST + ".");
            Stage.Lap lap = stage.lap();
            String answer = Exchange.FIRST.at(desk);

            String guide = stage.prompts().beforeTask();
            if (!guide.isEmpty()) {
                page.say("The memory is not new, so the agent was guided already: " + stage.memory());
            }
            RunId run = Told.lastRun(plugin);
            Calls calls = Calls.of(aionis.in(Stage.SCOPE), run);
            calls.on(page);
            page.say("Answer: " + answer);
            return new Told(run, calls, guide, stage.enter("1", "first run: " + calls.summary(), lap));
        }
    }
}
