package io.aionis.guide;

import io.aionis.adjudication.Memory;
import io.aionis.adjudication.State;
import io.aionis.adjudication.Surface;
import io.aionis.adjudication.Surfaces;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says of each memory, for people, why it landed where it did, and whether it was printed. */
final class Receipts {

    private static final String OMITTED = "omitted for budget";

    private final Doubts doubts;
    private final Map<Entry, Line> lines = new HashMap<>();
    private final Map<String, String> aliases = new HashMap<>();
    private final List<Guide.Reason> reasons = new ArrayList<>();

    Receipts(Doubts doubts) {
        this.doubts = doubts;
    }

    /** Takes in what was printed. */
    void printed(Page page, List<Guide.Row> rows) {
        page.lines().forEach(line -> lines.put(line.entry(), line));
        rows.forEach(row -> aliases.put(row.memoryId(), row.alias()));
    }

    void remark(String rule, String note) {
        reasons.add(new Guide.Reason(null, Surface.WITHHELD, List.of(rule), note));
    }

    void explain(List<Entry> entries) {
        for (Entry entry : entries) {
            Line line = lines.get(entry);
            String alias = line == null ? "" : aliases.getOrDefault(entry.memory.id(), "");
            Surface surface =
                    line == null ? entry.decision.surface() : line.section().surface();
            add(entry, surface, line == null ? OMITTED : shown(line, alias));
            if (entry.size() > 1) {
                String same = line == null ? OMITTED : OMITTED + ": it says the same as " + alias;
                entry.alike().forEach(other -> add(other, surface, same));
                String way = line == null ? OMITTED : OMITTED + ": it went the same way as " + alias;
                entry.sameWay().forEach(other -> add(other, other.decision.surface(), way));
            }
        }
    }

    List<Guide.Reason> reasons() {
        return reasons;
    }

    private static String shown(Line line, String alias) {
        return "shown as " + alias + " under " + line.section()
                + (line.isPointer() ? ": too large for the prompt" : "");
    }

    private void add(Entry entry, Surface surface, String note) {
        Memory memory = entry.memory;
        Surfaces.Decision decision = entry.decision;
        String all = note;
        if (decision.state() == State.STALE) {
            all += "; out of date: " + doubts.staleness(memory);
        }
        if (!memory.rivals().isEmpty()) {
            all += "; conflicts with " + String.join(", ", memory.rivals());
        }
        reasons.add(new Guide.Reason(memory.id(), surface, decision.rules(), all));
    }
}
