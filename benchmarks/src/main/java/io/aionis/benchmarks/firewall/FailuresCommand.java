package io.aionis.benchmarks.firewall;

import io.aionis.benchmarks.Options;
import java.io.PrintStream;

final class FailuresCommand {
    private FailuresCommand() {}

    static void run(Options options, PrintStream out) {}
}
