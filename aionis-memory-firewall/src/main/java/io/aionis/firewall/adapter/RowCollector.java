package io.aionis.firewall.adapter;

import io.aionis.firewall.admission.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Gathers rows and what could not be read of them. Not thread-safe. */
final class RowCollector {

    private final String store;
    private final List<ForeignRow> rows = new ArrayList<>();
    private final List<UnreadRow> unread = new ArrayList<>();

    RowCollector(String store) {
        this.store = Origin.of(store).store();
    }

    String store() {
        return store;
    }

    void add(String place, Supplier<ForeignRow> row) {
        try {
            rows.add(row.get());
        } catch (UnreadableRowException e) {
            unread(place, e.problem());
        }
    }

    void unread(String place, String problem) {
        unread.add(new UnreadRow(place, problem));
    }

    /**
     * All rows.
     *
     * @throws IllegalArgumentException when there were rows and none could be read: then the whole input is of another shape
     */
    ForeignRows all(String input) {
        if (rows.isEmpty() && !unread.isEmpty()) {
            UnreadRow first = unread.get(0);
            throw new IllegalArgumentException("None of the " + unread.size() + " rows of " + input + " for store '"
                    + store + "' can be read; the first, at '" + first.place() + "': " + first.problem());
        }
        return new ForeignRows(rows, unread);
    }

    /** The rows, even when none could be read. */
    ForeignRows readable() {
        return new ForeignRows(rows, unread);
    }
}
