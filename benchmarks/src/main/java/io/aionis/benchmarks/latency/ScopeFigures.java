package io.aionis.benchmarks.latency;

import io.aionis.Aionis;
import io.aionis.Workspace;
import io.aionis.adjudication.AcceptancePolicy;
import io.aionis.adjudication.Adjudicator;
import io.aionis.adjudication.Folding;
import io.aionis.guide.Guide;
import io.aionis.guide.GuideRequest;
import io.aionis.guide.TokenCounter;
import io.aionis.ledger.Recorded;
import io.aionis.model.Evidence;
import io.aionis.model.Scope;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What a scope of one size costs: to open, to fold one piece into, and to guide from, with and without writes. */
final class ScopeFigures {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Scope SCOPE = Scope.of("desk");
    private static final int UNFLUSHED = 5_000;
    private static final int PAGE = 1_000;

    /** Of so many rounds one is measured where all evidence is in one task, since each takes long. */
    private static final int ONE_TASK = 20;

    private final Figures figures;
    private final Supplier<Aionis.Builder> engines;
    private final int rounds;
    private final long seed;

    ScopeFigures(Figures figures, Supplier<Aionis.Builder> engines, int rounds, long seed) {
        this.figures = figures;
        this.engines = engines;
        this.rounds = rounds;
        this.seed = seed;
    }

    /** The same measurements, for other figures. */
    ScopeFigures(Figures figures, ScopeFigures like) {
        this(figures, like.engines, like.rounds, like.seed);
    }

    /** Evidence over many tasks. */
    void overTasks(Path directory, int size, int tasks, String label) throws Exception {
        Workload workload = new Workload(seed, SCOPE, tasks, false);
        fill(directory, workload, size);
        try (Aionis engine = open(directory, "", label)) {
            Workspace desk = engine.in(SCOPE);
            Desk asked = new Desk(workload, desk);
            figures.put("guide", label, reading(desk, asked, rounds));
            figures.put("guideTokensP50", label, asked.medianTokens());
            instead(workload, asked, label);
            writing(desk, asked, "guide", label, rounds);
        }
        folding(directory, size, label);
    }

    /** Evidence over so few tasks that each has as long a history as in a larger scope: what size alone costs. */
    void sameHistories(Path directory, int size, int tasks, String label) throws Exception {
        Workload workload = new Workload(seed, SCOPE, tasks, false);
        fill(directory, workload, size);
        try (Aionis engine = open(directory, "sameHistories", label)) {
            Workspace desk = engine.in(SCOPE);
            figures.put("sameHistoriesGuide", label, reading(desk, new Desk(workload, desk), rounds));
        }
    }

    /** All evidence in one task, as a host records it that names no tasks. */
    void oneTask(Path directory, int size, int customers, String label) throws Exception {
        Workload workload = new Workload(seed, SCOPE, customers, true);
        fill(directory, workload, size);
        try (Aionis engine = open(directory, "oneTask", label)) {
            Workspace desk = engine.in(SCOPE);
            Desk asked = new Desk(workload, desk);
            int few = Math.max(1, rounds / ONE_TASK);
            figures.put("oneTaskGuide", label, reading(desk, asked, few));
            writing(desk, asked, "oneTaskGuide", label, few);
        }
    }

    private void fill(Path directory, Workload workload, int size) {
        try (Aionis engine = engines.get().directory(directory).build()) {
            Workspace desk = engine.in(SCOPE);
            for (int i = 1; i <= size; i++) {
                desk.observe(workload.next());
                if (i % UNFLUSHED == 0 || i == size) {
                    settle(engine);
                }
            }
        }
    }

    private static void settle(Aionis engine) {
        if (!engine.flush(PATIENCE) || engine.dropped() > 0) {
            throw new IllegalStateException("the ledger did not keep everything that was to be measured");
        }
    }

    /** Opens an engine on the scope, and times how long until it knows the state, and until it can search. */
    private Aionis open(Path directory, String prefix, String label) {
        long start = System.nanoTime();
        Aionis engine = engines.get().directory(directory).build();
        engine.in(SCOPE).state();
        long folded = System.nanoTime();
        engine.in(SCOPE).guide("no such task", "anything");
        long searched = System.nanoTime();
        figures.put(prefix.isEmpty() ? "openMillis" : prefix + "OpenMillis", label, (folded - start) / 1e6);
        figures.put(
                prefix.isEmpty() ? "firstGuideMillis" : prefix + "FirstGuideMillis", label, (searched - folded) / 1e6);
        return engine;
    }

