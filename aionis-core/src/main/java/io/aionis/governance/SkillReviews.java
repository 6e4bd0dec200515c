package io.aionis.governance;

import io.aionis.ledger.Ledger;
import io.aionis.measure.SkillCandidate;
import io.aionis.measure.SkillStatus;
import io.aionis.model.Actor;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.GovernanceBody;
import io.aionis.model.GovernanceBody.SkillReview.Decision;
import io.aionis.model.Lane;
import io.aionis.model.Outcome;
import io.aionis.model.Role;
import io.aionis.model.RunId;
import io.aionis.model.Scope;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The queue of skills that traces propose, and what persons decide on them. Nothing is promoted by itself, nobody promotes
 * work of their own, and a promotion is a reviewer's verdict that adjudication judges like any other. Safe for use by many
 * threads; of two that decide at once, one is refused.
 */
public final class SkillReviews {

    private final Ledger ledger;
    private final Scope scope;
    private final Clock clock;
    private final Supplier<List<SkillCandidate>> candidates;

    /** {@code candidates} gives what the traces propose now. */
    public SkillReviews(Ledger ledger, Scope scope, Clock clock, Supplier<List<SkillCandidate>> candidates) {
        this.ledger = ledger;
        this.scope = scope;
        this.clock = clock;
        this.candidates = candidates;
    }

    /** Every candidate with its status, by task and way. */
    public List<SkillCandidate> list() {
        return candidates.get();
    }

    /** The candidates that wait for a person: those that nobody decided on, or that changed since. */
    public List<SkillCandidate> open() {
        return list().stream()
                .filter(c -> c.status() == SkillStatus.PROPOSED || c.status() == SkillStatus.CHANGED)
                .toList();
    }

    /**
     * A person accepts the runs that a candidate was taken from: the latest of them gets the person's verdict.
     *
     * @param read the candidate as the person read it
     * @param person a reviewer who did not work in those runs
     * @return the candidate as it stands now
     * @throws ForbiddenTransitionException when the actor is no reviewer or worked in one of the runs, or when the
     *     candidate was decided on alike before
     * @throws IllegalStateException when its steps, limits or counter-examples are others than those that were read
     * @throws io.aionis.ledger.EvidenceConflictException when somebody else decided at the same time
     */
    public SkillCandidate promote(SkillCandidate read, Actor person, String reason) {
        SkillCandidate now = decidable(read, person, reason, Decision.PROMOTE);
        if (Workers.holds(now.workers(), person.agent())) {
            throw new ForbiddenTransitionException("'" + person.agent() + "' worked in the runs that " + now.id()
                    + " was taken from, and nobody promotes work of their own; let another reviewer decide");
        }
        RunId run = now.runs().get(now.runs().size() - 1);
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(review(now, person, reason, Decision.PROMOTE));
        evidence.add(new Evidence(
                new EvidenceId(id(now) + ":verdict"),
                scope,
                now.task(),
                run,
                person,
                Lane.SHARED,
                clock.instant(),
                new EvidenceBody.Verdict(null, null, Outcome.SUCCEEDED, reason)));
        ledger.append(evidence);
        return candidate(now.id());
    }

    /** A person keeps a candidate out; as for {@link #promote}, but also who worked in its runs may do so. */
    public SkillCandidate decline(SkillCandidate read, Actor person, String reason) {
        SkillCandidate now = decidable(read, person, reason, Decision.DECLINE);
        ledger.append(List.of(review(now, person, reason, Decision.DECLINE)));
        return candidate(now.id());
    }

    /**
     * The candidate of that id.
     *
     * @throws IllegalArgumentException when there is none, naming those that there are
     */
    public SkillCandidate candidate(String id) {
        List<SkillCandidate> all = list();
        return all.stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no skill candidate '" + id + "' in scope "
                        + scope + "; known: "
                        + all.stream().map(SkillCandidate::id).toList()));
    }

    private SkillCandidate decidable(SkillCandidate read, Actor person, String reason, Decision decision) {
        if (person.role() != Role.REVIEWER) {
            throw new ForbiddenTransitionException("Cannot decide on " + read.id() + " as '" + person.agent()
                    + "' in the role " + person.role()
                    + ": that is a reviewer's decision; pass an Actor with Role.REVIEWER that names the person");
        }
        if (reason.isBlank()) {
            throw new IllegalArgumentException("The decision on " + read.id()
                    + " needs a reason; say in a few words why, for whoever reads the history");
        }
        SkillCandidate now = candidate(read.id());
        if (!now.contentHash().equals(read.contentHash())) {
            throw new IllegalStateException(
                    "The candidate " + read.id() + " has changed since it was read; read it again, then decide");
        }
        SkillStatus same = decision == Decision.PROMOTE ? SkillStatus.PROMOTED : SkillStatus.DECLINED;
        if (now.status() == same) {
            SkillCandidate.Review last = now.reviews().get(now.reviews().size() - 1);
            throw new ForbiddenTransitionException("The candidate " + now.id() + " was " + same + " before, by '"
                    + last.by().agent() + "': " + last.reason());
        }
        return now;
    }

    private Evidence review(SkillCandidate candidate, Actor person, String reason, Decision decision) {
        var body = new GovernanceBody.SkillReview(
                candidate.id(), candidate.contentHash(), decision, reason, candidate.evidence());
        return new Evidence(
                new EvidenceId(id(candidate)),
                scope,
                candidate.task(),
                null,
                person,
                Lane.SHARED,
                clock.instant(),
                body);
    }

    /** The number of the decision is part of the id: two racing ones cannot both be kept. */
    private static String id(SkillCandidate candidate) {
        return "review:" + candidate.id() + ":" + candidate.reviews().size();
    }
}
