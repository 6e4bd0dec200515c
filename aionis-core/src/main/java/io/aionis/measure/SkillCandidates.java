package io.aionis.measure;

import io.aionis.adjudication.Memory;
import io.aionis.adjudication.RouteStep;
import io.aionis.adjudication.Subject;
import io.aionis.ledger.Recorded;
import io.aionis.model.EvidenceId;
import io.aionis.model.GovernanceBody.SkillReview;
import io.aionis.model.Hashes;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.model.Scope;
import io.aionis.model.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Proposes a skill for each way that verified runs of a task took. */
final class SkillCandidates {

    /** Whose evidence a candidate lists; the others' are counted by their runs. */
    private static final int LATEST = 5;

    private final Scope scope;
    private final History history;
    private final Map<String, List<SkillCandidate.Review>> reviews = new HashMap<>();

    private SkillCandidates(Scope scope, History history) {
        this.scope = scope;
        this.history = history;
        for (Recorded recorded : history.reviews) {
            SkillReview review = (SkillReview) recorded.evidence().body();
            reviews.computeIfAbsent(review.skill(), id -> new ArrayList<>())
                    .add(new SkillCandidate.Review(
                            review.decision(),
                            recorded.evidence().actor(),
                            review.reason(),
                            recorded.evidence().at(),
                            review.contentHash()));
        }
    }

    /** By task and way, in alphabetical order. */
    static List<SkillCandidate> of(Scope scope, History history) {
        SkillCandidates candidates = new SkillCandidates(scope, history);
        Map<String, List<RunFacts>> ways = new TreeMap<>();
        for (RunFacts run : history.runs()) {
            Task task = run.task();
            if (task != null
                    && !run.hasGap()
                    && run.outcome() == Outcome.SUCCEEDED
                    && !route(run).isEmpty()) {
                ways.computeIfAbsent(task.signature() + "\n" + tools(run), way -> new ArrayList<>())
                        .add(run);
            }
        }
        return ways.values().stream().map(candidates::candidate).toList();
    }

    private SkillCandidate candidate(List<RunFacts> runs) {
        RunFacts last = runs.get(runs.size() - 1);
        Task task = Objects.requireNonNull(last.task());
        List<String> tools = tools(last);
        String way = String.join(" > ", tools);
        String key = new Json.Arr(List.of(
                        Json.of(scope.tenant()), Json.of(scope.name()), Json.of(task.signature()), Json.of(way)))
                .canonical();
        String id = "skill-" + Hashes.sha256(key).substring(0, 16);
        SkillTraces traces = new SkillTraces(scope, history, task, tools, runs);
        List<RunFacts> latest = runs.subList(Math.max(0, runs.size() - LATEST), runs.size());
        Set<EvidenceId> evidence = new LinkedHashSet<>();
        latest.forEach(
                run -> run.events.forEach(event -> evidence.add(event.evidence().id())));
        Set<String> workers = new HashSet<>();
        runs.forEach(run -> workers.addAll(run.workers()));
        SkillCandidate fresh = new SkillCandidate(
                id,
                Texts.line(task.signature() + ": " + way),
                task,
                environment(runs),
                traces.limits(),
                steps(runs, tools),
                traces.checks(),
                traces.counterexamples(),
                List.copyOf(evidence),
                runs.stream().map(run -> run.run).toList(),
                workers,
                SkillStatus.PROPOSED,
                List.of());
        List<SkillCandidate.Review> decided = reviews.getOrDefault(id, List.of());
        return fresh.with(status(fresh, decided), decided);
    }

    private static SkillStatus status(SkillCandidate candidate, List<SkillCandidate.Review> decided) {
        if (decided.isEmpty()) {
            return SkillStatus.PROPOSED;
        }
        SkillCandidate.Review last = decided.get(decided.size() - 1);
        if (!last.contentHash().equals(candidate.contentHash())) {
            return SkillStatus.CHANGED;
        }
        return last.decision() == SkillReview.Decision.PROMOTE ? SkillStatus.PROMOTED : SkillStatus.DECLINED;
    }

    private static List<SkillCandidate.Step> steps(List<RunFacts> runs, List<String> tools) {
        Generalizer generalizer =
                new Generalizer(runs.stream().map(RunFacts::parameters).toList());
        List<SkillCandidate.Step> steps = new ArrayList<>();
        for (int i = 0; i < tools.size(); i++) {
            int index = i;
            List<Json> arguments = runs.stream()
                    .map(run -> route(run).get(index).call().arguments())
                    .toList();
            steps.add(new SkillCandidate.Step(
                    tools.get(i),
                    route(runs.get(runs.size() - 1)).get(i).effect(),
                    generalizer.step(i + 1, tools.get(i), arguments)));
        }
        return steps;
    }

    private static Map<String, String> environment(List<RunFacts> runs) {
        Map<String, String> common = new TreeMap<>();
        boolean first = true;
        for (RunFacts run : runs) {
            Map<String, String> facts = new TreeMap<>();
            run.events.forEach(
                    event -> facts.putAll(event.evidence().circumstances().environment()));
            if (first) {
                common.putAll(facts);
                first = false;
            } else {
                common.entrySet().retainAll(facts.entrySet());
            }
        }
        return common;
    }

    static List<RouteStep> route(RunFacts run) {
        return memory(run).route();
    }

    static List<String> tools(RunFacts run) {
        return memory(run).calls().stream().map(Subject.Call::tool).collect(Collectors.toList());
    }

    private static Memory memory(RunFacts run) {
        return Objects.requireNonNull(run.memory());
    }
}
