package io.aionis.search;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which memories the index holds, and which of them are fresh: written, but not yet shown by Lucene's reader. */
final class Slots {

    private final Map<String, Slot> byId = new HashMap<>();
    private final List<@Nullable Slot> byNumber = new ArrayList<>();
    private final Deque<Integer> free = new ArrayDeque<>();
    private final List<Integer> freeAfterRefresh = new ArrayList<>();
    private final Map<String, Set<Slot>> freshByTask = new HashMap<>();
    private int freshTerms;

    @Nullable
    Slot find(String id) {
        return byId.get(id);
    }

    Slot findOrAdd(String id) {
        return byId.computeIfAbsent(id, this::add);
    }

    private Slot add(String id) {
        Integer freed = free.poll();
        Slot slot = new Slot(freed == null ? byNumber.size() : freed, id);
        if (freed == null) {
            byNumber.add(slot);
        } else {
            byNumber.set(freed, slot);
        }
        return slot;
    }

    void remove(Slot slot) {
        noLongerFresh(slot);
        byId.remove(slot.id);
        byNumber.set(slot.number, null);
        // The reader may still show a text under this number.
        freeAfterRefresh.add(slot.number);
    }

    /** Remembers the terms of a slot until the next refresh; of the task it has now. */
    void addFresh(Slot slot, TermBag bag) {
        slot.fresh = bag;
        freshTerms += bag.distinct() + 1;
        freshByTask.computeIfAbsent(slot.task, task -> new LinkedHashSet<>()).add(slot);
    }

    /** To be called before its task or its terms change. */
    void noLongerFresh(Slot slot) {
        if (slot.fresh != null) {
            freshTerms -= slot.fresh.distinct() + 1;
            slot.fresh = null;
            freshByTask.getOrDefault(slot.task, Set.of()).remove(slot);
        }
    }

    /** What the fresh ones take in memory: their terms. */
    int freshTerms() {
        return freshTerms;
    }

    Collection<Slot> fresh(String task) {
        return freshByTask.getOrDefault(task, Set.of());
    }

    /** Lucene's reader shows everything now. */
    void refreshed() {
        freshByTask.values().forEach(slots -> slots.forEach(slot -> slot.fresh = null));
        freshByTask.clear();
        freshTerms = 0;
        free.addAll(freeAfterRefresh);
        freeAfterRefresh.clear();
    }

    List<@Nullable Slot> byNumber() {
        return byNumber;
    }
}
