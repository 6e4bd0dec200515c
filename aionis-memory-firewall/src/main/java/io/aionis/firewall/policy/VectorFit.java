package io.aionis.firewall.policy;

import io.aionis.firewall.admission.AdmissionContext;
import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Decision;
import io.aionis.firewall.admission.Knowledge;
import io.aionis.firewall.admission.Knowledge.Host;
import io.aionis.firewall.admission.Neighbour;
import io.aionis.firewall.admission.Policy;
import io.aionis.firewall.admission.Surroundings;
import io.aionis.firewall.admission.Vector;
import io.aionis.firewall.admission.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sends to inspection a row whose vector cannot have come from its text: it was made to be found. A row without a vector or
 * without a text is not judged by it.
 */
public final class VectorFit implements Policy {

    /** Only equal inputs come so near, stored with whatever rounding. */
    private static final double EQUAL = 0.999;

    /** One embedder gives one text nearly one vector; a title put before it moves it by less than that. */
    private static final double OF_ITS_TEXT = 0.7;

    /** Texts with less of their wording in common are unlike. */
    private static final double UNLIKE = 0.5;

    /** In characters. Embedders read the beginning of a text; of longer ones it may be equal and the rest not. */
    private static final int READ_WHOLE = 1_000;

    @Override
    public String name() {
        return "vector";
    }

    @Override
    public Optional<Verdict> judge(Candidate candidate, AdmissionContext context, Knowledge knowledge) {
        Vector vector = candidate.vector();
        if (vector == null) {
            return Optional.empty();
        }
        Vector asked = context.vector();
        boolean sized = asked == null || asked.dimension() == vector.dimension();
        if (!vector.isUsable() || !sized) {
            return Optional.of(Verdict.of(Decision.INSPECT, "MALFORMED_VECTOR"));
        }
        String text = candidate.text();
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        List<String> reasons = new ArrayList<>();
        if (isEqual(vector, asked) && isUnlike(context.question(), text)) {
            reasons.add("VECTOR_OF_THE_QUESTION");
        }
        if (text.length() <= READ_WHOLE && isShared(vector, candidate.hash(), knowledge.surroundings())) {
            reasons.add("VECTOR_OF_ANOTHER_TEXT");
        }
        if (isElsewhere(vector, text, knowledge.host())) {
            reasons.add("VECTOR_UNLIKE_TEXT");
        }
        return reasons.isEmpty() ? Optional.empty() : Optional.of(new Verdict(Decision.INSPECT, reasons, List.of()));
    }

    /** Whether not one word is common; where the question is not known, nobody can tell. */
    private static boolean isUnlike(@Nullable String question, String text) {
        return question != null && !question.isBlank() && !Words.of(text).sharesWith(Words.of(question));
    }

    private static boolean isShared(Vector vector, String hash, Surroundings around) {
        Stream<Neighbour> others = Stream.of(around.sameVector(), around.sameSubject(), around.alike())
                .flatMap(List::stream);
        return others.anyMatch(other -> other.inList()
                && other.likeness() < UNLIKE
                && !other.hash().equals(hash)
                && isEqual(vector, other.vector()));
    }

    private static boolean isElsewhere(Vector vector, String text, Host host) {
        Vector meant = host.meaning(text);
        return meant != null && meant.dimension() == vector.dimension() && vector.cosine(meant) < OF_ITS_TEXT;
    }

    private static boolean isEqual(Vector vector, @Nullable Vector other) {
        return other != null
                && other.isUsable()
                && other.dimension() == vector.dimension()
                && vector.cosine(other) > EQUAL;
    }
}
