package io.aionis.measure;

import io.aionis.adjudication.Memory;
import io.aionis.adjudication.State;
import io.aionis.adjudication.Subject;
import io.aionis.ledger.Recorded;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.Json;
import io.aionis.model.JsonPointers;
import io.aionis.model.Lane;
import io.aionis.model.Outcome;
import io.aionis.model.Scope;
import io.aionis.model.Task;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the traces of a task say for and against one way of doing it. */
final class SkillTraces {

    private static final int MOST = 20;
    private static final int LONGEST_VALUE = 64;

    private final Scope scope;
    private final History history;
    private final Task task;
    private final List<String> tools;
    private final List<RunFacts> runs;
    private final Set<String> calls = new HashSet<>();

    SkillTraces(Scope scope, History history, Task task, List<String> tools, List<RunFacts> runs) {
        this.scope = scope;
        this.history = history;
        this.task = task;
        this.tools = tools;
        this.runs = runs;
        for (RunFacts run : runs) {
            SkillCandidates.route(run).forEach(step -> calls.add(step.call().key()));
        }
    }

    List<SkillCandidate.Limit> limits() {
        List<SkillCandidate.Limit> limits = new ArrayList<>();
        limits.add(new SkillCandidate.Limit(
                SkillCandidate.Reason.SCOPE_MISMATCH,
                Texts.line("outside scope " + scope + ", or at another task than " + task.signature()),
                List.of()));
        if (runs.size() == 1) {
            limits.add(new SkillCandidate.Limit(
                    SkillCandidate.Reason.SEEN_ONCE,
                    "taken from one verified run: which other values vary is not known",
                    List.of()));
        }
        for (Memory memory : history.state.memories(task)) {
            if (memory.lane() == Lane.SHARED && memory.state() == State.CONTESTED && isOfTheWay(memory)) {
                limits.add(new SkillCandidate.Limit(
                        SkillCandidate.Reason.CONTESTED_STATE,
                        Texts.line("evidence conflicts on " + memory.title()),
                        memory.evidence()));
            }
        }
        limits.addAll(regressions());
        return limits;
    }

    private boolean isOfTheWay(Memory memory) {
        if (memory.subject() instanceof Subject.Call call) {
            return calls.contains(call.key());
        } else if (memory.subject() instanceof Subject.Way way) {
            return way.tools().equals(tools);
        }
        return memory.calls().stream().map(Subject.Call::tool).toList().equals(tools);
    }

    /** What failed after the last verified run of the way: its very calls, or the way as a whole. */
    private List<SkillCandidate.Limit> regressions() {
        long worked = runs.get(runs.size() - 1).events.stream()
                .filter(event -> event.evidence().body() instanceof EvidenceBody.ToolCall)
                .mapToLong(Recorded::cursor)
                .max()
                .orElse(0);
        List<SkillCandidate.Limit> found = new ArrayList<>();
        for (History.Failure failure : history.failures) {
            if (failure.recorded().cursor() > worked && calls.contains(failure.key()) && isOfTask(failure.run())) {
                found.add(new SkillCandidate.Limit(
                        SkillCandidate.Reason.REGRESSION,
                        Texts.line(failure.call().tool() + " failed with " + error(failure.call())
                                + " after it had worked with the same arguments"),
                        List.of(failure.recorded().evidence().id())));
            }
        }
        for (RunFacts run : failedRuns()) {
            if (run.events.get(0).cursor() > worked) {
                found.add(new SkillCandidate.Limit(
                        SkillCandidate.Reason.REGRESSION,
                        Texts.line("run " + run.run + " took the way and failed after it had worked"),
                        List.of(lastWord(run).id())));
            }
        }
        return found.size() <= MOST ? found : found.subList(found.size() - MOST, found.size());
    }

    List<SkillCandidate.Check> checks() {
        Map<String, SkillCandidate.Check> checks = new LinkedHashMap<>();
        for (RunFacts run : runs) {
            for (Recorded event : run.events) {
                Evidence evidence = event.evidence();
                if (evidence.body() instanceof EvidenceBody.Verdict verdict
                        && verdict.outcome() == Outcome.SUCCEEDED
                        && !run.workers().contains(evidence.actor().agent())) {
                    put(checks, "verdict", evidence.actor().role() + ": " + verdict.reason(), evidence.id());
                } else if (evidence.body() instanceof EvidenceBody.Plan plan) {
                    plan.successCriteria().forEach(says -> put(checks, "success_criterion", says, evidence.id()));
                } else if (evidence.body() instanceof EvidenceBody.Handoff handoff) {
                    handoff.successCriteria().forEach(says -> put(checks, "success_criterion", says, evidence.id()));
                }
            }
        }
        List<SkillCandidate.Check> all =
                new ArrayList<>(checks.values().stream().limit(MOST).toList());
        if (runs.size() > 1) {
            all.addAll(results());
        }
        return all;
    }

