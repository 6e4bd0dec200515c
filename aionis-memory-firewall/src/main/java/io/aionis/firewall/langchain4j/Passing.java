package io.aionis.firewall.langchain4j;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.langchain4j.data.segment.TextSegment;
import io.aionis.firewall.admission.Candidate;
import org.jspecify.annotations.Nullable;

/**
 * Remembers, as long as a segment that was handed out is in use, which candidate it was. What passes two wrappers of one
 * firewall is judged both times as the row of the store it came from: our tags are gone from it, and the second wrapper's
 * name is not where it came from. Safe for use by many threads.
 */
final class Passing {

    private final Cache<TextSegment, Candidate> candidates =
            Caffeine.newBuilder().weakKeys().executor(Runnable::run).build();

    void remember(TextSegment shown, Candidate candidate) {
        candidates.put(shown, candidate);
    }

    @Nullable
    Candidate find(TextSegment segment) {
        return candidates.getIfPresent(segment);
    }
}
