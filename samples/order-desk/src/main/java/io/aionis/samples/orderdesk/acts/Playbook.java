package io.aionis.samples.orderdesk.acts;

import dev.langchain4j.service.AiServices;
import io.aionis.Aionis;
import io.aionis.Workspace;
import io.aionis.governance.PlaybookVersion;
import io.aionis.langchain4j.AionisPlugin;
import io.aionis.langchain4j.LiveReplay;
import io.aionis.model.Actor;
import io.aionis.model.Role;
import io.aionis.model.RunId;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanJson;
import io.aionis.plan.Procedure;
import io.aionis.plan.Quality;
import io.aionis.replay.Readiness;
import io.aionis.replay.Replay;
import io.aionis.replay.ReplayReport;
import io.aionis.replay.ToolPort;
import io.aionis.samples.orderdesk.Exchange;
import io.aionis.samples.orderdesk.OrderDesk;
import io.aionis.samples.orderdesk.Usage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Act 3: a run becomes a playbook that works without the model. */
final class Playbook {
    private static final String NAME = "exchange-item";
    private static final Actor YOU = Actor.of("you", Role.REVIEWER);

    private Playbook() {}

    /** What both replays did and cost. */
    record Result(Plan plan, Path file, ReplayReport alone, Usage aloneUsage, LiveReplay live, Usage liveUsage) {}

    static Result play(Stage stage, RunId run) {
        Page page = stage.page();
        page.act("ACT 3", "The run of act 1 is compiled into a playbook, and runs again for other customers.");
        try (Aionis aionis = Aionis.open(stage.memory())) {
            Workspace workspace = aionis.in(Stage.SCOPE);
            List<LiveReplay> replays = new ArrayList<>();
            AionisPlugin plugin = AionisPlugin.builder()
                    .aionis(aionis)
                    .scope(Stage.SCOPE)
                    .replayListener(replays::add)
                    .build();

            PlaybookVersion draft = workspace.draft(NAME, run, YOU);
            workspace.compile(NAME, run).notes().forEach(note -> page.show("note: " + note));
            page.show(Procedure.render(draft.plan()));
            page.say("Where its arguments come from: " + quality(draft.plan()) + ".");
            Path file = write(stage.directory().resolve(NAME + ".json"), draft.plan());
            page.say("The plan as a file to read, compare and edit: " + file);

            ToolPort tools = plugin.toolPort(stage.shop().tools());
            Replay replay = workspace.replay(draft).with(Exchange.THIRD.parameters());
            Readiness ready = replay.simulate(tools);
            page.say("Simulated: " + (ready.ready() ? "ready, nothing was executed" : ready.problems()) + ".");
            PlaybookVersion active =
                    workspace.playbooks().promote(NAME, draft.version(), YOU, "read it, and it simulates");
            page.say("Approved: " + active.label() + " is " + active.status() + ".");

            page.say("(a) Alone, no model: exchange the " + Exchange.THIRD + ".");
            Stage.Lap lap = stage.lap();
            ReplayReport alone = replay.strict(tools);
            page.show(outcome(alone));
            page.show(Rows.of(stage.shop().footprint(Exchange.THIRD.orderId())));
            Usage aloneUsage =
                    stage.enter("3a", "replay, no model: " + alone.steps().size() + " tool calls", lap);

            OrderDesk desk = plugin.attach(AiServices.builder(OrderDesk.class))
                    .chatModel(plugin.replaying(stage.model()))
                    .tools(plugin.guarded(stage.shop().tools()))
                    .build();
            page.say("(b) In the agent: exchange the " + Exchange.SIXTH + ".");
            lap = stage.lap();
            String answer = Exchange.SIXTH.at(desk);
            LiveReplay live = replays.get(0);
            page.show(LiveLine.of(live));
            page.show(Rows.of(stage.shop().footprint(Exchange.SIXTH.orderId())));
            page.say("Answer: " + answer);
            Usage liveUsage =
                    stage.enter("3b", "replay in the agent: " + live.steps().size() + " tool calls", lap);
            return new Result(draft.plan(), file, alone, aloneUsage, live, liveUsage);
        }
    }

    private static String quality(Plan plan) {
        return Quality.of(plan).counts().entrySet().stream()
                .filter(count -> count.getValue() > 0)
                .map(count -> count.getValue() + " "
                        + count.getKey().name().toLowerCase(Locale.ROOT)
                        + (count.getValue() == 1 ? "" : "s"))
                .collect(Collectors.joining(", "));
    }

    private static String outcome(ReplayReport report) {
        return report.succeeded()
                ? "all " + report.steps().size() + " steps went as recorded"
                : "stopped at " + report.stoppedAt() + ": " + report.reason();
    }

    private static Path write(Path file, Plan plan) {
        try {
            return Files.writeString(file, PlanJson.write(plan));
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write the plan to " + file, failure);
        }
    }
}
