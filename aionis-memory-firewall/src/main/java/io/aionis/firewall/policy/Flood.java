package io.aionis.firewall.policy;

import io.aionis.firewall.admission.AdmissionContext;
import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Decision;
import io.aionis.firewall.admission.Knowledge;
import io.aionis.firewall.admission.Neighbour;
import io.aionis.firewall.admission.Policy;
import io.aionis.firewall.admission.Statement;
import io.aionis.firewall.admission.Surroundings;
import io.aionis.firewall.admission.Verdict;
import io.aionis.firewall.text.Prose;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sends to inspection what one voice says again and again in nearly the same words, so that a question finds little else.
 * The same words twice are one text. Other voices that say the same corroborate it. Records of one shape are no flood: they
 * say other things of other things, though in the same words. What was offered to other questions does not count: rows of
 * one template are found one by one.
 */
public final class Flood implements Policy {

    /** Of ten words one is another. */
    private static final double LIKE = 0.7;

    /** Two are a text and its next version; three say it once more than anybody needs. */
    private static final int LEAST_IN_LIST = 3;

    /** More than half of a list: whatever else was found, this voice is the answer. */
    private static final double DOMINATING = 0.5;

    @Override
    public String name() {
        return "flood";
    }

    @Override
    public Optional<Verdict> judge(Candidate candidate, AdmissionContext context, Knowledge knowledge) {
        String text = candidate.text();
        Surroundings around = knowledge.surroundings();
        if (text == null || text.isBlank() || around.alike().size() + 1 < LEAST_IN_LIST) {
            return Optional.empty();
        }
        // A text without any value says nothing of one thing that it would not say of another.
        List<Statement> said = Prose.hasValues(text) ? around.statements() : List.of();
        String voice = knowledge.host().voice(candidate);
        Set<String> inList = new HashSet<>(Set.of(candidate.hash()));
        for (Neighbour other : around.alike()) {
            boolean again = other.likeness() >= LIKE && other.voice().equals(voice) && repeats(said, other);
            if (other.inList() && again) {
                inList.add(other.hash());
            }
        }
        boolean dominates = inList.size() >= LEAST_IN_LIST && inList.size() > DOMINATING * around.listSize();
        boolean flood = dominates && !Prose.isRecord(text);
        return flood ? Optional.of(Verdict.of(Decision.INSPECT, "REPEATED_BY_ONE_ORIGIN")) : Optional.empty();
    }

    /** Where the candidate states a value, only who states the same repeats it: the others state it of something else. */
    private static boolean repeats(List<Statement> said, Neighbour other) {
        return said.isEmpty() || other.statements().stream().anyMatch(said::contains);
    }
}
