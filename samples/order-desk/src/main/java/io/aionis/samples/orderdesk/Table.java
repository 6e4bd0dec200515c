package io.aionis.samples.orderdesk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The acts as a table of plain text, one row each. Not safe for threads. */
public final class Table {
    private static final List<String> HEADINGS =
            List.of("Act", "What happened", "Model calls", "Tokens in", "Tokens out", "Time");
    private static final int TEXT_COLUMNS = 2;

    private final List<List<String>> rows = new ArrayList<>();

    /** Adds an act. */
    public Table add(String act, String happened, Usage usage, Duration time) {
        rows.add(List.of(
                act,
                happened,
                Integer.toString(usage.modelCalls()),
                Long.toString(usage.tokensIn()),
                Long.toString(usage.tokensOut()),
                String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0)));
        return this;
    }

    /** The table; every line ends with a line feed. */
    public String render() {
        int[] widths = new int[HEADINGS.size()];
        widen(widths, HEADINGS);
        rows.forEach(row -> widen(widths, row));
        StringBuilder out = new StringBuilder();
        line(out, widths, HEADINGS);
        List<String> rule = new ArrayList<>();
        for (int width : widths) {
            rule.add("-".repeat(width));
        }
        line(out, widths, rule);
        rows.forEach(row -> line(out, widths, row));
        return out.toString();
    }

    private static void widen(int[] widths, List<String> cells) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], cells.get(i).length());
        }
    }

    private static void line(StringBuilder out, int[] widths, List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i);
            String pad = " ".repeat(widths[i] - cell.length());
            line.append(i == 0 ? "" : "  ").append(i < TEXT_COLUMNS ? cell + pad : pad + cell);
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }
}
