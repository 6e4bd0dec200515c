package io.aionis.firewall.langchain4j;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingMatch;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.EmbeddingStore;
import io.aionis.firewall.admission.Admission;
import io.aionis.firewall.admission.Candidate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One search: asks the store for more than wanted, judges as many as needed, asks for double when too few pass. */
final class GovernedSearch {

    /** A store in which all rows are refused must not be read to its end for one question. */
    private static final int MOST_ROWS = 10_000;

    private final EmbeddingStore<TextSegment> store;
    private final String name;
    private final Gate gate;
    private final EmbeddingSearchRequest request;
    private final Map<Row, Admission> judged = new HashMap<>();

    GovernedSearch(EmbeddingStore<TextSegment> store, String name, Gate gate, EmbeddingSearchRequest request) {
        this.store = store;
        this.name = name;
        this.gate = gate;
        this.request = request;
    }

    List<EmbeddingMatch<TextSegment>> run() {
        int wanted = request.maxResults();
        int asked = wanted >= MOST_ROWS / 2 ? wanted : wanted + Math.max(4, wanted / 2);
        List<EmbeddingMatch<TextSegment>> passed = List.of();
        while (true) {
            List<EmbeddingMatch<TextSegment>> found;
            try {
                found = store.search(asking(asked)).matches();
            } catch (RuntimeException e) {
                // Some stores refuse large numbers: the caller's own must do, and what has passed is good.
                if (!judged.isEmpty()) {
                    return passed;
                } else if (asked == wanted) {
                    throw e;
                }
                asked = wanted;
                continue;
            }
            passed = pass(found, wanted);
            boolean exhausted = found.size() < asked || asked >= MOST_ROWS;
            if (passed.size() >= wanted || exhausted) {
                return passed;
            }
            asked = Math.min(MOST_ROWS, asked * 2);
        }
    }

    /** Judges no more rows than it takes: what is not shown needs no receipt. */
    private List<EmbeddingMatch<TextSegment>> pass(List<EmbeddingMatch<TextSegment>> found, int wanted) {
        List<EmbeddingMatch<TextSegment>> passed = new ArrayList<>();
        int next = 0;
        while (passed.size() < wanted && next < found.size()) {
            int end = Math.min(found.size(), next + (wanted - passed.size()));
            List<EmbeddingMatch<TextSegment>> slice = found.subList(next, end);
            judge(slice);
            for (EmbeddingMatch<TextSegment> match : slice) {
                Admission admission = judged.get(Row.of(match));
                if (admission != null && admission.passes()) {
                    passed.add(Rows.shown(match, admission));
                }
            }
            next = end;
        }
        return passed;
    }

    private void judge(List<EmbeddingMatch<TextSegment>> slice) {
        List<EmbeddingMatch<TextSegment>> fresh = slice.stream()
                .filter(match -> !judged.containsKey(Row.of(match)))
                .toList();
        List<Candidate> candidates =
                fresh.stream().map(match -> Rows.candidate(match, name)).toList();
        List<Admission> admissions = candidates.isEmpty() ? List.of() : gate.judge(candidates);
        for (int i = 0; i < fresh.size(); i++) {
            judged.put(Row.of(fresh.get(i)), admissions.get(i));
        }
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

    /** A row as it was judged: one that changes between two asks is judged again. */
    private record Row(String id, @Nullable TextSegment segment) {
        static Row of(EmbeddingMatch<TextSegment> match) {
            return new Row(match.embeddingId(), match.embedded());
        }
    }
}
