package io.aionis.guide;

import io.aionis.adjudication.Memory;
import io.aionis.adjudication.RouteStep;
import io.aionis.adjudication.Subject;
import io.aionis.adjudication.Surfaces;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One memory that a guide may print, with those for which it speaks. Filled by the ranking, then read. */
final class Entry {

    final Memory memory;
    final Surfaces.Decision decision;
    final Section section;
    private List<Entry> alike = List.of();
    private List<Entry> sameWay = List.of();
    private @Nullable List<Writes.Write> writes;

    Entry(Memory memory, Surfaces.Decision decision, Section section) {
        this.memory = memory;
        this.decision = decision;
        this.section = section;
    }

    /** Speaks for one that says the same. */
    void speakFor(Entry same) {
        alike = alike.isEmpty() ? new ArrayList<>() : alike;
        alike.add(same);
    }

    /** Stands for one that went the same way with other arguments, which are not shown. */
    void standFor(Entry other) {
        sameWay = sameWay.isEmpty() ? new ArrayList<>() : sameWay;
        sameWay.add(other);
    }

    /** Those that say the same. */
    List<Entry> alike() {
        return alike;
    }

    /** Those that went the same way with other arguments. */
    List<Entry> sameWay() {
        return sameWay;
    }

    /** How many memories it stands for. */
    int size() {
        return 1 + alike.size() + sameWay.size();
    }

    boolean isBlock() {
        return section == Section.FAILED_BRANCHES;
    }

    /** Whether it is about a run as a whole, or about the way of several. */
    boolean isRoute() {
        return memory.subject() instanceof Subject.RunRoute || memory.subject() instanceof Subject.Way;
    }

    /** Whether a person blocked it (rule S6). */
    boolean isSuppressed() {
        return memory.rules().contains("S6");
    }

    /** What it is counted under when there is no room for its line. */
    String kind() {
        if (memory.subject() instanceof Subject.Call call) {
            return call.tool();
        }
        return memory.subject() instanceof Subject.Key ? "facts" : "routes";
    }

    List<RouteStep> route() {
        return memory.route();
    }

    /** The calls of its route that change something, in order. */
    List<Writes.Write> writes() {
        if (writes == null) {
            writes = Writes.of(memory.route());
        }
        return writes;
    }

    Entry in(Section other, Surfaces.Decision newDecision) {
        return new Entry(memory, newDecision, other);
    }
}
