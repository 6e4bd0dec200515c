package io.aionis.firewall.langchain4j;

import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.aggregator.ContentAggregator;
import dev.langchain4j.rag.query.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An aggregator behind a gate: lists are judged before they are fused, so that no flood can push good rows out. */
final class GovernedAggregator implements ContentAggregator {

    private final ContentAggregator aggregator;
    private final String name;
    private final Gate gate;
    private final Contents contents;

    GovernedAggregator(ContentAggregator aggregator, String name, Gate gate, Passing passing) {
        this.aggregator = aggregator;
        this.name = name;
        this.gate = gate;
        this.contents = new Contents(name, gate, passing);
    }

    @Override
    public List<Content> aggregate(Map<Query, Collection<List<Content>>> queryToContents) {
        Aggregation aggregation = new Aggregation(name, gate, contents);
        Map<Query, Collection<List<Content>>> judged = new LinkedHashMap<>();
        queryToContents.forEach((query, lists) -> judged.put(query, judged(aggregation, query, lists)));
        List<Content> aggregate;
        try {
            aggregate = aggregator.aggregate(judged);
        } catch (RuntimeException e) {
            gate.failed("the aggregator " + name, e);
            throw e;
        }
        return aggregation.checked(aggregate);
    }

    private Collection<List<Content>> judged(
            Aggregation aggregation, Query query, @Nullable Collection<List<Content>> lists) {
        Collection<List<Content>> judged = new ArrayList<>();
        if (lists == null) {
            gate.dropped("null in the place of the lists of " + name, 1);
            return judged;
        }
        for (List<Content> list : lists) {
            judged.add(aggregation.judged(Asked.of(query), list));
        }
        return judged;
    }

    @Override
    public String toString() {
        return "governed " + name;
    }
}
