package io.aionis.firewall;

import io.aionis.firewall.admission.Admission;
import io.aionis.firewall.admission.AdmissionContext;
import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Decision;
import io.aionis.firewall.admission.Knowledge;
import io.aionis.firewall.admission.Mode;
import io.aionis.firewall.admission.Pipeline;
import io.aionis.firewall.admission.Policy;
import io.aionis.firewall.admission.Verdict;
import io.aionis.firewall.index.Entry;
import io.aionis.firewall.index.VerdictIndex;
import io.aionis.firewall.structure.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges one candidate; answers for its text from the index when the same detectors have read it before. */
final class Judge {

    private final List<Policy> policies;
    private final @Nullable Structure structure;
    private final VerdictIndex index;

    Judge(List<Policy> policies, VerdictIndex index) {
        this.policies = List.copyOf(policies);
        this.structure = policies.stream()
                .filter(Structure.class::isInstance)
                .map(Structure.class::cast)
                .findFirst()
                .orElse(null);
        this.index = index;
    }

    Judged judge(Candidate candidate, AdmissionContext context, Knowledge knowledge) {
        Optional<Entry> known;
        try {
            known = index.find(context.scope(), candidate.origin().store(), candidate.hash());
        } catch (RuntimeException e) {
            return new Judged(failed(candidate, context, knowledge.mode()), null, null, false);
        }
        Entry.Scanned scanned = scan(known.map(Entry::scanned).orElse(null), candidate, context, knowledge);
        List<Policy> asked = new ArrayList<>();
        for (Policy policy : policies) {
            asked.add(policy == structure && scanned != null ? new Remembered(policy.name(), scanned) : policy);
        }
        Admission admission = new Pipeline(asked).judge(candidate, context, knowledge);
        return new Judged(admission, known.orElse(null), scanned, true);
    }

    /** The admission of a candidate that could not be judged. */
    static Admission failed(Candidate candidate, AdmissionContext context, Mode mode) {
        return new Admission(
                context.scope(),
                candidate.origin().store(),
                candidate.hash(),
                Decision.WITHHELD,
                List.of(Admission.POLICY_ERROR),
                "firewall",
                List.of(),
                mode,
                context.now());
    }

    private Entry.@Nullable Scanned scan(
            Entry.@Nullable Scanned before, Candidate candidate, AdmissionContext context, Knowledge knowledge) {
        if (structure == null) {
            return before;
        }
        if (before != null && before.detectors().equals(structure.fingerprint())) {
            return before;
        }
        try {
            return new Entry.Scanned(structure.fingerprint(), structure.judge(candidate, context, knowledge));
        } catch (RuntimeException | StackOverflowError e) {
            // The pipeline asks again and turns the failure into a decision; nothing is remembered of it.
            return null;
        }
    }

    private record Remembered(String name, Entry.Scanned scanned) implements Policy {
        @Override
        public Optional<Verdict> judge(Candidate candidate, AdmissionContext context, Knowledge knowledge) {
            return scanned.verdict();
        }
    }

    /**
     * A decision and what it was made from.
     *
     * @param admission the decision
     * @param known what the index held, or null when nothing
     * @param scanned what is known of the text now, or null when it could not be read
     * @param indexed whether the index could be asked
     */
    record Judged(Admission admission, @Nullable Entry known, Entry.@Nullable Scanned scanned, boolean indexed) {

        boolean isNews() {
            return indexed
                    && (known == null
                            || !known.recorded().contains(admission.decision())
                            || (scanned != null && !scanned.equals(known.scanned())));
        }
    }
}
