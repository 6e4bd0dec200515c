package io.aionis.benchmarks.latency;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingMatch;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import io.aionis.Aionis;
import io.aionis.Workspace;
import io.aionis.benchmarks.support.Progress;
import io.aionis.firewall.FirewallBuilder;
import io.aionis.firewall.MemoryFirewall;
import io.aionis.firewall.admission.Admission;
import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Origin;
import io.aionis.firewall.admission.Trust;
import io.aionis.firewall.admission.Vector;
import io.aionis.model.Scope;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What admission costs on top of the store's own search, for lists of {@value #LIST} candidates against an index of many
 * verdicts, which is filled as in life: by judging lists of that size.
 */
final class AdmissionFigures {

    static final int LIST = 20;

    private static final String STORE = "visits";
    private static final Scope SCOPE = Scope.of("admission");
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int UNFLUSHED = 2_000;
    private static final int BATCH = 100;
    private static final int EVIDENCE = 2_000;
    private static final int TASKS = 20;

    private final Figures figures;
    private final Supplier<Aionis.Builder> engines;
    private final int rounds;
    private final long seed;
    private final EmbeddingStore<TextSegment> store = new InMemoryEmbeddingStore<>();
    private int judged;

    AdmissionFigures(Figures figures, Supplier<Aionis.Builder> engines, int rounds, long seed) {
        this.figures = figures;
        this.engines = engines;
        this.rounds = rounds;
        this.seed = seed;
    }

    void measure(Path directory, int verdicts) throws Exception {
        Path index = directory.resolve("verdicts");
        ForeignNotes notes = new ForeignNotes(seed);
        Workload desk = new Workload(seed, SCOPE, TASKS, false);
        try (Aionis engine =
                engines.get().directory(directory.resolve("ledger")).build()) {
            Workspace workspace = engine.in(SCOPE);
            for (int i = 0; i < EVIDENCE; i++) {
                workspace.observe(desk.next());
            }
            settle(engine);
            fill(engine, workspace, index, notes, verdicts);
            long before = heap();
            long start = System.nanoTime();
            try (MemoryFirewall firewall = firewall(workspace, desk, index)) {
                firewall.judge(candidates(notes.next(LIST)));
                figures.put("admissionFirstMillis", (System.nanoTime() - start) / 1e6);
                figures.put("admissionHeapBytesPerCandidate", (double) (heap() - before) / judged);
                timed(engine, firewall, notes);
            }
        }
    }

    private void fill(Aionis engine, Workspace workspace, Path index, ForeignNotes notes, int verdicts)
            throws IOException {
        long start = System.nanoTime();
        try (MemoryFirewall firewall = firewall(workspace, null, index)) {
            while (judged < verdicts) {
                List<ForeignNotes.Note> list = notes.next(Math.min(LIST, verdicts - judged));
                list.forEach(note -> store.add(note.embedding(), note.segment()));
                check(firewall.judge(candidates(list)));
                judged += list.size();
                if (judged % UNFLUSHED == 0) {
                    settle(engine);
                    Progress.say(judged + " of " + verdicts + " verdicts");
                }
            }
            settle(engine);
        }
        figures.put("admissionFillPerSecond", judged * 1e9 / (System.nanoTime() - start));
        figures.put("admissionIndexBytesPerCandidate", (double) size(index) / judged);
    }

    /** What is looked for was judged when the index was filled; what is new is no part of the store. */
    private void timed(Aionis engine, MemoryFirewall firewall, ForeignNotes notes) throws Exception {
        EmbeddingStore<TextSegment> governed = firewall.govern(store, STORE);
        int few = Math.max(1, rounds / 10);
        Progress.say("searches");
        List<EmbeddingSearchRequest> requests = new ArrayList<>();
        for (int i = 0; i < 2 * few; i++) {
            requests.add(EmbeddingSearchRequest.builder()
                    .queryEmbedding(notes.question())
                    .maxResults(LIST)
                    .minScore(0.0)
                    .build());
        }
        List<List<Candidate>> known = new ArrayList<>();
        time(
                engine,
                "storeSearch20",
                few,
                i -> known.add(matches(store.search(requests.get(i)).matches())));
        time(engine, "governedSearch20", few, i -> governed.search(requests.get(i)));
        Progress.say("judged before");
        known.forEach(firewall::judge);
        time(engine, "admission20", rounds, i -> firewall.judge(known.get(i % known.size())));
        Progress.say("new");
        int some = Math.max(1, rounds / 2);
        List<List<Candidate>> fresh = new ArrayList<>();
        for (int i = 0; i < 2 * some; i++) {
            fresh.add(candidates(notes.next(LIST)));
        }
        time(engine, "admission20New", some, i -> check(firewall.judge(fresh.get(i))));
    }

    /** The time that passes, and of it what the asking thread had a processor for: on a busy machine they differ. */
    private void time(Aionis engine, String name, int times, Timings.Operation operation) throws Exception {
        Timings passed = new Timings();
        Timings worked = new Timings(ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime);
        for (int i = 0; i < 2 * times; i++) {
            boolean counts = i >= times;
            worked.time(i, round -> passed.time(round, operation, counts), counts);
            if (i % BATCH == BATCH - 1) {
                settle(engine);
            }
        }
        figures.put(name + "MicrosP50", passed.micros(50));
        figures.put(name + "MicrosP99", passed.micros(99));
        figures.put(name + "CpuMicrosP50", worked.micros(50));
        figures.put(name + "CpuMicrosP99", worked.micros(99));
    }

    private MemoryFirewall firewall(Workspace workspace, @Nullable Workload desk, Path index) {
        FirewallBuilder builder = MemoryFirewall.builder()
                .workspace(workspace)
                .task(() -> desk == null ? null : desk.task(desk.customer()))
                .trust(STORE, Trust.KNOWN)
                .indexDirectory(index);
        ForeignNotes.writers().forEach(writer -> builder.writerTrust(writer, Trust.KNOWN));
        return builder.build();
    }

    private static List<Candidate> candidates(List<ForeignNotes.Note> notes) {
        return notes.stream()
                .map(note -> candidate(note.segment(), note.embedding().vector(), 0))
                .toList();
    }

    private static List<Candidate> matches(List<EmbeddingMatch<TextSegment>> matches) {
        return matches.stream()
                .map(match -> candidate(match.embedded(), match.embedding().vector(), match.score()))
                .toList();
    }

    private static Candidate candidate(TextSegment segment, float[] vector, double score) {
        Map<String, String> metadata = new HashMap<>();
        segment.metadata().toMap().forEach((key, value) -> metadata.put(key, String.valueOf(value)));
        Origin origin = new Origin(STORE, metadata.get("aionis.writer"), null);
        return new Candidate(segment.text(), metadata, score, origin, Vector.of(vector));
    }

    /** Figures of a firewall that could not judge would be figures of nothing. */
    private static void check(List<Admission> admissions) {
        for (Admission admission : admissions) {
            if (admission.reasons().contains(Admission.POLICY_ERROR)) {
                throw new IllegalStateException("a candidate that was to be measured could not be judged");
            }
        }
    }

    private static void settle(Aionis engine) {
        if (!engine.flush(PATIENCE) || engine.dropped() > 0) {
            throw new IllegalStateException("the ledger did not keep everything that was to be measured");
        }
    }

    private static long size(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    @SuppressWarnings("SystemGc") // What is left after a collection is what is kept.
    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
