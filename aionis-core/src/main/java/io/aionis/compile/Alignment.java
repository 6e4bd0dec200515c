package io.aionis.compile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which calls of several runs do the same: calls of one tool, in the same order. A read that not all runs made is left
 * out; a write that not all made means that the runs are not of one procedure.
 */
final class Alignment {

    private static final int WRITE = 1_000;
    private static final int NEEDED = 2;

    private final List<String> notes;

    private Alignment(List<String> notes) {
        this.notes = notes;
    }

    /**
     * Calls of one tool that follow each other, in every run.
     *
     * @param calls those of each run
     * @param needed of them, those that the run's own plan needs
     */
    record Block(List<List<Call>> calls, List<List<Call>> needed) {

        String tool() {
            return calls.get(0).get(0).tool();
        }

        boolean writes() {
            return calls.stream().flatMap(List::stream).anyMatch(Call::writes);
        }

        List<Integer> sizes() {
            return calls.stream().map(List::size).toList();
        }
    }

    /** The calls of a run, and the ids of those that its own plan needs. */
    record Trace(String run, List<Call> calls, Set<String> needed) {

        private Trace only(Set<String> tools) {
            return new Trace(
                    run,
                    calls.stream()
                            .filter(c -> c.writes() || tools.contains(c.tool()))
                            .toList(),
                    needed);
        }

        private Trace onlyNeeded() {
            return new Trace(
                    run, calls.stream().filter(c -> needed.contains(c.id())).toList(), needed);
        }

        /** Runs of calls of one tool. */
        private List<List<Call>> blocks() {
            List<List<Call>> blocks = new ArrayList<>();
            String last = "";
            for (Call call : calls) {
                if (blocks.isEmpty() || !call.tool().equals(last)) {
                    blocks.add(new ArrayList<>());
                }
                blocks.get(blocks.size() - 1).add(call);
                last = call.tool();
            }
            return blocks;
        }

        private boolean needs(List<Call> block) {
            return block.stream().anyMatch(call -> needed.contains(call.id()));
        }
    }

    /** @throws CompileException when the runs do not write in the same order */
    static List<Block> of(List<Trace> traces, List<String> notes) {
        List<Trace> common = traces.stream().map(t -> t.only(tools(traces))).toList();
        List<Block> whole = new Alignment(new ArrayList<>()).align(common);
        boolean lost = false;
        for (int i = 0; i < traces.size(); i++) {
            int run = i;
            Set<String> kept = whole.stream()
                    .flatMap(block -> block.calls().get(run).stream())
                    .map(Call::id)
                    .collect(Collectors.toSet());
            lost |= !kept.containsAll(traces.get(i).needed());
        }
        if (!lost) {
            return new Alignment(notes).note(traces, whole);
        }
        List<Block> needed = new Alignment(notes)
                .align(traces.stream().map(Trace::onlyNeeded).toList());
        return new Alignment(notes).note(traces, needed.size() < whole.size() ? whole : needed);
    }

    /** Tools that every run called. */
    private static Set<String> tools(List<Trace> traces) {
        Set<String> tools = new HashSet<>();
        traces.get(0).calls().forEach(call -> tools.add(call.tool()));
        traces.forEach(
                trace -> tools.retainAll(trace.calls().stream().map(Call::tool).collect(Collectors.toSet())));
        return tools;
    }

    private List<Block> align(List<Trace> traces) {
        Trace first = traces.get(0);
        List<List<Call>> common = first.blocks();
        for (Trace other : traces.subList(1, traces.size())) {
            List<int[]> pairs = pairs(first, common, other, other.blocks());
            refuse(first, common, pairs.stream().map(p -> p[0]).toList(), other);
            refuse(other, other.blocks(), pairs.stream().map(p -> p[1]).toList(), first);
            List<List<Call>> before = common;
            common = pairs.stream().map(p -> before.get(p[0])).toList();
        }
        List<List<List<Call>>> all = new ArrayList<>();
        for (Trace trace : traces) {
            List<List<Call>> blocks = trace.blocks();
            all.add(pairs(first, common, trace, blocks).stream()
                    .map(p -> blocks.get(p[1]))
                    .toList());
        }
        List<Block> aligned = new ArrayList<>();
        for (int i = 0; i < common.size(); i++) {
            int at = i;
            List<List<Call>> calls = all.stream().map(blocks -> blocks.get(at)).toList();
            List<List<Call>> needed = new ArrayList<>();
            for (int run = 0; run < traces.size(); run++) {
                Set<String> ids = traces.get(run).needed();
                needed.add(calls.get(run).stream()
                        .filter(c -> ids.contains(c.id()))
                        .toList());
            }
            aligned.add(new Block(calls, needed));
        }
        return aligned;
    }

    /** A longest common subsequence of blocks: that with all writes, and then with most of what is needed. */
    private static List<int[]> pairs(Trace one, List<List<Call>> a, Trace other, List<List<Call>> b) {
        int[][] best = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                int skipped = Math.max(best[i + 1][j], best[i][j + 1]);
                int weight = weight(one, a.get(i), other, b.get(j));
                best[i][j] = Math.max(skipped, weight == 0 ? 0 : weight + best[i + 1][j + 1]);
            }
        }
        List<int[]> pairs = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < a.size() && j < b.size()) {
            int weight = weight(one, a.get(i), other, b.get(j));
            if (weight > 0 && best[i][j] == weight + best[i + 1][j + 1]) {
                pairs.add(new int[] {i++, j++});
            } else if (best[i][j] == best[i + 1][j]) {
                i++;
            } else {
                j++;
            }
        }
        return pairs;
    }

    private static int weight(Trace one, List<Call> a, Trace other, List<Call> b) {
        if (!a.get(0).tool().equals(b.get(0).tool())) {
            return 0;
        }
        return 1
                + (a.get(0).writes() ? WRITE : 0)
                + (one.needs(a) ? NEEDED : 0)
                + (other.needs(b) ? NEEDED : 0)
                + (a.size() == b.size() ? 1 : 0);
    }

    private static void refuse(Trace trace, List<List<Call>> blocks, List<Integer> kept, Trace other) {
        for (int i = 0; i < blocks.size(); i++) {
            if (!kept.contains(i) && blocks.get(i).stream().anyMatch(Call::writes)) {
                throw new CompileException("The runs cannot be aligned: the write "
                        + blocks.get(i).get(0).name() + " of run " + trace.run()
                        + " has no counterpart at that place in run " + other.run()
                        + "; expected the same writes in the same order. Compile runs of one procedure");
            }
        }
    }

    private List<Block> note(List<Trace> traces, List<Block> aligned) {
        for (int i = 0; i < traces.size(); i++) {
            int run = i;
            Set<String> kept = aligned.stream()
                    .flatMap(block -> block.calls().get(run).stream())
                    .map(Call::id)
                    .collect(Collectors.toSet());
            traces.get(i).calls().stream()
                    .filter(call -> !kept.contains(call.id()))
                    .forEach(call -> notes.add(call.name() + " of run "
                            + traces.get(run).run() + " is left out: not every run has such a read at that place"));
        }
        return aligned;
    }
}