    private static Timings reading(Workspace desk, Desk asked, int rounds) throws Exception {
        Timings timings = new Timings();
        for (int i = 0; i < 2 * rounds; i++) {
            GuideRequest request = asked.request();
            timings.time(i, round -> asked.guide(request), i >= rounds);
            if (i % PAGE == PAGE - 1) {
                desk.flush(PATIENCE);
            }
        }
        return timings;
    }

    /** A piece of evidence before each guide, which must show in it; every other time, the wait for the disk apart. */
    private void writing(Workspace desk, Desk asked, String name, String label, int rounds) throws Exception {
        Timings durable = new Timings();
        Timings afterwards = new Timings();
        Timings whole = new Timings();
        for (int i = 0; i < 4 * rounds; i++) {
            boolean counts = i >= 2 * rounds;
            desk.observe(asked.next());
            GuideRequest request = asked.request();
            if (i % 2 == 0) {
                whole.time(i, round -> asked.guide(request), counts);
            } else {
                durable.time(i, round -> desk.flush(PATIENCE), counts);
                afterwards.time(i, round -> asked.guide(request), counts);
            }
        }
        figures.put(name + "WithWrites", label, whole);
        figures.put(name + "AfterDurableWrite", label, afterwards);
        if (name.equals("guide")) {
            figures.put("durableWrite", label, durable);
        }
    }

    /** What a host would do without an engine. */
    private void instead(Workload workload, Desk asked, String label) throws Exception {
        try (PlainNotes notes = new PlainNotes(workload.notes())) {
            Timings history = new Timings();
            Timings matching = new Timings();
            List<Integer> tokens = new ArrayList<>();
            for (int i = 0; i < 2 * rounds; i++) {
                int customer = workload.customer();
                String question = workload.question(customer);
                String[] text = {""};
                history.time(i, round -> text[0] = notes.history(customer), i >= rounds);
                tokens.add(asked.tokens(text[0]));
                matching.time(i, round -> notes.matching(question, GuideRequest.DEFAULT_TOKENS), i >= rounds);
            }
            figures.put("fullHistory", label, history);
            figures.put("fullHistoryTokensP50", label, Desk.median(tokens));
            figures.put("bm25", label, matching);
        }
    }

    /** Takes in one piece after another, where the fold already knows the first of that size. */
    private void folding(Path directory, int size, String label) throws Exception {
        List<Recorded> evidence = new ArrayList<>();
        try (Aionis engine = engines.get().directory(directory).build()) {
            Workspace desk = engine.in(SCOPE);
            List<Recorded> page = desk.evidence(0, PAGE);
            while (!page.isEmpty()) {
                page.stream()
                        .filter(each -> Folding.weighs(each.evidence().body()))
                        .forEach(evidence::add);
                page = desk.evidence(page.get(page.size() - 1).cursor(), PAGE);
            }
        }
        long start = System.nanoTime();
        Folding folding = Adjudicator.fold(SCOPE, evidence.subList(0, size), AcceptancePolicy.SOLO);
        folding.state();
        figures.put("foldAllMillis", label, (System.nanoTime() - start) / 1e6);
        folding.changes();
        Timings timings = new Timings();
        List<Recorded> rest = evidence.subList(size, evidence.size());
        for (int i = 0; i < rest.size(); i++) {
            Recorded next = rest.get(i);
            timings.time(
                    i,
                    round -> {
                        folding.add(next);
                        folding.state();
                        folding.changes();
                    },
                    i >= rest.size() / 2);
        }
        figures.put("fold", label, timings);
    }

    /** Whoever asks for guides. */
    private static final class Desk {
        private final Workload workload;
        private final Workspace workspace;
        private final List<Integer> tokens = new ArrayList<>();

        Desk(Workload workload, Workspace workspace) {
            this.workload = workload;
            this.workspace = workspace;
        }

        Evidence next() {
            return workload.next();
        }

        GuideRequest request() {
            int customer = workload.customer();
            return GuideRequest.at(workload.task(customer)).asking(workload.question(customer));
        }

        void guide(GuideRequest request) {
            Guide guide = workspace.guide(request);
            tokens.add(guide.promptTokens());
        }

        int tokens(String text) {
            return TokenCounter.ESTIMATE.count(text);
        }

        double medianTokens() {
            return median(tokens);
        }

        static double median(List<Integer> values) {
            return values.stream().mapToInt(Integer::intValue).sorted().toArray()[values.size() / 2];
        }
    }
}
