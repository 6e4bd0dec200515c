package io.aionis.firewall.langchain4j;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingMatch;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.EmbeddingSearchResult;
import dev.langchain4j.store.embedding.EmbeddingStore;
import io.aionis.firewall.admission.Admission;
import io.aionis.firewall.admission.Candidate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One search: asks the store for more than wanted, judges as many as needed, asks for double when too few pass. */
final class GovernedSearch {

    /** A store in which all rows are refused must not be read to its end for one question. */
    private static final int MOST_ROWS = 10_000;

    private final EmbeddingStore<TextSegment> store;
    private final String name;
    private final Gate gate;
    private final Passing passing;
    private final EmbeddingSearchRequest request;
    private final Asked asked;
    private final MatchReader reader;
    private final Set<Row> seen = new HashSet<>();
    private final Map<Row, Judged> judged = new HashMap<>();

    GovernedSearch(
            EmbeddingStore<TextSegment> store,
            String name,
            Gate gate,
            Passing passing,
            EmbeddingSearchRequest request) {
        this.store = store;
        this.name = name;
        this.gate = gate;
        this.passing = passing;
        this.request = request;
        this.asked = Asked.of(request);
        this.reader = new MatchReader(name, gate, request.filter());
    }

    List<EmbeddingMatch<TextSegment>> run() {
        int wanted = request.maxResults();
        int rows = wanted >= MOST_ROWS / 2 ? wanted : wanted + Math.max(4, wanted / 2);
        List<EmbeddingMatch<TextSegment>> passed = List.of();
        boolean answered = false;
        while (true) {
            List<EmbeddingMatch<TextSegment>> found;
            try {
                found = ask(rows);
            } catch (RuntimeException e) {
                // Some stores refuse large numbers: the caller's own must do, and what has passed is good.
                if (answered) {
                    return passed;
                } else if (rows == wanted) {
                    gate.failed("the search of " + name, e);
                    throw e;
                }
                rows = wanted;
                continue;
            }
            answered = true;
            passed = pass(found, wanted);
            boolean exhausted = found.size() < rows || rows >= MOST_ROWS;
            if (passed.size() >= wanted || exhausted) {
                return passed;
            }
            rows = Math.min(MOST_ROWS, rows * 2);
        }
    }

    /** What the store finds, at most as many as it was asked for; a store that answers with null has found nothing. */
    private List<EmbeddingMatch<TextSegment>> ask(int rows) {
        EmbeddingSearchResult<TextSegment> result = store.search(asking(rows));
        List<EmbeddingMatch<TextSegment>> found = result == null ? null : result.matches();
        if (found == null) {
            gate.dropped("null in the place of the matches of " + name, 1);
            return List.of();
        }
        return found.size() <= rows ? found : found.subList(0, rows);
    }

    /** Judges no more rows than it takes: what is not shown needs no receipt. */
    private List<EmbeddingMatch<TextSegment>> pass(List<EmbeddingMatch<TextSegment>> found, int wanted) {
        List<EmbeddingMatch<TextSegment>> passed = new ArrayList<>();
        int next = 0;
        while (passed.size() < wanted && next < found.size()) {
            int end = Math.min(found.size(), next + (wanted - passed.size()));
            List<EmbeddingMatch<TextSegment>> slice = new ArrayList<>(found.subList(next, end));
            judge(slice);
            for (EmbeddingMatch<TextSegment> match : slice) {
                Judged row = judged.get(Row.of(match));
                EmbeddingMatch<TextSegment> shown = row == null ? null : shown(match, row);
                if (shown != null) {
                    passed.add(shown);
                }
            }
            next = end;
        }
        return passed;
    }

    private void judge(List<EmbeddingMatch<TextSegment>> slice) {
        Map<Row, Candidate> fresh = new LinkedHashMap<>();
        for (EmbeddingMatch<TextSegment> match : slice) {
            Row row = Row.of(match);
            if (seen.add(row)) {
                Candidate candidate = reader.read(match);
                if (candidate != null) {
                    fresh.put(row, candidate);
                }
            }
        }
        List<Admission> admissions = fresh.isEmpty() ? List.of() : gate.judge(asked, new ArrayList<>(fresh.values()));
        int next = 0;
        for (Map.Entry<Row, Candidate> each : fresh.entrySet()) {
            judged.put(each.getKey(), new Judged(each.getValue(), admissions.get(next++)));
        }
    }

    private @Nullable EmbeddingMatch<TextSegment> shown(EmbeddingMatch<TextSegment> match, Judged row) {
        Admission admission = row.admission();
        if (admission.passesAsPointer() && row.candidate().text() != null) {
            String pointer = gate.pointer(row.candidate(), admission);
            return remembered(new EmbeddingMatch<>(match.score(), pointer, null, Rows.pointer(pointer)), row);
        } else if (!admission.passes()) {
            return null;
        }
        TextSegment segment = match.embedded();
        if (segment == null) {
            return match;
        }
        TextSegment shown = Rows.shown(segment, admission);
        return remembered(
                shown == segment
                        ? match
                        : new EmbeddingMatch<>(match.score(), match.embeddingId(), match.embedding(), shown),
                row);
    }

    private EmbeddingMatch<TextSegment> remembered(EmbeddingMatch<TextSegment> match, Judged row) {
        passing.remember(match.embedded(), row.candidate());
        return match;
    }

    private EmbeddingSearchRequest asking(int rows) {
        return EmbeddingSearchRequest.builder()
                .query(request.query())
                .queryEmbedding(request.queryEmbedding())
                .maxResults(rows)
                .minScore(request.minScore())
                .filter(request.filter())
                .build();
    }

    private record Judged(Candidate candidate, Admission admission) {}

    /** A row as it was judged: one that changes between two asks is judged again. */
    private record Row(@Nullable String id, @Nullable TextSegment segment) {
        static Row of(@Nullable EmbeddingMatch<TextSegment> match) {
            return match == null ? new Row(null, null) : new Row(match.embeddingId(), match.embedded());
        }
    }
}
