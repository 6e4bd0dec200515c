package io.aionis.guide;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Fits lines into a number of tokens. Blocks come first: in full, else short, else the foremost short and the rest
 * counted by tool, else all in one count. Other lines take what is left, foremost first. Pages are tried a logarithmic
 * number of times, so the time is n log n in the lines.
 */
final class Budget {

    private static final int MOST_TALLIES = 8;

    private final GuideRenderer renderer;
    private final TokenCounter counter;
    private final int tokens;

    Budget(GuideRenderer renderer, TokenCounter counter, int tokens) {
        this.renderer = renderer;
        this.counter = counter;
        this.tokens = tokens;
    }

    Page fit(List<Entry> entries) {
        List<Entry> blocks = entries.stream().filter(Entry::isBlock).toList();
        List<Entry> optional =
                entries.stream().filter(entry -> !entry.isBlock()).toList();
        // The way that works is worth more than the blocks' full wording: short blocks, if that makes room for it.
        List<Entry> lead = optional.isEmpty() ? List.of() : optional.subList(0, 1);
        for (List<Entry> first : lead.isEmpty() ? List.of(lead) : List.of(lead, List.<Entry>of())) {
            for (boolean brief : new boolean[] {false, true}) {
                Page page = new Page(blocks, brief, List.of()).plus(first);
                if (fits(page)) {
                    return filled(page, optional.subList(first.size(), optional.size()));
                }
            }
        }
        Page page = counted(blocks);
        // Without room for so much as the blocks' count, a row that says what works would mislead.
        return page.isEmpty() && !blocks.isEmpty() ? page : filled(page, optional);
    }

    private boolean fits(Page page) {
        return page.isEmpty() || counter.count(renderer.prompt(page)) <= tokens;
    }

    private Page filled(Page page, List<Entry> optional) {
        int used = counter.count(page.isEmpty() ? renderer.emptyFence() : renderer.prompt(page));
        Set<Section> open = EnumSet.noneOf(Section.class);
        page.entries().forEach(entry -> open.add(entry.section()));
        List<Entry> taken = new ArrayList<>();
        for (Entry entry : optional) {
            String header = open.contains(entry.section()) ? "" : GuideRenderer.header(entry.section());
            int cost = counter.count(header + GuideRenderer.line("m99999", entry, false) + "\n");
            if (used + cost <= tokens) {
                used += cost;
                open.add(entry.section());
                taken.add(entry);
            }
        }
        // A counter need not be additive; what it says of the whole counts.
        while (!taken.isEmpty() && !fits(page.plus(taken))) {
            taken = taken.subList(0, taken.size() / 2);
        }
        return page.plus(taken);
    }

    /** As many short lines as fit beside a count of the rest; at the least one count of all; else nothing. */
    private Page counted(List<Entry> blocks) {
        for (int most = MOST_TALLIES; most >= 0; most = most == 0 ? -1 : most / 2) {
            if (fits(counted(blocks, 0, most))) {
                int fitting = 0;
                int tooMany = blocks.size();
                while (tooMany - fitting > 1) {
                    int middle = (fitting + tooMany) >>> 1;
                    if (fits(counted(blocks, middle, most))) {
                        fitting = middle;
                    } else {
                        tooMany = middle;
                    }
                }
                return counted(blocks, fitting, most);
            }
        }
        return new Page(List.of(), true, List.of());
    }

    private static Page counted(List<Entry> blocks, int listed, int mostTallies) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        List<Entry> rest = blocks.subList(listed, blocks.size());
        rest.forEach(entry -> counts.merge(entry.tally(), 1 + entry.alike().size(), Integer::sum));
        List<String> tallies = new ArrayList<>();
        int others = 0;
        for (Map.Entry<String, Integer> count : counts.entrySet()) {
            if (tallies.size() < mostTallies) {
                tallies.add("- " + count.getKey() + ": " + count.getValue() + " failed, do not repeat");
            } else {
                others += count.getValue();
            }
        }
        if (others > 0) {
            tallies.add("- " + others + " more failed");
        }
        return new Page(blocks.subList(0, listed), true, tallies);
    }
}
