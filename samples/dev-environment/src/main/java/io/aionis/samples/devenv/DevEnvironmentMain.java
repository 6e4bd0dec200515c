package io.aionis.samples.devenv;

import dev.langchain4j.service.AiServices;
import io.aionis.Aionis;
import io.aionis.Workspace;
import io.aionis.governance.PlaybookVersion;
import io.aionis.governance.ProposedRepair;
import io.aionis.langchain4j.AionisPlugin;
import io.aionis.model.Actor;
import io.aionis.model.Role;
import io.aionis.model.RunId;
import io.aionis.replay.Replay;
import io.aionis.replay.ReplayReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Sets up projects on disk in six acts, and prints what is done and what a person decides. */
public final class DevEnvironmentMain implements AutoCloseable {

    private static final String PLAYBOOK = "set-up-project";
    private static final Actor ADA = Actor.of("ada", Role.REVIEWER);

    private final Path workspace;
    private final PrintStream out;
    private final Aionis aionis;
    private final Workspace memory;
    private final Settings settings;
    private final AionisPlugin plugin;
    private final Tools tools;

    private DevEnvironmentMain(Path folder, PrintStream out) throws IOException {
        this.workspace = Files.createDirectories(folder.resolve("workspace"));
        this.out = out;
        this.aionis = Aionis.open(folder.resolve("memory"));
        this.memory = aionis.in("workspace:demo");
        this.settings = new Settings(workspace);
        this.plugin =
                AionisPlugin.builder().aionis(aionis).scope("workspace:demo").build();
        this.tools = new Tools(workspace, settings);
    }

    public static void main(String[] args) throws IOException {
        play(
                Files.createTempDirectory("aionis-dev-environment"),
                new PrintStream(System.out, true, StandardCharsets.UTF_8));
    }

    /** What came of the replays, in order: strict, broken, repaired. */
    static List<ReplayReport> play(Path folder, PrintStream out) throws IOException {
        try (DevEnvironmentMain main = new DevEnvironmentMain(folder, out)) {
            return main.play();
        }
    }

    private List<ReplayReport> play() {
        List<ReplayReport> reports = new ArrayList<>();
        settings.write();

        act("1. The agent sets up two projects, and is recorded.");
        RunId first = setUp("billing", "Billing");
        RunId second = setUp("shipping", "Shipping");

        act("2. Both runs become one plan. You read it, and promote it.");
        PlaybookVersion version = memory.draft(PLAYBOOK, List.of(first, second), ADA);
        say(memory.playbooks().show(PLAYBOOK, version.version()));
        memory.playbooks().promote(version, ADA, "read it; it does what both runs did");

        act("3. Simulated: nothing is executed. Then replayed, without the model.");
        say(replay(version, "refunds", "Refunds").simulate(tools.alone(plugin)).render());
        reports.add(strict(version, "refunds", "Refunds"));

        act("4. Broken on purpose: somebody renames a field of settings.json. The plan stops before it writes.");
        settings.writeRenamed();
        ReplayReport broken = replay(version, "invoices", "Invoices").guided(tools.alone(plugin));
        say(broken.render());
        reports.add(broken);

        act("5. A repair was proposed. Nothing is applied; this is what you are asked to review.");
        ProposedRepair repair = memory.repairs().open().get(0);
        say(memory.repairs().review(repair.id()));
        memory.repairs().approve(repair.id(), ADA, "the field was renamed, nothing else changed");
        PlaybookVersion repaired = memory.playbooks().version(PLAYBOOK, version.version() + 1);
        say(repaired.label() + " is " + repaired.status() + ".");
        memory.playbooks().promote(repaired, ADA, "simulated, and the cause is known");

        act("6. The repaired version sets up the project.");
        reports.add(strict(repaired, "invoices", "Invoices"));
        return reports;
    }

    private RunId setUp(String project, String mainClass) {
        Script model = new Script();
        Environments agent = plugin.attach(AiServices.builder(Environments.class))
                .chatModel(plugin.replaying(model))
                .tools(tools.guarded(plugin))
                .build();
        say(agent.setUp(project, mainClass) + " The model was asked " + model.calls()
                + (model.calls() == 1 ? " time." : " times."));
        return plugin.lastRun().orElseThrow();
    }

    private ReplayReport strict(PlaybookVersion version, String project, String mainClass) {
        ReplayReport report = replay(version, project, mainClass).strict(tools.alone(plugin));
        say(report.render());
        return report;
    }

    private Replay replay(PlaybookVersion version, String project, String mainClass) {
        return memory.replay(version)
                .with("project", project)
                .with("mainClass", mainClass)
                .idempotencyKey("set up " + project + " by v" + version.version())
                .allowLocalExec(true);
    }

    private void act(String heading) {
        out.println("\n" + heading);
    }

    private void say(String text) {
        text.lines().forEach(line -> out.println("  " + line));
    }

    @Override
    public void close() {
        aionis.close();
    }
}
