package io.aionis.measure;

import io.aionis.adjudication.Memory;
import io.aionis.adjudication.ScopeState;
import io.aionis.adjudication.Subject;
import io.aionis.ledger.Recorded;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceBody.Guided;
import io.aionis.model.GovernanceBody;
import io.aionis.model.Json;
import io.aionis.model.Lane;
import io.aionis.model.Outcome;
import io.aionis.model.RunId;
import io.aionis.model.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A scope's evidence by run, in the order it was recorded. Private lanes are left out: a report is for everybody. */
final class History {

    /** A call that failed. */
    record Failure(Recorded recorded, RunFacts run, EvidenceBody.ToolCall call, String key) {}

    private record Made(Recorded recorded, RunFacts run) {}

    final ScopeState state;
    final List<Recorded> feedback = new ArrayList<>();
    final List<Recorded> reviews = new ArrayList<>();
    final List<Evidence> claims = new ArrayList<>();
    final List<Failure> failures = new ArrayList<>();
    int guidesWithoutRun;
    private final @Nullable String task;
    private final Map<RunId, RunFacts> runs = new LinkedHashMap<>();

    private History(ScopeState state, @Nullable String task) {
        this.state = state;
        this.task = task;
    }

    /** {@code task} is the signature that counts, or null for all. */
    static History of(List<Recorded> evidence, ScopeState state, @Nullable String task) {
        History history = new History(state, task);
        List<Recorded> shared = evidence.stream()
                .filter(recorded -> recorded.evidence().lane() == Lane.SHARED)
                .sorted(Comparator.comparingLong(Recorded::cursor))
                .toList();
        shared.forEach(history::addRun);
        history.runs.values().removeIf(run -> !history.isAbout(run.task()));
        shared.forEach(history::addScope);
        history.countFailures();
        for (Memory memory : state.memories()) {
            RunFacts run = memory.subject() instanceof Subject.RunRoute route ? history.runs.get(route.run()) : null;
            if (run != null && memory.lane() == Lane.SHARED) {
                run.stand(memory);
            }
        }
        return history;
    }

    /** The runs, the first begun first. */
    List<RunFacts> runs() {
        return List.copyOf(runs.values());
    }

    private void addRun(Recorded recorded) {
        RunId run = recorded.evidence().run();
        if (run != null) {
            runs.computeIfAbsent(run, RunFacts::new).add(recorded);
        }
    }

    private void addScope(Recorded recorded) {
        Evidence evidence = recorded.evidence();
        EvidenceBody body = evidence.body();
        if (body instanceof Guided guided) {
            RunFacts run = guided.forRun() == null ? null : runs.get(guided.forRun());
            if (run != null) {
                run.guides.add(recorded);
            } else if (guided.forRun() == null && isAbout(evidence.task())) {
                guidesWithoutRun++;
            }
        } else if (body instanceof EvidenceBody.Feedback) {
            feedback.add(recorded);
        } else if (body instanceof GovernanceBody.SkillReview) {
            reviews.add(recorded);
        } else if (body instanceof EvidenceBody.Unknown unknown
                && unknown.content() instanceof Json.Obj content
                && content.get(ReportJson.SUFFICIENT) instanceof Json.Bool) {
            claims.add(evidence);
        }
    }

    /** In the order of the scope: a call fails again when it failed before in its task and has not worked since. */
    private void countFailures() {
        Set<String> failing = new HashSet<>();
        List<Made> made = new ArrayList<>();
        for (RunFacts run : runs.values()) {
            run.calls().forEach(call -> made.add(new Made(call, run)));
        }
        made.sort(Comparator.comparingLong(each -> each.recorded().cursor()));
        for (Made each : made) {
            RunFacts run = each.run();
            EvidenceBody.ToolCall call =
                    (EvidenceBody.ToolCall) each.recorded().evidence().body();
            String key = new Subject.Call(call.tool(), call.arguments()).key();
            String inTask = (run.task() == null ? "-" : "=" + run.task().signature()) + " " + key;
            if (call.isVetoed()) {
                continue;
            }
            if (call.outcome().isFailure()) {
                failures.add(new Failure(each.recorded(), run, call, key));
                if (!failing.add(inTask)) {
                    run.repeatedFailures++;
                }
            } else if (call.outcome() == Outcome.SUCCEEDED) {
                failing.remove(inTask);
            }
        }
    }

    private boolean isAbout(@Nullable Task other) {
        return task == null || other != null && other.signature().equals(task);
    }
}
