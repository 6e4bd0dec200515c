package io.aionis.guide;

import io.aionis.adjudication.Authority;
import io.aionis.adjudication.Memory;
import io.aionis.adjudication.RouteStep;
import io.aionis.adjudication.State;
import io.aionis.adjudication.Subject;
import io.aionis.model.Lane;
import io.aionis.model.Task;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes one row of what says the same, and few rows of what went one way. Runs say the same that made the same writes in
 * the same order, whatever they looked up; runs without a write that called the same tools. Of runs that made the same
 * kinds of writes with other arguments the foremost {@value #EXAMPLES} are shown, and the first counts the rest.
 */
final class Grouping {

    /** Two show what varies; the third, that it is no chance. */
    private static final int EXAMPLES = 3;

    /** Of so many routes in a section the foremost are compared; no prompt holds what comes after them. */
    private static final int MOST_COMPARED = 2_000;

    /** What a row tells its reader. */
    private record Saying(Section section, Standing standing, List<Writes.Write> writes, List<String> tools) {}

    private record Standing(
            State state,
            Authority authority,
            @Nullable String reason,
            boolean suppressed,
            @Nullable Task task) {}

    /** One kind of work, whatever its arguments. */
    private record Kind(Section section, Standing standing, List<String> tools) {}

    private record Twin(
            Section section,
            Subject subject,
            @Nullable String value,
            @Nullable Task task) {}

    private static final class Way {
        private final Entry first;
        private int shown = 1;

        Way(Entry first) {
            this.first = first;
        }
    }

    private final Writes writes;
    private final boolean everyExample;
    private final boolean twins;
    private final Map<Object, Entry> said = new HashMap<>();
    private final Map<Kind, Way> ways = new HashMap<>();
    private final Map<Section, List<Entry>> rows = new EnumMap<>(Section.class);
    private final List<Entry> beyond = new ArrayList<>();
    private final int[] compared = new int[Section.values().length];
    private boolean current;

    private Grouping(List<Entry> sorted, Writes writes, boolean everyExample) {
        this.writes = writes;
        this.everyExample = everyExample;
        // Only what has a shared and a private memory can be told twice.
        this.twins = sorted.stream().anyMatch(entry -> entry.memory.lane() != Lane.SHARED);
        for (Section section : Section.values()) {
            rows.put(section, new ArrayList<>());
        }
    }

    /** {@code everyExample}: all of what went one way has rows. */
    static Grouping of(List<Entry> sorted, Writes writes, boolean everyExample) {
        Grouping grouping = new Grouping(sorted, writes, everyExample);
        sorted.forEach(grouping::add);
        return grouping;
    }

    /** The rows of those sections, each with the foremost first. */
    List<Entry> rows(List<Section> sections) {
        List<Entry> all = new ArrayList<>();
        sections.forEach(section -> all.addAll(rows(section)));
        return all;
    }

    /** What was not compared and has no row. */
    List<Entry> beyond() {
        return beyond;
    }

    private void add(Entry entry) {
        boolean path = entry.section == Section.CURRENT_ACTIVE_PATH && !(entry.memory.subject() instanceof Subject.Key);
        if (path && current) {
            // A private and a shared path may both be current; a reader gets one (rule A1).
            place(entry.in(Section.PASSED_SOLUTIONS, entry.decision));
            return;
        }
        current |= path;
        place(entry);
    }

    private void place(Entry entry) {
        if (entry.isRoute() && compared[entry.section.ordinal()]++ >= MOST_COMPARED) {
            // A block is counted all the same.
            (entry.isBlock() ? rows(entry.section) : beyond).add(entry);
            return;
        }
        Object saying = entry.isRoute() ? saying(entry) : twins ? twin(entry) : null;
        Entry speaker = saying == null ? null : said.putIfAbsent(saying, entry);
        if (speaker != null) {
            speaker.speakFor(entry);
        } else if (!isOneOfMany(entry)) {
            rows(entry.section).add(entry);
        }
    }

    private @Nullable Saying saying(Entry entry) {
        if (entry.section == Section.REHYDRATE_IF_NEEDED) {
            return null;
        }
        List<Writes.Write> made = entry.writes();
        List<String> tools = made.isEmpty() ? tools(entry) : List.of();
        return new Saying(merged(entry.section), standing(entry), entry.isBlock() ? writes.own(made) : made, tools);
    }

    private static Twin twin(Entry entry) {
        Memory memory = entry.memory;
        return new Twin(entry.section, memory.subject(), memory.value(), memory.task());
    }

    private boolean isOneOfMany(Entry entry) {
        if (everyExample
                || !entry.section.isUsable()
                || !entry.isRoute()
                || entry.route().isEmpty()) {
            return false;
        }
        List<String> tools = new ArrayList<>();
        entry.writes().forEach(write -> tools.add(write.call().tool()));
        Kind kind = new Kind(merged(entry.section), standing(entry), tools.isEmpty() ? tools(entry) : tools);
        Way way = ways.putIfAbsent(kind, new Way(entry));
        if (way == null) {
            return false;
        }
        if (way.shown < EXAMPLES) {
            way.shown++;
            return false;
        }
        way.first.standFor(entry);
        return true;
    }

    /** A procedure speaks for the runs that it was made of. */
    private static Section merged(Section section) {
        return section == Section.PROCEDURES ? Section.PASSED_SOLUTIONS : section;
    }

    private static Standing standing(Entry entry) {
        Memory memory = entry.memory;
        boolean usable = entry.section.isUsable();
        return new Standing(
                usable ? State.PASSED : entry.decision.state(),
                entry.isBlock() ? Authority.NONE : memory.authority(),
                usable ? null : memory.lastOutcomeReason(),
                entry.isSuppressed(),
                usable ? null : memory.task());
    }

    private static List<String> tools(Entry entry) {
        if (entry.memory.subject() instanceof Subject.Way way && entry.route().isEmpty()) {
            return way.tools();
        }
        List<String> tools = new ArrayList<>(entry.route().size());
        for (RouteStep step : entry.route()) {
            tools.add(step.call().tool());
        }
        return tools;
    }

    private List<Entry> rows(Section section) {
        return Objects.requireNonNull(rows.get(section));
    }
}
