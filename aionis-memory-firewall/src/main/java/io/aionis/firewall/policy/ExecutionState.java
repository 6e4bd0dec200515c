package io.aionis.firewall.policy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.aionis.adjudication.Memory;
import io.aionis.adjudication.ScopeState;
import io.aionis.firewall.admission.AdmissionContext;
import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Decision;
import io.aionis.firewall.admission.Knowledge;
import io.aionis.firewall.admission.Policy;
import io.aionis.firewall.admission.Verdict;
import io.aionis.model.EvidenceId;
import io.aionis.model.Scope;
import io.aionis.model.Task;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps out what names a tool call or route that the ledger holds as a failed branch of the task in hand, in whatever order
 * and form of words; what touches it only in part, is near it in meaning, or names a contested or stale one, is to be
 * inspected. A text that warns of the failure is kept out as well: whether it warns is for the text to say, and the guide
 * warns by itself.
 */
public final class ExecutionState implements Policy {

    private static final int MOST_TASKS = 200;

    private final Cache<Place, Compiled> last =
            Caffeine.newBuilder().maximumSize(MOST_TASKS).build();

    @Override
    public String name() {
        return "execution-state";
    }

    @Override
    public Optional<Verdict> judge(Candidate candidate, AdmissionContext context, Knowledge knowledge) {
        String text = candidate.text();
        Task task = context.task();
        if (text == null || task == null) {
            return Optional.empty();
        }
        Compiled held = held(knowledge.state(), new Place(context.scope(), task));
        if (held.failures().isEmpty()) {
            return Optional.empty();
        }
        Optional<Verdict> named = strictest(Words.of(text), held.failures());
        return named.isPresent() ? named : held.nearness().judge(candidate, context, knowledge.host());
    }

    private static Optional<Verdict> strictest(Words words, List<Failure> failures) {
        Decision decision = Decision.ADMIT;
        Set<String> reasons = new LinkedHashSet<>();
        Set<EvidenceId> pointers = new LinkedHashSet<>();
        for (Failure failure : failures) {
            Decision asked = failure.match(words);
            if (asked.isStricterThan(decision)) {
                decision = asked;
                reasons.clear();
                pointers.clear();
            }
            if (asked == decision && asked != Decision.ADMIT) {
                reasons.add(failure.reason(asked));
                pointers.addAll(failure.memory().evidence());
            }
        }
        return decision == Decision.ADMIT
                ? Optional.empty()
                : Optional.of(new Verdict(decision, List.copyOf(reasons), List.copyOf(pointers)));
    }

    /** Read off the state once for each state and task; the state is immutable. */
    @SuppressWarnings("ReferenceEquality")
    private Compiled held(ScopeState state, Place place) {
        Compiled known = last.getIfPresent(place);
        if (known == null || known.state() != state) {
            List<Memory> memories = state.memories(place.task());
            Worked worked = Worked.of(memories);
            List<Failure> failures = memories.stream()
                    .filter(Failure::isHeld)
                    .flatMap(m -> Failure.of(m, worked).stream())
                    .toList();
            known = new Compiled(state, failures, new Nearness(failures, worked.phrases()));
            last.put(place, known);
        }
        return known;
    }

    private record Place(Scope scope, Task task) {}

    private record Compiled(ScopeState state, List<Failure> failures, Nearness nearness) {}
}
