package io.aionis.firewall.langchain4j;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.rag.content.Content;
import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.policy.Provenance;
import io.aionis.model.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One call of a governed aggregator: knows what it was given, so that nothing else comes out of it unjudged. */
final class Aggregation {

    private final String name;
    private final Gate gate;
    private final Contents contents;
    private final Map<TextSegment, Candidate> given = new HashMap<>();
    private final Map<String, Candidate> givenTexts = new HashMap<>();
    private final Map<Scope, Asked> questions = new LinkedHashMap<>();
    private boolean marked;

    Aggregation(String name, Gate gate, Contents contents) {
        this.name = name;
        this.gate = gate;
        this.contents = contents;
    }

    /** What of a list may be aggregated. */
    List<Content> judged(Asked asked, @Nullable List<Content> list) {
        questions.putIfAbsent(gate.scope(asked), asked);
        List<Content> judged = new ArrayList<>();
        for (Contents.Shown shown : contents.judge(asked, list)) {
            TextSegment segment = shown.content().textSegment();
            given.put(segment, shown.candidate());
            givenTexts.put(segment.text(), shown.candidate());
            marked |= isMarked(segment);
            judged.add(shown.content());
        }
        return judged;
    }

    /** The aggregate without what must not be shown. What was given and is as it was needs no second look. */
    List<Content> checked(@Nullable List<Content> aggregate) {
        if (aggregate == null) {
            gate.dropped("null in the place of the aggregate of " + name, 1);
            return List.of();
        }
        List<Content> checked = new ArrayList<>();
        for (Content content : aggregate) {
            if (content != null && content.textSegment() != null && given.containsKey(content.textSegment())) {
                checked.add(content);
            } else {
                checked.addAll(rewritten(content));
            }
        }
        return checked;
    }

    /** Judged for every scope that was asked for: which of them it was made for, nobody can tell. */
    private List<Content> rewritten(@Nullable Content content) {
        List<Content> passed = new ArrayList<>();
        passed.add(content);
        for (Asked asked : questions.isEmpty() ? List.of(Asked.NOTHING) : questions.values()) {
            passed = contents.judge(asked, passed, this::candidate).stream()
                    .map(Contents.Shown::content)
                    .toList();
        }
        return passed;
    }

    /**
     * A text that was given stays the row it was. Another one may be made of anything that was given, so that it bears the
     * mark when one of those did.
     */
    private Candidate candidate(Content content) {
        TextSegment segment = Objects.requireNonNull(content.textSegment(), "text segment");
        Candidate known = givenTexts.get(Objects.requireNonNull(segment.text(), "text"));
        if (known != null) {
            return known;
        }
        Candidate read = Rows.candidate(segment, 0, null, name);
        if (!marked) {
            return read;
        }
        Map<String, String> metadata = new HashMap<>(read.metadata());
        metadata.put(Provenance.SURFACE, Provenance.INSPECT);
        return new Candidate(read.text(), metadata, read.score(), read.origin());
    }

    private static boolean isMarked(TextSegment segment) {
        return Provenance.INSPECT.equals(Rows.values(segment).get(Provenance.SURFACE));
    }
}
