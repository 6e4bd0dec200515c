package io.aionis.firewall.policy;

import io.aionis.firewall.admission.AdmissionContext;
import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Decision;
import io.aionis.firewall.admission.Knowledge;
import io.aionis.firewall.admission.Neighbour;
import io.aionis.firewall.admission.Policy;
import io.aionis.firewall.admission.Trust;
import io.aionis.firewall.admission.Verdict;
import io.aionis.model.EvidenceId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps out what a person has blocked, by its content hash, whichever store offers it; and what repeats it, or a text that
 * was refused for what it says, in nearly the same words. What a person released is no longer held against anything.
 */
public final class OperatorList implements Policy {

    /** Of twenty words one is another: that word and the two pairs it stands in are 3 of 39 on either side, 36 of 42 shared. */
    private static final double EDITED = 0.8;

    /** Of twenty words three are others. Texts that share half of their words are at a third of that. */
    private static final double RELATED = 0.65;

    /**
     * In words. Up to here a likeness of {@link #EDITED} leaves room for ten other words, fewer than an instruction takes:
     * what is shared must be what was refused. In a longer text it may be what differs, as in an honest text that
     * somebody copied and put an instruction into.
     */
    private static final int SHORT = 50;

    @Override
    public String name() {
        return "operator-list";
    }

    @Override
    public Optional<Verdict> judge(Candidate candidate, AdmissionContext context, Knowledge knowledge) {
        if (candidate.text() == null) {
            return Optional.empty();
        }
        EvidenceId action = knowledge.blocked().get(candidate.hash());
        if (action != null) {
            return Optional.of(new Verdict(Decision.DO_NOT_USE, List.of("BLOCKED_BY_OPERATOR"), List.of(action)));
        }
        boolean alone = knowledge.surroundings().alike().isEmpty();
        return alone || knowledge.released().containsKey(candidate.hash())
                ? Optional.empty()
                : near(candidate, candidate.text(), knowledge);
    }

    private static Optional<Verdict> near(Candidate candidate, String text, Knowledge knowledge) {
        Trust trust = HostTrust.of(candidate, knowledge);
        boolean isShort = isShort(text);
        Verdict strictest = null;
        for (Neighbour neighbour : knowledge.surroundings().alike()) {
            EvidenceId action = knowledge.blocked().get(neighbour.hash());
            Verdict verdict = action != null
                    ? nearBlocked(neighbour, action, trust, isShort)
                    : nearRefused(neighbour, trust, isShort, knowledge);
            if (verdict != null && (strictest == null || verdict.decision().isStricterThan(strictest.decision()))) {
                strictest = verdict;
            }
        }
        return Optional.ofNullable(strictest);
    }

    private static @Nullable Verdict nearBlocked(Neighbour neighbour, EvidenceId action, Trust trust, boolean isShort) {
        if (neighbour.likeness() < RELATED || (!isShort && neighbour.likeness() < EDITED)) {
            return null;
        }
        boolean same = neighbour.likeness() >= 1 || (isShort && neighbour.likeness() >= EDITED);
        // A poisoned copy that was blocked must not take the better original out with it.
        boolean outranked = trust.compareTo(neighbour.trust()) > 0;
        Decision decision = same && !outranked ? Decision.DO_NOT_USE : Decision.INSPECT;
        return new Verdict(decision, List.of("NEAR_BLOCKED"), List.of(action));
    }

    /** Its own text passed the detectors that refused the other: that is worth a look, not a block. */
    private static @Nullable Verdict nearRefused(
            Neighbour neighbour, Trust trust, boolean isShort, Knowledge knowledge) {
        boolean held = neighbour.refused() && !knowledge.released().containsKey(neighbour.hash());
        boolean outranked = trust.compareTo(neighbour.trust()) > 0;
        return held && !outranked && isShort && neighbour.likeness() >= EDITED
                ? Verdict.of(Decision.INSPECT, "NEAR_REFUSED")
                : null;
    }

    private static boolean isShort(String text) {
        // The longest words do not matter here; a text of so many characters has more words than that.
        return text.length() <= SHORT * 20 && Words.split(text).size() <= SHORT;
    }
}
