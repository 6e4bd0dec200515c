package io.aionis.guide;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts blocks by what they are about, for those that have no line. */
final class Tallies {

    /** More lines of counts than this tell less than the blocks they take the place of. */
    static final int MOST = 8;

    private final RowWriter writer;
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    Tallies(List<Entry> blocks, RowWriter writer) {
        this.writer = writer;
        for (Entry block : blocks) {
            counts.merge(block.kind(), block.size(), Integer::sum);
        }
    }

    /** The count without those blocks, in at most {@code most} lines and one for all others. */
    List<String> without(List<Line> listed, int most) {
        Map<String, Integer> rest = new LinkedHashMap<>(counts);
        for (Line line : listed) {
            rest.merge(line.entry().kind(), -line.entry().size(), Integer::sum);
        }
        List<String> lines = new ArrayList<>();
        int others = 0;
        for (Map.Entry<String, Integer> count : rest.entrySet()) {
            if (count.getValue() > 0 && lines.size() < most) {
                lines.add("- " + writer.tally(count.getKey()) + ": " + count.getValue() + " failed, do not repeat");
            } else {
                others += count.getValue();
            }
        }
        if (others > 0) {
            lines.add("- " + others + " more failed");
        }
        return lines;
    }
}
