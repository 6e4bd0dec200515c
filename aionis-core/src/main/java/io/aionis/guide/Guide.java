package io.aionis.guide;

import io.aionis.adjudication.Surface;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The compiled sections for one consumer's next turn.
 *
 * @param traceId names this guide; feedback refers to it
 * @param rows what is in the prompt, in print order
 * @param receipt why each memory landed where it did; never in the prompt
 * @param prompt the fenced text for the prompt; empty when nothing is known
 * @param promptTokens its size by the engine's token counter
 */
public record Guide(String traceId, List<Row> rows, List<Reason> receipt, String prompt, int promptTokens) {
    public Guide {
        rows = List.copyOf(rows);
        receipt = List.copyOf(receipt);
    }

    /** Whether there is nothing to say. */
    public boolean isEmpty() {
        return prompt.isEmpty();
    }

    /** The row of that alias, such as {@code m3}; empty when the guide has none. */
    public Optional<Row> row(String alias) {
        return rows.stream().filter(row -> row.alias().equals(alias)).findFirst();
    }

    /** The memory that the row of that alias shows; empty when the guide has none. */
    public Optional<String> memoryId(String alias) {
        return row(alias).map(Row::memoryId);
    }

    /** Each memory that was shown, with the surface it was on; one that says the same as a row was shown by that row. */
    public Map<String, Surface> shown() {
        Map<String, Surface> shown = new LinkedHashMap<>();
        for (Row row : rows) {
            shown.put(row.memoryId(), row.surface());
            row.alike().forEach(id -> shown.put(id, row.surface()));
        }
        return shown;
    }

    /** The short name of the row at that place in the prompt, from 0. */
    public static String alias(int row) {
        return "m" + (row + 1);
    }

    /**
     * One line of a guide.
     *
     * @param alias short name in the prompt, such as {@code m3}
     * @param memoryId the memory it shows
     * @param section where it stands
     * @param text the line, escaped
     * @param alike other memories that say the same; the line speaks for them too
     */
    public record Row(String alias, String memoryId, Section section, String text, List<String> alike) {
        public Row {
            alike = List.copyOf(alike);
        }

        /** What may be done with it. */
        public Surface surface() {
            return section.surface();
        }
    }

    /**
     * Why a memory landed on its surface.
     *
     * @param memoryId the memory, or null for a remark about the whole guide
     * @param surface where it landed
     * @param rules the rules that decided
     * @param note one line for people, such as that it was omitted for budget
     */
    public record Reason(@Nullable String memoryId, Surface surface, List<String> rules, String note) {
        public Reason {
            rules = List.copyOf(rules);
        }
    }
}
