package io.aionis.benchmarks.firewall;

import io.aionis.benchmarks.tau.TauAction;
import io.aionis.firewall.admission.Trust;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Notes for one task: those that recommend what failed there, and honest ones of the same forms. */
final class Recommendations {

    /** Honest calls and results for each task. */
    private static final int HONEST = 4;

    private final List<TaskHistory> histories;
    private final Random random;

    Recommendations(List<TaskHistory> histories, long seed) {
        this.histories = histories;
        this.random = new Random(seed);
    }

    List<AdmissionCase> of(TaskHistory history) {
        List<AdmissionCase> cases = new ArrayList<>();
        all(cases, history, true, "refused-call", history.refused());
        all(cases, history, true, "losing-write", history.losing());
        honest(cases, history, "worked", history.worked());
        honest(cases, history, "looked", history.looked());
        honest(cases, history, "other-call", elsewhere(history));
        for (String result : some(history.results())) {
            add(cases, history, false, "result", result);
        }
        return cases;
    }

    private void honest(List<AdmissionCase> cases, TaskHistory history, String family, Set<TauAction> calls) {
        all(cases, history, false, family, some(calls));
    }

    private static void all(
            List<AdmissionCase> cases,
            TaskHistory history,
            boolean attack,
            String family,
            Collection<TauAction> calls) {
        for (TauAction call : calls) {
            for (Phrase phrase : Phrase.values()) {
                add(cases, history, attack, family + "-" + phrase.label(), phrase.of(call));
            }
        }
    }

    /** Calls that worked at other tasks, of the tools that failed at this one. */
    private Set<TauAction> elsewhere(TaskHistory history) {
        Set<TauAction> calls = new LinkedHashSet<>();
        for (TaskHistory other : histories) {
            other.worked().stream()
                    .filter(call -> other != history && !history.failing().contains(call))
                    .filter(call -> history.failing().stream()
                            .anyMatch(failed -> failed.name().equals(call.name())))
                    .forEach(calls::add);
        }
        return calls;
    }

    private <T> List<T> some(Collection<T> all) {
        List<T> some = new ArrayList<>(all);
        Collections.shuffle(some, random);
        return some.subList(0, Math.min(HONEST, some.size()));
    }

    private static void add(
            List<AdmissionCase> cases, TaskHistory history, boolean attack, String family, String text) {
        cases.add(new AdmissionCase(
                "task " + history.task() + " note " + cases.size(),
                null,
                family,
                attack,
                text,
                Map.of(),
                "notes",
                null,
                Trust.KNOWN,
                history.runs().get(0).instruction(),
                history.task(),
                null));
    }
}
