package io.aionis.guide;

import io.aionis.adjudication.Memory;
import io.aionis.adjudication.Subject;
import io.aionis.adjudication.Surface;
import io.aionis.adjudication.Surfaces;
import io.aionis.model.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Puts memories in order: section, state, own task first, then text, credit, and recency. The order is one number for
 * each memory, and no text is written for it.
 */
final class Ranking {

    /** Sections in the order in which one memory may speak for another: a procedure for the runs it was made of. */
    private static final List<Section> PRECEDENCE = List.of(
            Section.CURRENT_ACTIVE_PATH,
            Section.PROCEDURES,
            Section.PASSED_SOLUTIONS,
            Section.FAILED_BRANCHES,
            Section.INSPECT_BEFORE_USE,
            Section.REHYDRATE_IF_NEEDED);

    private static final int[] PLACE = new int[Section.values().length];

    static {
        PRECEDENCE.forEach(section -> PLACE[section.ordinal()] = PRECEDENCE.indexOf(section));
    }

    // Bits of the number, from the lowest: recency, credit, text, other task, state, section.
    private static final int RECENCY = 24;
    private static final int CREDIT = 10;
    private static final int TEXT = 20;
    private static final long NEWEST = (1L << RECENCY) - 1;

    private final Task task;
    private final Relevance relevance;
    private final Writes writes = new Writes();
    private final List<Entry> entries = new ArrayList<>();

    Ranking(Task task, Relevance relevance) {
        this.task = task;
        this.relevance = relevance;
    }

    /** Adds a memory that is not withheld; the later it is added, the more recent it is. */
    void add(Memory memory, Surfaces.Decision decision) {
        Section section = Section.of(decision.state(), decision.surface());
        Entry entry = new Entry(memory, decision, section);
        entries.add(entry);
        if (!memory.route().isEmpty() && isExact(memory)) {
            writes.add(entry);
        }
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** What the task's runs wrote. */
    Writes writes() {
        return writes;
    }

    /** All memories, the foremost first. */
    List<Entry> inOrder() {
        entries.replaceAll(this::lowered);
        long[] order = new long[entries.size()];
        // The newest first: where there is too much to read, that is what is read.
        for (int i = order.length - 1; i >= 0; i--) {
            order[i] = order(entries.get(i), i);
        }
        Arrays.sort(order);
        List<Entry> sorted = new ArrayList<>(order.length);
        for (long number : order) {
            sorted.add(entries.get((int) (NEWEST - (number & NEWEST))));
        }
        return sorted;
    }

    /** Rule F7: a write that only a failed run made is not used on the word of what was said about it alone. */
    private Entry lowered(Entry entry) {
        if (!entry.section.isUsable()
                || !(entry.memory.subject() instanceof Subject.Call call)
                || !writes.isLosing(call)) {
            return entry;
        }
        List<String> rules = new ArrayList<>(List.of("F7"));
        entry.decision.rules().stream().filter(rule -> !rule.equals("F7")).forEach(rules::add);
        Surfaces.Decision inspect = new Surfaces.Decision(Surface.INSPECT_BEFORE_USE, entry.decision.state(), rules);
        return entry.in(Section.INSPECT_BEFORE_USE, inspect);
    }

    private long order(Entry entry, int place) {
        long number = PLACE[entry.section.ordinal()];
        number = number << 4 | entry.decision.state().ordinal();
        number = number << 1 | (isExact(entry.memory) ? 0 : 1);
        number = number << TEXT | relevance.distance(entry.memory);
        number = number << CREDIT | Math.round((1 - entry.memory.credit().mean()) * ((1 << CREDIT) - 1));
        return number << RECENCY | (NEWEST - place);
    }

    private boolean isExact(Memory memory) {
        return memory.task() != null && memory.task().signature().equals(task.signature());
    }
}
