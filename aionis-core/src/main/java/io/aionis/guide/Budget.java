package io.aionis.guide;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fits rows into a number of tokens. Blocks come first: in full, else short, else the foremost short and the rest counted
 * by what they are about, else all in one count. The foremost of the other rows keeps its place beside blocks in any of
 * these forms; where it is too large, a pointer to it does. What is left goes to the other rows that can be used as they
 * are, then to the full wording of short blocks, then to all other rows, foremost first. A row is written only while
 * there is room, and its tokens are counted once; what the counter says of the whole page decides.
 */
final class Budget {

    /** After so many rows of a section that do not fit, a smaller one is not looked for. */
    private static final int MISSES = 12;

    private enum Form {
        FULL,
        BRIEF
    }

    private final GuideRenderer renderer;
    private final RowWriter writer;
    private final TokenCounter counter;
    private final int tokens;
    private final int fence;

    Budget(GuideRenderer renderer, RowWriter writer, TokenCounter counter, int tokens) {
        this.renderer = renderer;
        this.writer = writer;
        this.counter = counter;
        this.tokens = tokens;
        this.fence = counter.count(renderer.emptyFence());
    }

    /** @param optional the rows that are no blocks, in the order in which the reader needs them */
    Page fit(List<Entry> blocks, List<Entry> optional) {
        if (fence >= tokens || blocks.isEmpty() && optional.isEmpty()) {
            return Page.EMPTY;
        }
        List<@Nullable Line> leads = leads(optional);
        for (Line lead : leads) {
            for (Form form : Form.values()) {
                Page page = listed(blocks, form, lead);
                if (page != null && fits(page)) {
                    return filled(page, form, lead == null ? optional : optional.subList(1, optional.size()));
                }
            }
        }
        for (Line lead : leads) {
            // Beside blocks that have to be counted, what works may take half of the room.
            if (lead == null || 2L * cost(lead, true) <= tokens - fence) {
                Page page = counted(blocks, lead);
                if (page != null) {
                    return page;
                }
            }
        }
        // Without room for so much as the blocks' count, a row that says what works would mislead.
        return Page.EMPTY;
    }

    /** The foremost row, a pointer to it, and nothing in its place. */
    private List<@Nullable Line> leads(List<Entry> optional) {
        List<@Nullable Line> leads = new ArrayList<>();
        if (!optional.isEmpty()) {
            Entry first = optional.get(0);
            leads.add(whole(first));
            if (first.section.isUsable()) {
                leads.add(pointer(first));
            }
        }
        leads.add(null);
        return leads;
    }

    private @Nullable Page listed(List<Entry> blocks, Form form, @Nullable Line lead) {
        int room = tokens - fence - (lead == null ? 0 : cost(lead, true));
        List<Line> lines = new ArrayList<>();
        for (Entry block : blocks) {
            if (room < 0) {
                return null;
            }
            Line line = block(block, form);
            room -= cost(line, lines.isEmpty());
            lines.add(line);
        }
        return room < 0 ? null : page(lines, lead, List.of());
    }

    /** As many short lines as fit beside a count of the rest; at the least one count of all; null without room. */
    private @Nullable Page counted(List<Entry> blocks, @Nullable Line lead) {
        Tallies tallies = new Tallies(blocks, writer);
        for (int most = Tallies.MOST; most >= 0; most = most == 0 ? -1 : most / 2) {
            Page bare = page(List.of(), lead, tallies.without(List.of(), most));
            int used = counter.count(renderer.prompt(bare));
            if (used > tokens) {
                continue;
            }
            List<Line> lines = new ArrayList<>();
            for (Entry block : blocks) {
                Line line = block(block, Form.BRIEF);
                used += cost(line, false);
                if (used > tokens) {
                    break;
                }
                lines.add(line);
            }
            Page page = page(lines, lead, tallies.without(lines, most));
            while (!fits(page) && !lines.isEmpty()) {
                lines = lines.subList(0, lines.size() / 2);
                page = page(lines, lead, tallies.without(lines, most));
            }
            return page;
        }
        return null;
    }

    private Page filled(Page page, Form form, List<Entry> optional) {
        List<Entry> usable = new ArrayList<>();
        List<Entry> rest = new ArrayList<>();
        optional.forEach(entry -> (entry.section.isUsable() ? usable : rest).add(entry));
        Page filled = plus(page, usable);
        return plus(form == Form.BRIEF ? reworded(filled) : filled, rest);
    }

    private Page plus(Page page, List<Entry> optional) {
        int used = used(page);
        Set<Section> open = EnumSet.noneOf(Section.class);
        page.lines().forEach(line -> open.add(line.section()));
        List<Line> taken = new ArrayList<>();
        Section section = null;
        int misses = 0;
        for (Entry entry : optional) {
            if (entry.section != section) {
                section = entry.section;
                misses = 0;
            }
            if (used >= tokens || misses > MISSES) {
                continue;
            }
            Line line = fitting(entry, tokens - used, open);
            if (line == null) {
                misses++;
            } else {
                used += cost(line, open.add(line.section()));
                taken.add(line);
            }
        }
        // A counter need not be additive; what it says of the whole counts.
        while (!taken.isEmpty() && !fits(page.plus(taken))) {
            taken = taken.subList(0, taken.size() / 2);
        }
        return page.plus(taken);
    }

    /** The foremost short blocks in full, as far as there is room. */
    private Page reworded(Page page) {
        int used = used(page);
        List<Line> lines = new ArrayList<>(page.lines());
        int misses = 0;
        for (int i = 0; i < lines.size() && used < tokens && misses <= MISSES; i++) {
            Line brief = lines.get(i);
            if (brief.entry().isBlock()) {
                Line full = block(brief.entry(), Form.FULL);
                int more = cost(full, false) - cost(brief, false);
                if (used + more <= tokens) {
                    used += more;
                    lines.set(i, full);
                } else {
                    misses++;
                }
            }
        }
        Page reworded = new Page(lines, page.tallies());
        return fits(reworded) ? reworded : page;
    }

    private int used(Page page) {
        return page.isEmpty() ? fence : counter.count(renderer.prompt(page));
    }

    private @Nullable Line fitting(Entry entry, int room, Set<Section> open) {
        Line line = whole(entry);
        int cost = cost(line, !open.contains(line.section()));
        if (cost > room && entry.section.isUsable() && 2L * cost > tokens) {
            line = pointer(entry);
            cost = cost(line, !open.contains(line.section()));
        }
        return cost <= room ? line : null;
    }

    private Line whole(Entry entry) {
        return new Line(entry, entry.section, writer.row(entry));
    }

    private Line pointer(Entry entry) {
        return new Line(entry, Section.REHYDRATE_IF_NEEDED, writer.pointer(entry));
    }

    private Line block(Entry entry, Form form) {
        return new Line(entry, entry.section, form == Form.FULL ? writer.row(entry) : writer.brief(entry));
    }

    private int cost(Line line, boolean opens) {
        String text = GuideRenderer.sample(line);
        return counter.count(opens ? GuideRenderer.header(line.section()) + text : text);
    }

    private boolean fits(Page page) {
        return page.isEmpty() || counter.count(renderer.prompt(page)) <= tokens;
    }

    private static Page page(List<Line> blocks, @Nullable Line lead, List<String> tallies) {
        List<Line> lines = new ArrayList<>(blocks);
        if (lead != null) {
            lines.add(0, lead);
        }
        return new Page(lines, tallies);
    }
}
