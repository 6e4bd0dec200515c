package io.aionis.benchmarks.replay;

import io.aionis.plan.Quality;
import io.aionis.plan.Quality.Source;
import java.io.PrintStream;
import java.util.Locale;

/** The figures as a table for people. */
final class Report {

    private Report() {}

    static void print(Figures figures, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%-8s %5s %5s %5s %5s %5s  %-9s %5s %-4s %5s %5s  %s%n",
                "run",
                "param",
                "bind",
                "sel",
                "const",
                "slot",
                "world",
                "steps",
                "gold",
                "wrong",
                "twice",
                "why not");
        figures.rows().forEach(row -> print(row, out));
        out.println();
        figures.metrics().members().forEach((name, value) -> out.printf("%-32s %s%n", name, value.text()));
        out.println();
        figures.shares().forEach((name, share) -> out.printf("%-32s %s%n", name, share));
        out.println();
        out.println("gold: the final state equals that of the gold actions in the same world.");
        out.println("renamed: every id is another one and lists stand in another order.");
        out.println(
                "slot: nothing recorded explains the value, so the caller gave it; WithoutSlots leaves those runs out.");
    }

    private static void print(RunRow row, PrintStream out) {
        Quality quality = row.quality();
        if (quality == null) {
            out.printf(Locale.ROOT, "%-8s not compiled: %s%n", row.id(), row.reason());
            return;
        }
        row.replays()
                .forEach((setting, replayed) -> out.printf(
                        Locale.ROOT,
                        "%-8s %5d %5d %5d %5d %5d  %-9s %5d %-4s %5d %5d  %s%n",
                        row.id(),
                        quality.count(Source.PARAMETER),
                        quality.count(Source.BINDING),
                        quality.count(Source.SELECTION),
                        quality.count(Source.CONSTANT),
                        quality.count(Source.SLOT),
                        setting,
                        replayed.steps(),
                        replayed.gold() ? "yes" : "NO",
                        replayed.wrongWrites(),
                        replayed.duplicateWrites(),
                        replayed.reason()));
    }
}
