package io.aionis.adjudication;

import io.aionis.ledger.Recorded;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceId;
import io.aionis.model.Scope;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The fold from a scope's evidence to its state. Pure and deterministic: the same evidence gives the same state, in
 * whatever order independent runs arrived and however often a piece was delivered. Time grows with n log n in the
 * evidence and linearly in its text. Takes any text; safe for use by several threads.
 */
public final class Adjudicator {

    private static final Comparator<Recorded> BY_STREAM = Comparator.comparing((Recorded r) -> r.evidence().stream())
            .thenComparingLong(Recorded::position)
            .thenComparing(r -> r.evidence().id().value());

    private Adjudicator() {}

    /**
     * Judges the evidence of one scope.
     *
     * @throws IllegalArgumentException when the evidence is of more than one scope
     */
    public static ScopeState adjudicate(List<Recorded> evidence, AcceptancePolicy policy) {
        if (evidence.isEmpty()) {
            return ScopeState.EMPTY;
        }
        Scope scope = evidence.get(0).evidence().scope();
        for (Recorded recorded : evidence) {
            if (!recorded.evidence().scope().equals(scope)) {
                throw new IllegalArgumentException("Evidence '"
                        + recorded.evidence().id() + "' is of scope '"
                        + recorded.evidence().scope()
                        + "'; expected '" + scope + "' as in the first. Adjudicate one scope at a time, or say which");
            }
        }
        return adjudicate(scope, evidence, policy);
    }

    /** Judges what the evidence holds of that scope; what is of another scope changes nothing. */
    public static ScopeState adjudicate(Scope scope, List<Recorded> evidence, AcceptancePolicy policy) {
        return fold(scope, evidence, policy).state();
    }

    /** Judges what the evidence holds of that scope, to be kept up to date with what comes later. */
    public static Folding fold(Scope scope, List<Recorded> evidence, AcceptancePolicy policy) {
        Folding folding = new Folding(scope, policy);
        inOrderOfCauses(scope, evidence).forEach(folding::add);
        folding.settleOrder();
        return folding;
    }

    /** Each stream in its own order, and nothing before what it says it follows, as far as that can be. */
    private static List<Recorded> inOrderOfCauses(Scope scope, List<Recorded> evidence) {
        Map<String, Deque<Recorded>> streams = new TreeMap<>();
        Set<EvidenceId> missing = new HashSet<>();
        evidence.stream()
                .filter(recorded -> recorded.evidence().scope().equals(scope))
                .sorted(BY_STREAM)
                .filter(recorded -> missing.add(recorded.evidence().id()))
                .forEach(recorded -> streams.computeIfAbsent(recorded.evidence().stream(), stream -> new ArrayDeque<>())
                        .add(recorded));
        List<Recorded> ordered = new ArrayList<>();
        Map<EvidenceId, List<String>> blocked = new HashMap<>();
        // By time, so that evidence of one subject from many streams arrives nearly in order.
        PriorityQueue<String> ready =
                new PriorityQueue<>(Comparator.comparing((String stream) -> nextAt(streams, stream))
                        .thenComparing(Comparator.naturalOrder()));
        ready.addAll(streams.keySet());
        Set<String> waiting = new TreeSet<>();
        while (!ready.isEmpty() || !waiting.isEmpty()) {
            // Evidence that waits for itself in a circle goes in by the name of its stream.
            boolean circle = ready.isEmpty();
            String stream = circle ? waiting.iterator().next() : ready.poll();
            waiting.remove(stream);
            Deque<Recorded> rest = streams.getOrDefault(stream, new ArrayDeque<>());
            Recorded next = rest.element();
            EvidenceId cause = circle ? null : missingCause(next.evidence(), missing);
            if (cause != null) {
                blocked.computeIfAbsent(cause, id -> new ArrayList<>()).add(stream);
                waiting.add(stream);
                continue;
            }
            rest.remove();
            ordered.add(next);
            missing.remove(next.evidence().id());
            for (String freed : blocked.getOrDefault(next.evidence().id(), List.of())) {
                if (waiting.remove(freed)) {
                    ready.add(freed);
                }
            }
            if (!rest.isEmpty()) {
                ready.add(stream);
            }
        }
        return ordered;
    }

    private static Instant nextAt(Map<String, Deque<Recorded>> streams, String stream) {
        return streams.getOrDefault(stream, new ArrayDeque<>())
                .element()
                .evidence()
                .at();
    }

    private static @Nullable EvidenceId missingCause(Evidence evidence, Set<EvidenceId> missing) {
        for (EvidenceId cause : Folding.causes(evidence)) {
            if (missing.contains(cause) && !cause.equals(evidence.id())) {
                return cause;
            }
        }
        return null;
    }
}
