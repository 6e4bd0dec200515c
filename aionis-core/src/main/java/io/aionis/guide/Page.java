package io.aionis.guide;

import java.util.ArrayList;
import java.util.List;

/**
 * What a guide prints.
 *
 * @param entries in print order
 * @param brief whether blocks are in their short form
 * @param tallies counts of the blocks that have no line
 */
record Page(List<Entry> entries, boolean brief, List<String> tallies) {

    Page {
        entries = List.copyOf(entries);
        tallies = List.copyOf(tallies);
    }

    boolean isEmpty() {
        return entries.isEmpty() && tallies.isEmpty();
    }

    /** The same with more lines that are no blocks. */
    Page plus(List<Entry> optional) {
        List<Entry> all = new ArrayList<>(entries);
        all.addAll(optional);
        return new Page(all, brief, tallies);
    }
}
