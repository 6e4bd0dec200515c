package io.aionis.benchmarks.replay;

import io.aionis.benchmarks.replay.Tried.Ending;
import io.aionis.plan.Quality;
import io.aionis.plan.Quality.Source;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** The figures as a table for people. */
final class Report {

    private static final int SHOWN = 20;

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
        figures.metrics().members().forEach((name, value) -> {
            if (!name.equals("conditions")) {
                out.printf("%-32s %s%n", name, value.text());
            }
        });
        out.println();
        figures.shares().forEach((name, share) -> out.printf("%-32s %s%n", name, share));
        out.println();
        conditions(figures.tried(), out);
        open(figures.open(), out);
        out.println("gold: the final state equals that of the gold actions in the same world.");
        out.println("renamed: every id is another one and lists stand in another order.");
        out.println(
                "slot: nothing recorded explains the value, so the caller gave it; WithoutSlots leaves those runs out.");
    }

    private static void conditions(List<Tried> tried, PrintStream out) {
        if (tried.isEmpty()) {
            return;
        }
        out.printf(
                "%-36s %5s %6s %5s %6s %6s %6s %5s %5s %5s  %s%n",
                "condition",
                "n",
                "gold",
                "else",
                "doubt",
                "before",
                "after",
                "wrong",
                "twice",
                "tries",
                "gold with its interval");
        for (Tally tally : Tally.of(tried)) {
            out.printf(
                    "%-36s %5d %6d %5d %6d %6d %6d %5d %5d %5d  %s%n",
                    tally.name(),
                    tally.tried().size(),
                    tally.share(Ending.DONE).hits(),
                    tally.share(Ending.DONE_ELSEWHERE).hits(),
                    tally.share(Ending.IN_DOUBT).hits(),
                    tally.share(Ending.STOPPED_BEFORE_WRITES).hits(),
                    tally.share(Ending.STOPPED_AFTER_WRITES).hits(),
                    tally.wrong(),
                    tally.twice(),
                    tally.submitted(),
                    tally.share(Ending.DONE));
        }
        out.println(
                "else: ran to its end, to another state than gold. doubt: stopped, a person must look. before, after:"
                        + " stopped before or after a first write.");
        out.println();
        tried.stream()
                .filter(one -> one.wrong() > 0 || one.twice() > 0 || one.ending() == Ending.DONE_ELSEWHERE)
                .limit(SHOWN)
                .forEach(one -> out.printf(
                        "%-8s %s: %s, wrong %d, twice %d, wrote %s; %s%n",
                        one.run(),
                        one.variant(),
                        one.ending().name().toLowerCase(Locale.ROOT),
                        one.wrong(),
                        one.twice(),
                        one.written(),
                        one.reason()));
        out.println();
    }

    private static void open(List<OpenLeaves> open, PrintStream out) {
        if (open.isEmpty()) {
            return;
        }
        out.println("leaves that are slots, by tool, place and reason:");
        open.stream()
                .limit(SHOWN)
                .forEach(leaves -> out.printf(
                        "%4d  %s %s: %s%n", leaves.runs().size(), leaves.tool(), leaves.at(), leaves.reason()));
        if (open.size() > SHOWN) {
            out.println("      and " + (open.size() - SHOWN) + " more kinds, all in --json");
        }
        out.println();
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
