package io.aionis.firewall.langchain4j;

import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Query;
import java.util.List;

/** A retriever behind a gate. */
final class GovernedRetriever implements ContentRetriever {

    private final ContentRetriever retriever;
    private final String name;
    private final Gate gate;
    private final Contents contents;

    GovernedRetriever(ContentRetriever retriever, String name, Gate gate, Passing passing) {
        this.retriever = retriever;
        this.name = name;
        this.gate = gate;
        this.contents = new Contents(name, gate, passing);
    }

    @Override
    public List<Content> retrieve(Query query) {
        List<Content> found;
        try {
            found = retriever.retrieve(query);
        } catch (RuntimeException e) {
            gate.failed("the retriever " + name, e);
            throw e;
        }
        return contents.judge(Asked.of(query), found).stream()
                .map(Contents.Shown::content)
                .toList();
    }

    @Override
    public String toString() {
        return "governed " + name;
    }
}
