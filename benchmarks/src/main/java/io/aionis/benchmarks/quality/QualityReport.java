package io.aionis.benchmarks.quality;

import io.aionis.benchmarks.quality.CaseRow.Loss;
import java.io.PrintStream;
import java.util.Locale;

/** The figures as a table for people; below it, what went wrong in the guide's arm. */
final class QualityReport {

    private static final String AIONIS = "aionis";

    private QualityReport() {}

    static void print(QualityFigures figures, PrintStream out) {
        figures.setting().forEach((name, value) -> out.printf("%-8s %s%n", name, value.text()));
        out.printf("%-8s %d%n%n", "cases", figures.rows().size());
        out.printf("| | gold writes usable | losing writes blocked | leaked | tokens: median | p95 |%n");
        out.printf("|---|---|---|---|---|---|%n");
        for (String arm : figures.arms()) {
            out.printf(
                    Locale.ROOT,
                    "| %s | %s | %s | %d | %d | %d |%n",
                    arm,
                    figures.goldUsable(arm),
                    figures.losingBlocked(arm),
                    figures.losingLeaked(arm),
                    figures.tokens(arm, 50),
                    figures.tokens(arm, 95));
        }
        out.printf(
                Locale.ROOT,
                "%nmedian tokens, guide to full history: %.3f%n",
                (double) figures.tokens(AIONIS, 50) / Math.max(1, figures.tokens("fullHistory", 50)));
        out.printf(
                "gold writes of the task usable, made by an earlier run or not: %s%n%n",
                figures.goldOfTaskUsable(AIONIS));
        for (CaseRow row : figures.rows()) {
            for (Loss loss : row.tally(AIONIS).losses()) {
                out.printf(
                        "%s %s %s: run %s, %s%n",
                        row.asked().leftOut().id(),
                        loss.kind(),
                        loss.went(),
                        loss.write().run(),
                        loss.write().text());
            }
        }
    }
}
