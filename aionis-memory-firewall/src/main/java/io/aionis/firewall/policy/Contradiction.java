package io.aionis.firewall.policy;

import io.aionis.adjudication.Authority;
import io.aionis.adjudication.Memory;
import io.aionis.adjudication.ScopeState;
import io.aionis.adjudication.State;
import io.aionis.adjudication.Subject;
import io.aionis.firewall.admission.AdmissionContext;
import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Decision;
import io.aionis.firewall.admission.Knowledge;
import io.aionis.firewall.admission.Neighbour;
import io.aionis.firewall.admission.Policy;
import io.aionis.firewall.admission.Statement;
import io.aionis.firewall.admission.Trust;
import io.aionis.firewall.admission.Verdict;
import io.aionis.firewall.text.Statements;
import io.aionis.model.EvidenceId;
import io.aionis.model.Lane;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sends to inspection what says another value of a subject than a voice that is trusted as much or more; of equals, both.
 * Neither age nor number counts: lower trust never outvotes higher, and newer is not truer by itself. A refused text
 * contradicts nothing. What the ledger holds as accepted speaks as well. What the same voice said in an earlier list is a
 * version that it has replaced: its store would have offered both otherwise.
 */
public final class Contradiction implements Policy {

    private static final Set<State> ACCEPTED = Set.of(State.CURRENT, State.PASSED, State.PROCEDURE);

    private volatile @Nullable Compiled last;

    @Override
    public String name() {
        return "contradiction";
    }

    @Override
    public Optional<Verdict> judge(Candidate candidate, AdmissionContext context, Knowledge knowledge) {
        List<Statement> said = said(candidate, knowledge);
        if (said.isEmpty()) {
            return Optional.empty();
        }
        Trust trust = HostTrust.of(candidate, knowledge);
        String voice = knowledge.host().voice(candidate);
        Set<EvidenceId> pointers = new LinkedHashSet<>();
        boolean contradicted = false;
        for (Neighbour other : knowledge.surroundings().sameSubject()) {
            boolean counts = !other.refused()
                    && !other.hash().equals(candidate.hash())
                    && (other.inList() || !other.voice().equals(voice))
                    && other.trust().compareTo(trust) >= 0;
            contradicted |= counts && other.statements().stream().anyMatch(theirs -> contradicts(said, theirs));
        }
        Map<String, List<Held>> held = held(knowledge.state());
        for (Statement mine : said) {
            for (Held theirs : held.getOrDefault(mine.subject(), List.of())) {
                if (mine.contradicts(theirs.statement()) && theirs.trust().compareTo(trust) >= 0) {
                    contradicted = true;
                    pointers.addAll(theirs.memory().evidence());
                }
            }
        }
        return contradicted
                ? Optional.of(new Verdict(Decision.INSPECT, List.of("CONTRADICTED"), List.copyOf(pointers)))
                : Optional.empty();
    }

    /** What its text says and what its metadata states. */
    private static List<Statement> said(Candidate candidate, Knowledge knowledge) {
        return Provenance.statements(knowledge.surroundings().statements(), candidate.metadata());
    }

    private static boolean contradicts(List<Statement> said, Statement theirs) {
        boolean agreed = said.contains(theirs);
        return !agreed && said.stream().anyMatch(theirs::contradicts);
    }

    /** Read off the state once; the state is immutable. What an agent keeps to itself judges nothing for others. */
    @SuppressWarnings("ReferenceEquality")
    private Map<String, List<Held>> held(ScopeState state) {
        Compiled known = last;
        if (known == null || known.state() != state) {
            Map<String, List<Held>> held = new HashMap<>();
            for (Memory memory : state.valued()) {
                if (ACCEPTED.contains(memory.state())
                        && memory.lane() == Lane.SHARED
                        && memory.subject() instanceof Subject.Key key
                        && key.value() != null) {
                    Trust trust = memory.authority() == Authority.TRUSTED ? Trust.TRUSTED : Trust.KNOWN;
                    Statements.stated(key.name(), key.value())
                            .ifPresent(
                                    statement -> held.computeIfAbsent(statement.subject(), subject -> new ArrayList<>())
                                            .add(new Held(statement, trust, memory)));
                }
            }
            known = new Compiled(state, Map.copyOf(held));
            last = known;
        }
        return known.held();
    }

    private record Held(Statement statement, Trust trust, Memory memory) {}

    private record Compiled(ScopeState state, Map<String, List<Held>> held) {}
}
