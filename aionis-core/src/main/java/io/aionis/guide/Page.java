package io.aionis.guide;

import java.util.ArrayList;
import java.util.List;

/**
 * What a guide prints.
 *
 * @param lines the lines; those of one section in print order
 * @param tallies counts of the blocks that have no line
 */
record Page(List<Line> lines, List<String> tallies) {

    static final Page EMPTY = new Page(List.of(), List.of());

    Page {
        lines = List.copyOf(lines);
        tallies = List.copyOf(tallies);
    }

    boolean isEmpty() {
        return lines.isEmpty() && tallies.isEmpty();
    }

    /** The same with more lines. */
    Page plus(List<Line> more) {
        List<Line> all = new ArrayList<>(lines);
        all.addAll(more);
        return new Page(all, tallies);
    }
}
