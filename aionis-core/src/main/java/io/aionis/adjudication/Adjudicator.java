package io.aionis.adjudication;

import io.aionis.ledger.Recorded;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceId;
import io.aionis.model.RunId;
import io.aionis.model.Scope;
import io.aionis.model.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fold from a scope's evidence to its state. Pure and deterministic: the same evidence gives the same state, in
 * whatever order independent runs arrived and however often a piece was delivered. Time grows with n log n in the
 * evidence and linearly in its text. Takes any text; safe for use by several threads.
 */
public final class Adjudicator {

    private record Group(@Nullable String task, Audience audience) {}

    private final AcceptancePolicy policy;
    private final Dossiers dossiers;
    private final Suppressions suppressions;
    private final Map<String, Task> tasks = new HashMap<>();
    private final Map<RunId, Judgement> runs = new HashMap<>();
    private final Map<RunId, List<RouteStep>> calls = new HashMap<>();
    private final Map<Group, List<Judgement>> runsOf = new LinkedHashMap<>();
    private final Map<Group, List<Judgement>> routesOf = new LinkedHashMap<>();
    private final List<Judgement> all = new ArrayList<>();

    private Adjudicator(Scope scope, List<Evidence> timeline, AcceptancePolicy policy) {
        this.policy = policy;
        this.dossiers = new Dossiers(scope, timeline);
        this.suppressions = new Suppressions(timeline);
        for (Evidence evidence : timeline) {
            Task task = evidence.task();
            if (task != null && (task.family() != null || !tasks.containsKey(task.signature()))) {
                tasks.put(task.signature(), task);
            }
        }
    }

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
        List<Recorded> own = evidence.stream()
                .filter(recorded -> recorded.evidence().scope().equals(scope))
                .toList();
        return new Adjudicator(scope, Timeline.of(own), policy).state();
    }

    private ScopeState state() {
        for (Dossier dossier : dossiers.all()) {
            judge(dossier);
        }
        runsOf.values().forEach(group -> RunRules.share(group, calls));
        routesOf.forEach((group, routes) -> {
            RouteRules.followRuns(routes, runs);
            RouteRules.choose(routes, runsOf.getOrDefault(group, List.of()));
        });
        all.sort(Comparator.comparingInt((Judgement judgement) -> judgement.dossier.lastOrder())
                .thenComparing(judgement -> judgement.dossier.id));
        return new ScopeState(all.stream().map(this::memory).toList());
    }

    private void judge(Dossier dossier) {
        Judgement judgement = new Judgement(dossier, Standing.of(dossier.signals()));
        Group group = new Group(dossier.task, dossier.audience);
        if (dossier.subject instanceof Subject.RunRoute route) {
            RunTrace trace = dossiers.trace(route.run());
            calls.put(route.run(), trace.route());
            runs.put(route.run(), judgement);
            judgement.standing = RunRules.accept(judgement.standing, trace, policy);
            runsOf.computeIfAbsent(group, g -> new ArrayList<>()).add(judgement);
        } else if (dossier.subject instanceof Subject.Route) {
            routesOf.computeIfAbsent(group, g -> new ArrayList<>()).add(judgement);
        } else if (judgement.is(State.FAILED_BRANCH)) {
            String first = judgement.standing.rules().get(0);
            judgement.standing = first.equals("F5")
                    ? judgement.standing
                    : judgement.standing.with(State.FAILED_BRANCH, judgement.standing.authority(), "F3");
        }
        Evidence block = suppressions.blocking(dossier);
        if (block != null) {
            judgement.block(block.id());
        }
        all.add(judgement);
    }

    private Memory memory(Judgement judgement) {
        Dossier dossier = judgement.dossier;
        Standing standing = judgement.standing;
        List<RouteStep> route =
                dossier.subject instanceof Subject.RunRoute run ? calls.getOrDefault(run.run(), List.of()) : List.of();
        List<EvidenceId> evidence = new ArrayList<>(dossier.evidence());
        evidence.addAll(judgement.blocks());
        return new Memory(
                dossier.id,
                dossier.task == null ? null : tasks.getOrDefault(dossier.task, Task.of(dossier.task)),
                dossier.subject,
                standing.state(),
                standing.authority(),
                standing.rules(),
                evidence,
                dossier.attempts(),
                standing.code(),
                dossier.title(),
                route,
                List.copyOf(dossier.targets),
                dossier.author(),
                dossier.audience.lane(),
                standing.state() == State.PASSED && !route.isEmpty(),
                null,
                Validity.UNLIMITED,
                List.of(),
                Credit.NONE);
    }
}
