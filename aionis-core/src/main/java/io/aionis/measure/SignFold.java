package io.aionis.measure;

import io.aionis.adjudication.Memory;
import io.aionis.adjudication.Subject;
import io.aionis.adjudication.Surface;
import io.aionis.guide.Attribution;
import io.aionis.guide.Attribution.Sign;
import io.aionis.ledger.Recorded;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceBody.Feedback.Rating;
import io.aionis.model.EvidenceBody.Guided;
import io.aionis.model.Lane;
import io.aionis.model.Role;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Adds up the signs of use, each once for a run. */
final class SignFold {

    private final History history;
    private final Map<String, List<History.Failure>> failures = new HashMap<>();
    private final Set<String> saidToHelp = new HashSet<>();
    private final Map<String, Integer> shown = new TreeMap<>();
    private final Map<String, Map<Sign, Integer>> signs = new HashMap<>();
    private final Map<String, Integer> prevented = new HashMap<>();

    private SignFold(History history) {
        this.history = history;
        for (History.Failure failure : history.failures) {
            failures.computeIfAbsent(failure.key(), key -> new ArrayList<>()).add(failure);
        }
        for (Recorded recorded : history.feedback) {
            Evidence evidence = recorded.evidence();
            EvidenceBody.Feedback said = (EvidenceBody.Feedback) evidence.body();
            if (said.rating() == Rating.POSITIVE
                    && said.surface().equals(Surface.DO_NOT_USE.name())
                    && evidence.actor().role() == Role.REVIEWER) {
                said.memoryIds().forEach(memory -> saidToHelp.add(said.traceId() + " " + memory));
            }
        }
    }

    /** Memories in the order of their ids; private ones are left out. */
    static List<MemorySigns> of(History history) {
        SignFold fold = new SignFold(history);
        history.runs().stream().filter(RunFacts::isGuided).forEach(fold::add);
        List<MemorySigns> all = new ArrayList<>();
        fold.shown.forEach((memory, runs) -> all.add(fold.signs(memory, runs)));
        return all;
    }

    private void add(RunFacts run) {
        Set<String> seenIn = new HashSet<>();
        Map<String, Set<Sign>> seen = new HashMap<>();
        Set<String> kept = new HashSet<>();
        for (Recorded guide : run.guides) {
            Guided guided = (Guided) guide.evidence().body();
            guided.rows().forEach(row -> seenIn.add(row.memoryId()));
            for (Attribution.Seen sign : Attribution.of(guided, run.after(guide.cursor()), history.state)) {
                seen.computeIfAbsent(sign.memoryId(), id -> new HashSet<>()).add(sign.sign());
                if (sign.sign() == Sign.RESPECTED && isHarmPrevented(sign.memoryId(), guided, guide, run)) {
                    kept.add(sign.memoryId());
                }
            }
        }
        for (String memory : seenIn) {
            if (history.state.memory(memory).map(Memory::lane).orElse(Lane.SHARED) != Lane.SHARED) {
                continue;
            }
            shown.merge(memory, 1, Integer::sum);
            Set<Sign> inRun = seen.getOrDefault(memory, Set.of());
            Map<Sign, Integer> counts = signs.computeIfAbsent(memory, id -> new EnumMap<>(Sign.class));
            // Kept to after one guide and done after the next is not kept to.
            boolean ignored = inRun.contains(Sign.IGNORED);
            for (Sign sign : inRun) {
                if (sign != Sign.RESPECTED || !ignored) {
                    counts.merge(sign, 1, Integer::sum);
                }
            }
            if (kept.contains(memory) && !ignored) {
                prevented.merge(memory, 1, Integer::sum);
            }
        }
    }

    private boolean isHarmPrevented(String memoryId, Guided guided, Recorded guide, RunFacts run) {
        if (saidToHelp.contains(guided.traceId() + " " + memoryId)) {
            return true;
        }
        return history
                .state
                .memory(memoryId)
                .filter(memory -> memory.subject() instanceof Subject.Call)
                .map(memory -> failures.getOrDefault(memory.subject().key(), List.of()))
                .orElse(List.of())
                .stream()
                .anyMatch(failure -> failure.recorded().cursor() > guide.cursor() && failure.run() != run);
    }

    private MemorySigns signs(String memory, int runs) {
        Map<Sign, Integer> counts = signs.getOrDefault(memory, Map.of());
        return new MemorySigns(
                memory,
                runs,
                counts.getOrDefault(Sign.CALLED, 0),
                counts.getOrDefault(Sign.FOLLOWED, 0),
                counts.getOrDefault(Sign.CITED, 0),
                counts.getOrDefault(Sign.RESPECTED, 0),
                counts.getOrDefault(Sign.IGNORED, 0),
                prevented.getOrDefault(memory, 0));
    }
}
