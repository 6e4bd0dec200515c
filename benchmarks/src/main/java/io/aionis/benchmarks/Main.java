package io.aionis.benchmarks;

import io.aionis.benchmarks.replay.ReplayCommand;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;

/** Runs one evaluation. Exit status 0 when it ran to its end, 2 on unusable input. */
public final class Main {

    private static final String USAGE = """
            usage: benchmarks COMMAND [options]

              replay --runs FILE --world retail --data DIR [--perturb rename] [--parameters FILE]
                     [--reads REGEX] [--seed N] [--json FILE]
                  recorded runs, compiled and replayed strictly in a fresh world
            """;

    private Main() {}

    public static void main(String[] args) throws IOException {
        System.exit(run(System.out, System.err, args));
    }

    static int run(PrintStream out, PrintStream err, String... args) throws IOException {
        if (args.length == 0 || !args[0].equals("replay")) {
            err.print(args.length == 0 ? USAGE : "There is no command '" + args[0] + "'.\n" + USAGE);
            return 2;
        }
        try {
            ReplayCommand.run(Options.of(Arrays.asList(args).subList(1, args.length)), out);
            return 0;
        } catch (IllegalArgumentException unusable) {
            err.println(String.valueOf(unusable.getMessage()).replaceAll("\\s+", " "));
            return 2;
        }
    }
}
