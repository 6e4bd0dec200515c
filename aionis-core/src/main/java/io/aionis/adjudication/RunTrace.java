package io.aionis.adjudication;

import io.aionis.model.Effect;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.Role;
import io.aionis.model.RunId;
import io.aionis.model.RunStatus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one run did, as its audience may see it. */
final class RunTrace {

    final RunId run;
    private final List<Evidence> events = new ArrayList<>();
    private final List<Integer> orders = new ArrayList<>();
    private @Nullable String task;
    private @Nullable Audience audience;

    RunTrace(RunId run) {
        this.run = run;
    }

    void add(int order, Evidence evidence) {
        events.add(evidence);
        orders.add(order);
        if (task == null && evidence.task() != null) {
            task = evidence.task().signature();
        }
        if (audience == null && isWork(evidence)) {
            audience = Audience.of(evidence);
        }
    }

    @Nullable
    String task() {
        return task;
    }

    /** The audience of the first thing done in it. */
    Audience audience() {
        return audience != null ? audience : Audience.of(events.get(0));
    }

    /** Puts the run's own evidence into its dossier. */
    void fill(Dossier dossier) {
        for (int i = 0; i < events.size(); i++) {
            Evidence evidence = events.get(i);
            if (evidence.body() instanceof EvidenceBody.Verdict || !audience().sees(evidence)) {
                continue;
            }
            if (isWork(evidence)) {
                // Calls and steps have subjects of their own and say nothing about the run as a whole.
                dossier.note(orders.get(i), evidence);
            } else {
                dossier.add(orders.get(i), evidence);
            }
            if (evidence.body() instanceof EvidenceBody.RunStarted start) {
                dossier.titled(Titles.line(start.request()));
            }
        }
        dossier.authors.addAll(workers());
    }

    /** Who worked in it; who began it where nobody did. */
    private Set<String> workers() {
        Set<String> workers = new HashSet<>();
        Set<String> starters = new HashSet<>();
        for (Evidence e : events) {
            Role role = e.actor().role();
            if (isWork(e) && !Weighing.isJudging(role)) {
                workers.add(e.actor().agent());
            } else if (e.body() instanceof EvidenceBody.RunStarted) {
                starters.add(e.actor().agent());
            }
        }
        return workers.isEmpty() ? starters : workers;
    }

    boolean hasEnded() {
        return lastStatus() != null;
    }

    /** Whether it ended by answering, with no judgement but its own. */
    boolean hasAnswered() {
        RunStatus status = lastStatus();
        return status == RunStatus.RETURNED || status == RunStatus.SUCCEEDED;
    }

    private @Nullable RunStatus lastStatus() {
        for (int i = events.size() - 1; i >= 0; i--) {
            if (events.get(i).body() instanceof EvidenceBody.RunEnded end
                    && audience().sees(events.get(i))) {
                return end.status();
            }
        }
        return null;
    }

    /** Whether part of it was lost, or done out of its audience's sight. */
    boolean hasGap() {
        return events.stream()
                .anyMatch(e -> e.body() instanceof EvidenceBody.Gap
                        || isWork(e) && !audience().sees(e));
    }

    /** Whether one agent did it all in every role, and each failure was followed by a success of the same tool. */
    boolean isSettledAlone() {
        Set<String> agents = new HashSet<>();
        Set<String> failing = new HashSet<>();
        boolean worked = false;
        boolean alone = true;
        for (Evidence e : events) {
            if (!isWork(e) || isVetoed(e)) {
                continue;
            }
            agents.add(e.actor().agent());
            alone &= e.actor().role() == Role.AGENT;
            String what = e.body() instanceof EvidenceBody.ToolCall call ? "tool " + call.tool() : "step";
            switch (branch(e)) {
                case FAILED -> failing.add(what);
                case WORKED -> {
                    worked = true;
                    failing.remove(what);
                }
                case OPEN -> {
                    if (e.body() instanceof EvidenceBody.ToolCall call && call.effect() != Effect.READ) {
                        // Nobody knows whether this write happened; a run with it is not settled.
                        failing.add("open " + what);
                    }
                }
            }
        }
        return worked && alone && agents.size() == 1 && failing.isEmpty();
    }

    boolean hasFailedCall() {
        return events.stream()
                .anyMatch(e -> e.body() instanceof EvidenceBody.ToolCall && branch(e) == Branch.FAILED && !isVetoed(e));
    }

    /** The calls that make up the route: those that worked, in order, each read once. */
    List<RouteStep> route() {
        List<RouteStep> calls = new ArrayList<>();
        Set<String> reads = new HashSet<>();
        for (Evidence e : events) {
            if (e.body() instanceof EvidenceBody.ToolCall call
                    && branch(e) == Branch.WORKED
                    && audience().sees(e)) {
                Subject.Call subject = new Subject.Call(call.tool(), call.arguments());
                if (call.effect() != Effect.READ || reads.add(subject.key())) {
                    calls.add(new RouteStep(subject, call.effect()));
                }
            }
        }
        return calls;
    }

    private static Branch branch(Evidence evidence) {
        if (evidence.body() instanceof EvidenceBody.ToolCall call) {
            return Branch.of(call.outcome());
        }
        return evidence.body() instanceof EvidenceBody.Step step ? Branch.of(step.outcome()) : Branch.OPEN;
    }

    private static boolean isVetoed(Evidence evidence) {
        return evidence.body() instanceof EvidenceBody.ToolCall call && call.isVetoed();
    }

    private static boolean isWork(Evidence evidence) {
        return evidence.body() instanceof EvidenceBody.ToolCall || evidence.body() instanceof EvidenceBody.Step;
    }
}
