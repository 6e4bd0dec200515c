package io.aionis.search;

import org.jspecify.annotations.Nullable;

/** The place of one memory in the index. Guarded by the index's lock, its vector excepted. */
final class Slot {

    final int number;
    final String id;
    String task = "";
    byte[] textHash = {};

    /** Its terms while Lucene's reader does not show them yet; what the reader shows of it then is out of date. */
    @Nullable
    TermBag fresh;

    volatile float @Nullable [] vector;

    Slot(int number, String id) {
        this.number = number;
        this.id = id;
    }
}
