package io.aionis.samples.debugging;

import dev.langchain4j.service.AiServices;
import io.aionis.Aionis;
import io.aionis.Workspace;
import io.aionis.governance.PlaybookVersion;
import io.aionis.langchain4j.AionisPlugin;
import io.aionis.langchain4j.LiveReplay;
import io.aionis.model.Actor;
import io.aionis.model.EvidenceBody.ToolCall;
import io.aionis.model.Json;
import io.aionis.model.Role;
import io.aionis.model.RunId;
import io.aionis.plan.Expectation;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanDiff;
import io.aionis.plan.PlanJson;
import io.aionis.plan.PlanStep;
import io.aionis.plan.Procedure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Hunts a bug in one project, meets it again in others, and prints what each session knew and did. */
public final class DebuggingMain {

    private static final String SCOPE = "repo:cart";
    private static final Actor YOU = Actor.of("you", Role.REVIEWER);

    private final Path folder;
    private final PrintStream out;

    private DebuggingMain(Path folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    public static void main(String[] args) throws IOException {
        play(Files.createTempDirectory("aionis-debugging"), new PrintStream(System.out, true, StandardCharsets.UTF_8));
    }

    /** What a session did: its calls, how often the model was asked, and what the replay did where there was one. */
    record Session(RunId run, List<String> calls, int modelCalls, List<LiveReplay> replays) {}

    static List<Session> play(Path folder, PrintStream out) {
        DebuggingMain main = new DebuggingMain(folder, out);
        List<Session> sessions = new ArrayList<>();
        Project.withTheBug(folder.resolve("cart-1"));
        sessions.add(main.session("1. Nobody knows this bug.", "cart-1"));
        Project.withTheBug(folder.resolve("cart-2"));
        sessions.add(
                main.session("2. The same bug in another project. What did not mend it is not tried again.", "cart-2"));
        main.promote(sessions.get(0).run(), sessions.get(1).run());
        Project.withTheBug(folder.resolve("cart-3"));
        sessions.add(main.session("3. Once more. The playbook mends it; the model words the answer.", "cart-3"));
        Project.withAnotherBug(folder.resolve("cart-4"));
        sessions.add(main.session("4. The same check is red at the same line, and the cause is another.", "cart-4"));
        return sessions;
    }

    private Session session(String heading, String project) {
        out.println("\n" + heading);
        try (Aionis aionis = Aionis.open(folder.resolve("memory"))) {
            List<LiveReplay> replays = new ArrayList<>();
            AionisPlugin plugin = AionisPlugin.builder()
                    .aionis(aionis)
                    .scope(SCOPE)
                    .replayListener(replays::add)
                    .build();
            Script model = new Script();
            Debugger debugger = plugin.attach(AiServices.builder(Debugger.class))
                    .chatModel(plugin.replaying(model))
                    .tools(plugin.guarded(new Workbench(folder)))
                    .build();

            String answer = debugger.mend(project);

            RunId run = plugin.lastRun().orElseThrow();
            plugin.lastGuide()
                    .ifPresent(guide -> guide.prompt()
                            .lines()
                            .filter(line -> line.startsWith("- ") || line.startsWith("## "))
                            .forEach(line -> out.println("    " + line)));
            List<String> calls = aionis.in(SCOPE).run(run).calls().stream()
                    .map(DebuggingMain::shown)
                    .toList();
            calls.forEach(call -> out.println("  " + call));
            replays.forEach(replay -> out.println(
                    "  " + replay.playbook() + " made " + replay.steps().size() + " calls"
                            + (replay.handedBack() == null ? "" : "; handed back: " + replay.handedBack())));
            out.println("  Answer: " + answer + " The model was asked " + model.calls()
                    + (model.calls() == 1 ? " time." : " times."));
            return new Session(run, calls, model.calls(), replays);
        }
    }

    private void promote(RunId first, RunId second) {
        out.println("\nYou read what both runs have in common:");
        try (Aionis aionis = Aionis.open(folder.resolve("memory"))) {
            Workspace workspace = aionis.in(SCOPE);
            Plan drafted =
                    workspace.compile("mend-cart", List.of(first, second)).plan();
            Procedure.render(drafted).lines().forEach(line -> out.println("    " + line));
            PlaybookVersion reviewed = workspace.load(PlanJson.write(reviewed(drafted)), YOU);
            out.println("  You add what must be so before the fix is tried, and promote it:");
            PlanDiff.render(drafted, reviewed.plan()).lines().forEach(line -> out.println("    " + line));
            workspace.playbooks().promote(reviewed, YOU, "both runs mended it this way");
        }
    }

    /** The plan as a person edits it: the fix is for this very line, and the model shall word the answer. */
    private static Plan reviewed(Plan plan) {
        List<PlanStep> steps = new ArrayList<>(plan.steps());
        PlanStep read = steps.get(1);
        List<Expectation> expected = new ArrayList<>(read.expectations());
        expected.add(new Expectation.OneOf("/text", List.of(Json.of(Project.BROKEN_LOOP))));
        steps.set(
                1, new PlanStep(read.id(), read.tool(), read.effect(), read.fingerprint(), read.arguments(), expected));
        return new Plan(plan.name(), plan.task(), plan.parameters(), steps);
    }

    private static String shown(ToolCall call) {
        return call.tool() + " " + call.arguments().text() + " -> " + call.outcome()
                + (call.outcome().isFailure() ? " " + call.result() : "");
    }
}
