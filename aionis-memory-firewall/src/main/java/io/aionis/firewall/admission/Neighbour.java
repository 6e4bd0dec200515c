package io.aionis.firewall.admission;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Another text that has something to do with a candidate: offered in the same list, or judged before in the same scope.
 *
 * @param hash its content hash
 * @param voice who speaks, by the host's knowledge: equal voices are one, however often they speak
 * @param trust what its origin is worth
 * @param likeness share of common wording with the candidate, 0 to 1; 1 when equal but for case, blanks and punctuation
 * @param statements what it says of subjects that the candidate speaks of too
 * @param refused whether a person blocked it or its own text was found unfit: DO_NOT_USE for what it says
 * @param inList whether it was offered together with the candidate
 * @param firstSeen when it was first judged; the time of the question when it never was
 * @param vector its vector, or null
 */
public record Neighbour(
        String hash,
        String voice,
        Trust trust,
        double likeness,
        List<Statement> statements,
        boolean refused,
        boolean inList,
        Instant firstSeen,
        @Nullable Vector vector) {

    public Neighbour {
        statements = List.copyOf(statements);
    }
}
