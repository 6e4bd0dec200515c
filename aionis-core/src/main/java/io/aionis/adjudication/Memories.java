package io.aionis.adjudication;

import io.aionis.model.EvidenceId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes memories of dossiers and ways that were judged. */
final class Memories {

    private final Dossiers dossiers;
    private final Operators operators;
    private final Credits credits;

    Memories(Dossiers dossiers, Operators operators, Credits credits) {
        this.dossiers = dossiers;
        this.operators = operators;
        this.credits = credits;
    }

    Memory of(Dossier dossier) {
        FinalRules rules = new FinalRules(dossier.judgement.shared());
        if (dossiers.group(dossier).isCurrent(dossier)) {
            rules.raise(State.CURRENT, "A1");
        } else if (dossier.subject instanceof Subject.Route) {
            rules.procedure(dossier.backing());
        }
        if (!(dossier.subject instanceof Subject.Call)
                || dossier.judgement.shared().state() != State.RAW) {
            rules.ruled(dossier.ruling);
        }
        EvidenceId archive = operators.archiving(dossier);
        rules.archived(archive);
        Standing standing = rules.standing();
        List<RouteStep> route = dossier.subject instanceof Subject.RunRoute run
                ? dossiers.trace(run.run()).route()
                : List.of();
        boolean failed = standing.state() == State.FAILED_BRANCH;
        Backing backing = dossier.backing();
        return new Memory(
                dossier.id,
                dossiers.task(dossier),
                dossier.subject,
                standing.state(),
                standing.authority(),
                standing.rules(),
                evidence(dossier, archive),
                dossier.attempts(),
                standing.code(),
                dossier.title(),
                route,
                List.copyOf(dossier.targets()),
                dossier.author(),
                dossier.audience.lane(),
                standing.state() == State.PASSED
                        && !route.isEmpty()
                        && !dossiers.ways(dossier).isProcedure(dossier),
                dossier.subject instanceof Subject.Key key ? key.value() : null,
                failed ? backing.failureValidity() : backing.validity(),
                dossier.ruling == null ? List.of() : dossier.ruling.rivals(),
                credits.of(dossier.id, dossier.audience));
    }

    private List<EvidenceId> evidence(Dossier dossier, @Nullable EvidenceId archive) {
        EvidenceId block = operators.blocking(dossier);
        EvidenceId moved = archive == null ? operators.restoring(dossier) : archive;
        var evidence = dossier.evidence();
        evidence = block == null ? evidence : evidence.plus(block);
        return moved == null ? evidence : evidence.plus(moved);
    }

    Memory of(Ways.Way way, Standing asFound) {
        Dossier dossier = way.dossier;
        Dossier newest = way.newest();
        EvidenceId block = operators.blocking(dossier);
        EvidenceId archive = operators.archiving(dossier);
        FinalRules rules = new FinalRules(block == null ? asFound : Standing.blocked());
        rules.archived(archive);
        Standing standing = rules.standing();
        List<EvidenceId> evidence = new ArrayList<>(way.evidence());
        for (EvidenceId action : new EvidenceId[] {block, archive}) {
            if (action != null) {
                evidence.add(action);
            }
        }
        return new Memory(
                dossier.id,
                dossiers.task(dossier),
                dossier.subject,
                standing.state(),
                standing.authority(),
                standing.rules(),
                evidence,
                way.runs(),
                standing.code(),
                newest.title(),
                dossiers.trace(((Subject.RunRoute) newest.subject).run()).route(),
                List.of(),
                newest.author(),
                dossier.audience.lane(),
                false,
                null,
                newest.backing().validity(),
                List.of(),
                credits.of(dossier.id, dossier.audience));
    }
}
