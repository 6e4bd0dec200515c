package io.aionis.benchmarks.latency;

import io.aionis.benchmarks.Options;
import io.aionis.benchmarks.support.Directories;
import io.aionis.benchmarks.support.Environment;
import io.aionis.local.CommandTools;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.replay.ToolAnswer;
import io.aionis.replay.ToolPort;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Times five shell steps by the command tool beside the same five by {@link ProcessBuilder}, in turns. */
public final class ShellSteps {

    private static final List<String> STEPS = List.of(
            "echo one > a.txt",
            "cat a.txt a.txt > b.txt",
            "mkdir -p made && cp b.txt made/b.txt",
            "wc -l < made/b.txt",
            "rm -r made a.txt b.txt");

    private final Path folder;
    private final ToolPort tools;

    private ShellSteps(Path folder) throws IOException {
        this.folder = folder;
        CommandTools.Builder builder = CommandTools.in(folder).inheriting("PATH");
        for (int i = 0; i < STEPS.size(); i++) {
            builder.allowScript("sh", Files.writeString(folder.resolve(script(i)), STEPS.get(i) + "\n"));
        }
        tools = builder.build();
    }

    /** Runs the measurement and prints it. */
    public static void run(Options options, PrintStream out) throws Exception {
        options.allowing("rounds", "json");
        int rounds = options.count("rounds", 200);
        Figures figures = new Figures();
        Path folder = Files.createTempDirectory("aionis-shell-steps");
        try {
            new ShellSteps(folder).measure(rounds, figures);
        } finally {
            Directories.delete(folder);
        }
        figures.print(out);
        Map<String, Json> json = new LinkedHashMap<>();
        json.put("command", Json.of("shell-steps"));
        json.put("environment", Environment.json());
        json.put("cases", Json.of(rounds));
        json.put("metrics", figures.json());
        options.writeJson(new Json.Obj(json));
    }

    private void measure(int rounds, Figures figures) throws Exception {
        Timings bare = new Timings();
        Timings tool = new Timings();
        for (int round = 0; round < 2 * rounds; round++) {
            // Which goes first changes, so that neither always finds the machine as the other left it.
            boolean counts = round >= rounds;
            if (round % 2 == 0) {
                bare.time(round, i -> bare(), counts);
                tool.time(round, i -> byTool(), counts);
            } else {
                tool.time(round, i -> byTool(), counts);
                bare.time(round, i -> bare(), counts);
            }
        }
        figures.put("bareFiveMicrosP50", bare.micros(50));
        figures.put("bareFiveMicrosP99", bare.micros(99));
        figures.put("toolFiveMicrosP50", tool.micros(50));
        figures.put("toolFiveMicrosP99", tool.micros(99));
        figures.put("toolOverBareP50", tool.micros(50) / bare.micros(50));
    }

    private void bare() throws IOException, InterruptedException {
        for (int i = 0; i < STEPS.size(); i++) {
            Process process = new ProcessBuilder("sh", script(i))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("step " + i + " failed: " + said);
            }
        }
    }

    private void byTool() {
        for (int i = 0; i < STEPS.size(); i++) {
            Json.Obj arguments = new Json.Obj(
                    Map.of("executable", Json.of("sh"), "arguments", new Json.Arr(List.of(Json.of(script(i))))));
            ToolAnswer answer = tools.call("command", arguments);
            if (answer.outcome() != Outcome.SUCCEEDED) {
                throw new IllegalStateException("step " + i + " failed: " + answer.result());
            }
        }
    }

    private static String script(int step) {
        return "step" + step + ".sh";
    }
}
