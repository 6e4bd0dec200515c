package io.aionis.firewall;

import io.aionis.firewall.admission.Admission;
import io.aionis.firewall.admission.AdmissionContext;
import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Decision;
import io.aionis.firewall.admission.Knowledge;
import io.aionis.firewall.admission.Mode;
import io.aionis.firewall.admission.Pipeline;
import io.aionis.firewall.admission.Policy;
import io.aionis.firewall.admission.Surroundings;
import io.aionis.firewall.admission.Trust;
import io.aionis.firewall.admission.Verdict;
import io.aionis.firewall.index.Entry;
import io.aionis.firewall.index.IndexView;
import io.aionis.firewall.index.Reading;
import io.aionis.firewall.policy.ScopeAndExpiry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges the candidates of a list: reads each, finds what is known around it, and asks the policies. */
final class Judge {

    private final List<Policy> policies;
    private final Readers readers;

    Judge(List<Policy> policies) {
        this.policies = List.copyOf(policies);
        this.readers = new Readers(policies);
    }

    /**
     * One decision for each candidate, in their order. A candidate that cannot be judged is withheld and leaves the
     * others alone.
     *
     * @throws java.io.UncheckedIOException when the index cannot be read
     */
    List<Judged> judge(List<Candidate> candidates, IndexView view, AdmissionContext context, Knowledge knowledge) {
        Map<Integer, Offer> offers = new HashMap<>();
        for (int i = 0; i < candidates.size(); i++) {
            Candidate candidate = candidates.get(i);
            String hash = candidate.hash();
            Entry known = view.find(candidate.origin().store(), hash).orElse(null);
            Offer offer = offer(candidate, hash, known, context, knowledge);
            if (offer != null) {
                offers.put(i, offer);
            }
        }
        List<Offer> heard = offers.values().stream()
                .filter(offer -> isHeard(offer.candidate(), context, knowledge))
                .toList();
        Survey survey = new Survey(view, context, knowledge, candidates.size(), heard);
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            Offer offer = offers.get(i);
            judged.add(
                    offer == null
                            ? new Judged(failed(candidates.get(i), context, knowledge.mode()), null, Trust.UNKNOWN)
                            : judge(offer, survey.around(offer), context, knowledge));
        }
        return judged;
    }

    /** The admission of a candidate that could not be judged. */
    static Admission failed(Candidate candidate, AdmissionContext context, Mode mode) {
        return new Admission(
                context.scope(),
                candidate.origin().store(),
                candidate.origin().row(),
                candidate.hash(),
                Decision.WITHHELD,
                List.of(Admission.POLICY_ERROR),
                "firewall",
                List.of(),
                mode,
                context.now());
    }

    /** Null when its text cannot be read, or the host does not know what to say of it. */
    private @Nullable Offer offer(
            Candidate candidate, String hash, @Nullable Entry known, AdmissionContext context, Knowledge knowledge) {
        try {
            Reading reading = readers.read(known == null ? null : known.reading(), candidate, context, knowledge);
            Trust trust = knowledge.host().trust(candidate);
            return new Offer(
                    candidate, hash, known, reading, trust, knowledge.host().voice(candidate));
        } catch (RuntimeException | StackOverflowError e) {
            return null;
        }
    }

    /** What belongs to another scope, or has ended, says nothing about the others: no neighbour may tell of it. */
    private boolean isHeard(Candidate candidate, AdmissionContext context, Knowledge knowledge) {
        return policies.stream()
                .filter(ScopeAndExpiry.class::isInstance)
                .flatMap(policy -> policy.judge(candidate, context, knowledge).stream())
                .noneMatch(verdict -> verdict.decision() == Decision.WITHHELD);
    }

    private Judged judge(Offer offer, Surroundings around, AdmissionContext context, Knowledge knowledge) {
        List<Policy> asked = new ArrayList<>();
        for (Policy policy : policies) {
            asked.add(policy == readers.structure() ? new Remembered(policy.name(), offer.reading()) : policy);
        }
        Admission admission = new Pipeline(asked).judge(offer.candidate(), context, knowledge.around(around));
        Trust lineage = around.lineage();
        return new Judged(
                admission,
                offer,
                lineage == null ? offer.trust() : offer.trust().atMost(lineage));
    }

    private record Remembered(String name, Reading reading) implements Policy {
        @Override
        public Optional<Verdict> judge(Candidate candidate, AdmissionContext context, Knowledge knowledge) {
            return reading.verdict();
        }
    }

    /**
     * A decision and what it was made from.
     *
     * @param admission the decision
     * @param offer what was judged, or null when it could not be
     * @param trust what its origin is worth, at most that of what it was derived from
     */
    record Judged(Admission admission, @Nullable Offer offer, Trust trust) {}
}