    private static void put(Map<String, SkillCandidate.Check> checks, String kind, String says, EvidenceId evidence) {
        String line = Texts.line(says);
        checks.putIfAbsent(kind + " " + line, new SkillCandidate.Check(kind, 0, "", line, evidence));
    }

    /** Words and flags that each run's step answered alike, at places that are no collection. */
    private List<SkillCandidate.Check> results() {
        List<SkillCandidate.Check> checks = new ArrayList<>();
        for (int step = 0; step < tools.size(); step++) {
            Map<String, Json> common = new TreeMap<>();
            EvidenceId last = null;
            boolean first = true;
            for (RunFacts run : runs) {
                Recorded recorded = madeBy(run, step);
                String result = recorded == null
                        ? null
                        : ((EvidenceBody.ToolCall) recorded.evidence().body()).result();
                Map<String, Json> leaves = new TreeMap<>();
                if (recorded != null && result != null) {
                    last = recorded.evidence().id();
                    leaves("", Json.parseOrText(result), leaves);
                }
                if (first) {
                    common.putAll(leaves);
                    first = false;
                } else {
                    common.entrySet().retainAll(leaves.entrySet());
                }
            }
            for (Map.Entry<String, Json> leaf : common.entrySet()) {
                if (last != null && checks.size() < MOST) {
                    checks.add(new SkillCandidate.Check(
                            "result", step + 1, leaf.getKey(), leaf.getValue().text(), last));
                }
            }
        }
        return checks;
    }

    /** The call that became that step of the run's route. */
    private static @Nullable Recorded madeBy(RunFacts run, int step) {
        Subject.Call wanted = SkillCandidates.route(run).get(step).call();
        long times = SkillCandidates.route(run).subList(0, step).stream()
                .filter(earlier -> earlier.call().equals(wanted))
                .count();
        return run.calls().stream()
                .filter(recorded -> recorded.evidence().body() instanceof EvidenceBody.ToolCall call
                        && call.outcome() == Outcome.SUCCEEDED
                        && call.tool().equals(wanted.tool())
                        && call.arguments().equals(wanted.arguments()))
                .skip(times)
                .findFirst()
                .orElse(null);
    }

    private static void leaves(String at, Json value, Map<String, Json> into) {
        if (value instanceof Json.Obj obj) {
            obj.members().forEach((name, member) -> leaves(JsonPointers.child(at, name), member, into));
        } else if (value instanceof Json.Bool
                || value instanceof Json.Str text && text.value().length() <= LONGEST_VALUE && !at.isEmpty()) {
            into.put(at, value);
        }
    }

    List<SkillCandidate.Counterexample> counterexamples() {
        Set<String> ofTheWay = new TreeSet<>(tools);
        Map<String, SkillCandidate.Counterexample> found = new LinkedHashMap<>();
        for (History.Failure failure : history.failures) {
            if (isOfTask(failure.run()) && ofTheWay.contains(failure.call().tool())) {
                String error = error(failure.call());
                SkillCandidate.Counterexample before = found.remove(failure.key() + " " + error);
                found.put(
                        failure.key() + " " + error,
                        new SkillCandidate.Counterexample(
                                failure.call().tool(),
                                failure.call().arguments(),
                                error,
                                before == null ? 1 : before.times() + 1,
                                failure.recorded().evidence().id()));
            }
        }
        List<SkillCandidate.Counterexample> all = new ArrayList<>(found.values());
        for (RunFacts run : failedRuns()) {
            Evidence word = lastWord(run);
            String says = word.body() instanceof EvidenceBody.Verdict verdict ? verdict.reason() : "the run failed";
            all.add(new SkillCandidate.Counterexample(String.join(" > ", tools), null, Texts.line(says), 1, word.id()));
        }
        return all.size() <= MOST ? all : all.subList(all.size() - MOST, all.size());
    }

    private List<RunFacts> failedRuns() {
        return history.runs().stream()
                .filter(this::isOfTask)
                .filter(run -> run.outcome() == Outcome.FAILED
                        && SkillCandidates.tools(run).equals(tools))
                .toList();
    }

    /** The last thing that was said of how a run came out. */
    private static Evidence lastWord(RunFacts run) {
        Evidence last = run.events.get(run.events.size() - 1).evidence();
        for (Recorded event : run.events) {
            EvidenceBody body = event.evidence().body();
            if (body instanceof EvidenceBody.Verdict verdict
                    && verdict.outcome().isFailure()) {
                last = event.evidence();
            }
        }
        return last;
    }

    private boolean isOfTask(RunFacts run) {
        return run.task() != null && run.task().signature().equals(task.signature());
    }

    private static String error(EvidenceBody.ToolCall call) {
        return Texts.line(call.errorClass() == null ? call.outcome().name() : call.errorClass());
    }
}
