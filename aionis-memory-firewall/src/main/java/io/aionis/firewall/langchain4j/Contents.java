package io.aionis.firewall.langchain4j;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.ContentMetadata;
import io.aionis.firewall.admission.Admission;
import io.aionis.firewall.admission.Candidate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Judges a list of contents. Leaves out, counted, those that cannot be read or have no text: there is nothing to show. */
final class Contents {

    private final String name;
    private final Gate gate;
    private final Passing passing;

    Contents(String name, Gate gate, Passing passing) {
        this.name = name;
        this.gate = gate;
        this.passing = passing;
    }

    /** What may be shown of a list for what is asked, in its order. */
    List<Shown> judge(Asked asked, @Nullable List<Content> contents) {
        return judge(asked, contents, this::candidate);
    }

    /** The same with another way to read a content. */
    List<Shown> judge(Asked asked, @Nullable List<Content> contents, Function<Content, Candidate> reading) {
        if (contents == null) {
            gate.dropped("null in the place of the contents of " + name, 1);
            return List.of();
        }
        List<Content> readable = new ArrayList<>();
        List<Candidate> candidates = new ArrayList<>();
        for (Content content : contents) {
            Candidate candidate = read(content, reading);
            if (candidate != null) {
                readable.add(content);
                candidates.add(candidate);
            }
        }
        List<Admission> admissions = candidates.isEmpty() ? List.of() : gate.judge(asked, candidates);
        List<Shown> shown = new ArrayList<>();
        for (int i = 0; i < admissions.size(); i++) {
            Content content = shown(readable.get(i), candidates.get(i), admissions.get(i));
            if (content != null) {
                shown.add(new Shown(content, candidates.get(i), admissions.get(i)));
            }
        }
        return shown;
    }

    private @Nullable Candidate read(@Nullable Content content, Function<Content, Candidate> reading) {
        try {
            return reading.apply(Objects.requireNonNull(content, "content"));
        } catch (RuntimeException unreadable) {
            gate.dropped("a content of " + name + " that cannot be read: " + unreadable, 1);
            return null;
        }
    }

    private Candidate candidate(Content content) {
        TextSegment segment = Objects.requireNonNull(content.textSegment(), "text segment");
        Objects.requireNonNull(segment.text(), "text");
        Candidate known = passing.find(segment);
        return known != null ? known : Rows.candidate(segment, score(content), null, name);
    }

    private @Nullable Content shown(Content content, Candidate candidate, Admission admission) {
        TextSegment segment = content.textSegment();
        if (admission.passesAsPointer()) {
            String pointer = gate.pointer(candidate, admission);
            Map<ContentMetadata, Object> metadata = new HashMap<>(metadata(content));
            metadata.computeIfPresent(ContentMetadata.EMBEDDING_ID, (key, id) -> pointer);
            return remembered(Content.from(Rows.pointer(pointer), metadata), candidate);
        } else if (!admission.passes()) {
            return null;
        }
        TextSegment shown = Rows.shown(segment, admission);
        return remembered(shown == segment ? content : Content.from(shown, metadata(content)), candidate);
    }

    private Content remembered(Content content, Candidate candidate) {
        passing.remember(content.textSegment(), candidate);
        return content;
    }

    private static double score(Content content) {
        return metadata(content).get(ContentMetadata.SCORE) instanceof Number score ? score.doubleValue() : 0;
    }

    private static Map<ContentMetadata, Object> metadata(Content content) {
        Map<ContentMetadata, Object> metadata = content.metadata();
        return metadata == null ? Map.of() : metadata;
    }

    /**
     * A content as it may be shown.
     *
     * @param content what is shown
     * @param candidate what was judged
     * @param admission the decision on it
     */
    record Shown(Content content, Candidate candidate, Admission admission) {}
}
