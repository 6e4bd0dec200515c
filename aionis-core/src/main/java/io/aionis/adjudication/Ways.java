package io.aionis.adjudication;

import io.aionis.model.EvidenceId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rule C5: runs of one task that called the same tools in the same order went one way. Two verified runs make it a
 * procedure, or one that a reviewer accepted besides; a later failure that no later success answers contests it.
 */
final class Ways {

    private static final int MOST_EVIDENCE = 200;
    private static final int MOST_COUNTER_EXAMPLES = 20;

    private final Function<Subject.Way, Dossier> dossiers;
    private final Map<Subject.Way, Way> ways = new HashMap<>();
    private final Map<Dossier, Way> wayOf = new HashMap<>();
    private final Map<Dossier, Way> byDossier = new HashMap<>();

    /** {@code dossiers} gives the dossier that a way of this task has. */
    Ways(Function<Subject.Way, Dossier> dossiers) {
        this.dossiers = dossiers;
    }

    /** Takes a run out before its standing changes; the way it went, or null. */
    @Nullable
    Way leave(Dossier run) {
        Way way = wayOf.remove(run);
        if (way != null) {
            way.passed.remove(run);
            way.failed.remove(run);
        }
        return way;
    }

    /** Puts a run where its standing belongs; the way it went, or null when it says nothing about one. */
    @Nullable
    Way join(Dossier run, RunTrace trace) {
        Standing standing = run.judgement.own();
        boolean verified = standing.state() == State.PASSED && standing.authority() == Authority.TRUSTED;
        // A run that failed went the way that it tried to go.
        List<String> tools = verified ? trace.tools() : trace.tried();
        boolean failed = standing.state() == State.FAILED_BRANCH && !standing.isBlocked();
        if (tools.isEmpty() || !(verified || failed)) {
            return null;
        }
        Way way = ways.computeIfAbsent(new Subject.Way(tools), subject -> {
            Way found = new Way(dossiers.apply(subject));
            byDossier.put(found.dossier, found);
            return found;
        });
        wayOf.put(run, way);
        (verified ? way.passed : way.failed).add(run);
        return way;
    }

    /** The way that a run went, or null. */
    @Nullable
    Way of(Dossier run) {
        return wayOf.get(run);
    }

    /** The way that has that dossier, or null. */
    @Nullable
    Way ofDossier(Dossier dossier) {
        return byDossier.get(dossier);
    }

    /** Whether the run went a way that is a procedure. */
    boolean isProcedure(Dossier run) {
        Way way = wayOf.get(run);
        return way != null && way.isProcedure();
    }

    /** One way. */
    static final class Way {
        private static final Comparator<Dossier> BY_TIME =
                Comparator.comparing(Way::decidedAt).thenComparing(dossier -> dossier.id);

        final Dossier dossier;
        private final TreeSet<Dossier> passed = new TreeSet<>(BY_TIME);
        private final TreeSet<Dossier> failed = new TreeSet<>(BY_TIME);

        private Way(Dossier dossier) {
            this.dossier = dossier;
        }

        private static Moment decidedAt(Dossier run) {
            Moment moment = run.judgement.own().decidedAt();
            return moment == null ? run.lastMoment() : moment;
        }

        boolean isProcedure() {
            return passed.size() > 1
                    || passed.size() == 1 && passed.first().backing().reviewed();
        }

        /** Where it stands, or null when it is no procedure. */
        @Nullable
        Standing standing() {
            if (!isProcedure()) {
                return null;
            }
            Signal decisive = passed.last().judgement.own().decisive();
            boolean answered = failed.isEmpty() || decidedAt(passed.last()).isAfter(decidedAt(failed.last()));
            return answered
                    ? new Standing(State.PROCEDURE, Authority.TRUSTED, List.of("C5"), decisive, null)
                    : new Standing(
                            State.CONTESTED,
                            Authority.CANDIDATE,
                            List.of("C5", "F4"),
                            decisive,
                            failed.last().judgement.own().code());
        }

        /** The runs that are candidates, or that no longer are. */
        List<Dossier> candidates() {
            return passed.size() <= 2 ? List.copyOf(passed) : List.of();
        }

        /** The newest run that went this way and was verified. */
        Dossier newest() {
            return passed.last();
        }

        int runs() {
            return passed.size();
        }

        /** The evidence of its newest runs, and what decided against it. */
        List<EvidenceId> evidence() {
            Set<EvidenceId> ids = new LinkedHashSet<>();
            for (Dossier run : failed.descendingSet()) {
                Signal decisive = run.judgement.own().decisive();
                if (decisive != null && ids.size() < MOST_COUNTER_EXAMPLES) {
                    ids.add(decisive.placed().evidence().id());
                }
            }
            for (Dossier run : passed.descendingSet()) {
                if (ids.size() + run.evidence().size() > MOST_EVIDENCE && !ids.isEmpty()) {
                    break;
                }
                ids.addAll(run.evidence());
            }
            return List.copyOf(ids);
        }
    }
}
