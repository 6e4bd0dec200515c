package io.aionis.guide;

import io.aionis.adjudication.Memory;
import io.aionis.adjudication.State;
import io.aionis.adjudication.Subject;
import io.aionis.adjudication.Surface;
import io.aionis.adjudication.Surfaces;
import io.aionis.model.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes lines of memories and puts them in order: section, state, exact task, words shared with the question, recency. */
final class Ranking {

    private record Scored(Entry entry, boolean exact, int overlap, int recency) {}

    private static final Comparator<Scored> ORDER = Comparator.comparing(
                    (Scored s) -> s.entry().section())
            .thenComparing(s -> s.entry().memory().state())
            .thenComparing(s -> s.exact() ? 0 : 1)
            .thenComparing(Comparator.comparingInt(Scored::overlap).reversed())
            .thenComparing(Comparator.comparingInt(Scored::recency).reversed());

    private final Task task;
    private final Set<String> question;
    private final RowWriter writer;
    private final List<Scored> scored = new ArrayList<>();

    Ranking(GuideRequest request, RowText text, List<Memory> visible) {
        this.task = request.task();
        this.question = Words.of(request.question());
        Set<String> passed = new HashSet<>();
        for (Memory memory : visible) {
            if (memory.state() == State.PASSED && isExact(memory)) {
                memory.calls().stream().map(Subject.Call::key).forEach(passed::add);
            }
        }
        this.writer = new RowWriter(text, passed);
    }

    /** Adds a memory that is not withheld; the later it is added, the more recent it is. */
    void add(Memory memory, Surfaces.Decision decision) {
        Section section = section(memory, decision.surface());
        String full = writer.full(memory, section, isExact(memory));
        String brief = section == Section.FAILED_BRANCHES ? writer.brief(memory) : full;
        Entry entry = new Entry(memory, decision, section, full, brief, writer.tally(memory), List.of());
        scored.add(new Scored(entry, isExact(memory), Words.shared(full, question), scored.size()));
    }

    /** The lines in order; those that say the same are one. */
    List<Entry> entries() {
        scored.sort(ORDER);
        Map<String, List<Entry>> byText = new LinkedHashMap<>();
        boolean current = false;
        for (Scored s : scored) {
            Entry entry = s.entry();
            if (entry.section() == Section.CURRENT_ACTIVE_PATH) {
                // A private and a shared path may both be current; a reader gets one (rule A1).
                entry = current ? moved(entry) : entry;
                current = true;
            }
            byText.computeIfAbsent(saying(entry), key -> new ArrayList<>()).add(entry);
        }
        List<Entry> entries = new ArrayList<>();
        byText.values().forEach(same -> entries.add(merged(same)));
        entries.sort(Comparator.comparing(Entry::section));
        return entries;
    }

    /**
     * What a line tells its reader: runs that worked by the same tools in the same order tell one way, whatever their
     * arguments were; the one nearest to the question speaks for all.
     */
    private static String saying(Entry entry) {
        Memory memory = entry.memory();
        boolean way = entry.section() == Section.PASSED_SOLUTIONS
                && memory.subject() instanceof Subject.RunRoute
                && !memory.calls().isEmpty();
        return entry.section()
                + (way
                        ? memory.authority() + " "
                                + memory.calls().stream()
                                        .map(Subject.Call::tool)
                                        .toList()
                        : entry.full());
    }

    private Entry moved(Entry entry) {
        String full = writer.full(entry.memory(), Section.PASSED_SOLUTIONS, true);
        return new Entry(
                entry.memory(), entry.decision(), Section.PASSED_SOLUTIONS, full, full, entry.tally(), List.of());
    }

    private static Entry merged(List<Entry> same) {
        Entry first = same.get(0);
        List<Memory> alike = same.stream().skip(1).map(Entry::memory).toList();
        return new Entry(
                first.memory(), first.decision(), first.section(), first.full(), first.brief(), first.tally(), alike);
    }

    private boolean isExact(Memory memory) {
        return memory.task() != null && memory.task().signature().equals(task.signature());
    }

    private static Section section(Memory memory, Surface surface) {
        return switch (surface) {
            case DO_NOT_USE -> Section.FAILED_BRANCHES;
            case USE_NOW ->
                switch (memory.state()) {
                    case CURRENT -> Section.CURRENT_ACTIVE_PATH;
                    case PROCEDURE -> Section.PROCEDURES;
                    default -> Section.PASSED_SOLUTIONS;
                };
            case REHYDRATE -> Section.REHYDRATE_IF_NEEDED;
            case INSPECT_BEFORE_USE, WITHHELD -> Section.INSPECT_BEFORE_USE;
        };
    }
}
