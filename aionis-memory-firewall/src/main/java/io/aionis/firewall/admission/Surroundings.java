package io.aionis.firewall.admission;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What else is known around one candidate.
 *
 * @param statements what the candidate itself says
 * @param listSize how many candidates were offered together with it, itself included
 * @param alike other texts of nearly the same wording, most alike first; bounded
 * @param sameSubject other texts that speak of one of its subjects; bounded
 * @param sameVector other texts of the list whose vector is nearly equal, whatever their wording; bounded
 * @param lineage the least trust of what it was derived from, or null when it names nothing
 */
public record Surroundings(
        List<Statement> statements,
        int listSize,
        List<Neighbour> alike,
        List<Neighbour> sameSubject,
        List<Neighbour> sameVector,
        @Nullable Trust lineage) {

    /** A candidate offered alone, of which nothing else is known. */
    public static final Surroundings NONE = new Surroundings(List.of(), 1, List.of(), List.of(), List.of(), null);

    public Surroundings {
        statements = List.copyOf(statements);
        alike = List.copyOf(alike);
        sameSubject = List.copyOf(sameSubject);
        sameVector = List.copyOf(sameVector);
    }

    /** Surroundings in which no vectors were compared. */
    public Surroundings(
            List<Statement> statements,
            int listSize,
            List<Neighbour> alike,
            List<Neighbour> sameSubject,
            @Nullable Trust lineage) {
        this(statements, listSize, alike, sameSubject, List.of(), lineage);
    }
}
