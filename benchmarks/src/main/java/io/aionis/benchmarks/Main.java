package io.aionis.benchmarks;

import io.aionis.benchmarks.cases.FirewallCasesCommand;
import io.aionis.benchmarks.firewall.FirewallCommand;
import io.aionis.benchmarks.latency.LatencyCommand;
import io.aionis.benchmarks.latency.ShellSteps;
import io.aionis.benchmarks.quality.GuideQualityCommand;
import io.aionis.benchmarks.replay.ReplayCommand;
import io.aionis.benchmarks.scenarios.ScenariosCommand;
import io.aionis.benchmarks.speedup.SpeedupCommand;
import io.aionis.benchmarks.whowhen.WhoWhenCommand;
import java.io.PrintStream;
import java.util.Arrays;

/** Runs one evaluation. Exit status 0 when it ran to its end, 2 on unusable input. */
public final class Main {

    private static final String USAGE = """
            usage: benchmarks COMMAND [options]

              replay --runs FILE (--world retail --data DIR | --world-command CMD [--world-timeout MILLIS])
                     [--perturb rename,drift,transient,novelty,duplicate,crash|all]
                     [--failures P] [--kill-every N]
                     [--parameters FILE] [--reads REGEX] [--seed N] [--json FILE]
                  recorded runs, compiled and replayed strictly in a fresh world
              guide-quality --runs FILE [--scopes one|task] [--tokens N] [--learn N] [--reads REGEX]
                     [--seed N] [--json FILE]
                  what a guide carries over from a task's other trials, beside three other ways
              whowhen --runs FILE [--tokens N] [--seed N] [--json FILE]
                  whether a step that a person blamed is kept from the next agent, and nothing else is
              scenarios --file FILE [--seed N] [--json FILE]
                  adjudication cases: each piece of evidence with its surface, state and rules
              firewall --cases FILE [--mode standard|strict] [--as-trust trusted|known|unknown|untrusted]
                     [--memory fresh|shared] [--disable NAME]... [--policies] [--scramble] [--seed N] [--json FILE]
                  admission cases: what the memory firewall catches, and what it refuses in error
              firewall --failures RUNS [--part seen|held|all] [--reads REGEX] [--mode M] [--as-trust T]
                     [--disable NAME]... [--seed N] [--json FILE]
                  notes that recommend a call which failed, and honest ones beside them
              firewall-cases --data DIR --out FILE [--part seen|held|all] [--seed N]
                  makes admission cases from public data sets
              latency [--parts all|engine|admission] [--sizes N,N] [--tasks N] [--verdicts N] [--rounds N]
                     [--embedder none|fake] [--seed N] [--json FILE]
                  what recording, appending, guiding and replaying cost, by size of the scope,
                  and what admission costs beside the store's own search
              shell-steps [--rounds N] [--json FILE]
                  five shell steps by the command tool, beside the same five without it
              speedup [--latency-ms N,N] [--runs N] [--runs-with-latency N] [--json FILE]
                  one task by a plain agent, recorded, guided, replayed, and by two other ways of replay
            """;

    private Main() {}

    public static void main(String[] args) throws Exception {
        System.exit(run(System.out, System.err, args));
    }

    static int run(PrintStream out, PrintStream err, String... args) throws Exception {
        String command = args.length == 0 ? "" : args[0];
        try {
            Options options = Options.of(Arrays.asList(args).subList(Math.min(1, args.length), args.length));
            switch (command) {
                case "replay" -> ReplayCommand.run(options, out);
                case "guide-quality" -> GuideQualityCommand.run(options, out);
                case "whowhen" -> WhoWhenCommand.run(options, out);
                case "scenarios" -> ScenariosCommand.run(options, out);
                case "firewall" -> FirewallCommand.run(options, out);
                case "firewall-cases" -> FirewallCasesCommand.run(options, out);
                case "latency" -> LatencyCommand.run(options, out);
                case "shell-steps" -> ShellSteps.run(options, out);
                case "speedup" -> SpeedupCommand.run(options, out);
                default ->
                    throw new IllegalArgumentException("There is no command '" + command
                            + "'; expected replay, guide-quality, whowhen, scenarios, firewall, firewall-cases, latency,"
                            + " shell-steps or speedup");
            }
            return 0;
        } catch (IllegalArgumentException unusable) {
            err.println(String.valueOf(unusable.getMessage()).replaceAll("\\s+", " "));
            if (command.isEmpty()) {
                err.print(USAGE);
            }
            return 2;
        }
    }
}
