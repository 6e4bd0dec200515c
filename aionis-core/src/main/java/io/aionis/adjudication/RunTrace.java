package io.aionis.adjudication;

import io.aionis.model.Effect;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.Role;
import io.aionis.model.RunId;
import io.aionis.model.RunStatus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one run did, as its audience may see it. Takes the run's evidence in its order; one more piece costs the same
 * however long the run is.
 */
final class RunTrace implements About {

    final RunId run;
    /** Judgements from anywhere that name this run, whether or not its audience may see them. */
    final List<Placed> judgements = new ArrayList<>();

    /** What was taken back of the run, by what did so, whether or not its audience may see that. */
    final Map<Evidence, EvidenceId> withdrawals = new LinkedHashMap<>();

    private final List<Placed> events = new ArrayList<>();
    private @Nullable String task;
    private @Nullable Audience audience;
    private @Nullable Dossier dossier;
    private Work work = new Work();

    RunTrace(RunId run) {
        this.run = run;
    }

    /**
     * Takes in the run's next piece of evidence.
     *
     * @return whether the run is now another subject, of another task or audience, than it was
     */
    boolean add(Placed placed) {
        Evidence evidence = placed.evidence();
        String oldTask = task;
        Audience oldAudience = events.isEmpty() ? null : audience();
        events.add(placed);
        if (task == null && evidence.task() != null) {
            task = evidence.task().signature();
        }
        if (audience == null && isWork(evidence)) {
            audience = Audience.of(evidence);
        }
        boolean moved = oldAudience != null && !(audience().equals(oldAudience) && same(oldTask, task));
        if (moved) {
            work = new Work();
            events.forEach(event -> work.add(event.evidence(), audience()));
        } else {
            work.add(evidence, audience());
        }
        return moved;
    }

    private static boolean same(@Nullable String a, @Nullable String b) {
        return a == null ? b == null : a.equals(b);
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    @Nullable
    String task() {
        return task;
    }

    /** The audience of the first thing done in it. */
    Audience audience() {
        return audience != null ? audience : Audience.of(events.get(0).evidence());
    }

    @Override
    public Dossier dossier() {
        if (dossier == null) {
            throw new IllegalStateException("the run '" + run + "' has no dossier yet");
        }
        return dossier;
    }

    /** Gives the run another dossier and puts all its evidence there. */
    void moveTo(Dossier newDossier) {
        dossier = newDossier;
        events.forEach(this::file);
        judgements.stream()
                .filter(verdict -> newDossier.audience.sees(verdict.evidence()))
                .forEach(newDossier::add);
        withdrawals.forEach((withdrawal, taken) -> {
            if (newDossier.audience.sees(withdrawal)) {
                newDossier.withdraw(taken);
            }
        });
    }

    /** Puts a piece of its evidence into its dossier. */
    void file(Placed placed) {
        Evidence evidence = placed.evidence();
        if (evidence.body() instanceof EvidenceBody.Verdict) {
            return;
        }
        author(placed);
        if (!audience().sees(evidence)) {
            return;
        }
        if (evidence.body() instanceof EvidenceBody.RunStarted start) {
            dossier().titled(placed.moment(), Titles.line(start.request()));
        }
        if (hasSubjectOfItsOwn(evidence)) {
            dossier().note(placed);
        } else {
            dossier().add(placed);
        }
    }

    /** Who works in it is its author; who began it is, where nobody did any work. */
    private void author(Placed placed) {
        Evidence evidence = placed.evidence();
        Role role = evidence.actor().role();
        if (isWork(evidence) && !Weighing.isJudging(role)) {
            dossier().by(placed);
        } else if (evidence.body() instanceof EvidenceBody.RunStarted) {
            dossier().begunBy(evidence);
        }
    }

    boolean hasEnded() {
        return work.status != null;
    }

    /** Whether it ended by answering, with no judgement but its own. */
    boolean hasAnswered() {
        return work.status == RunStatus.RETURNED || work.status == RunStatus.SUCCEEDED;
    }

    /** Whether part of it was lost, or done out of its audience's sight. */
    boolean hasGap() {
        return work.gap;
    }

    /** Whether one agent did it all in every role, and each failure was followed by a success of the same tool. */
    boolean isSettledAlone() {
        return work.worked && work.alone && work.agents.size() == 1 && work.failing.isEmpty();
    }

    /** The calls that make up the route: those that worked, in order, each read once. */
    List<RouteStep> route() {
        return List.copyOf(work.route);
    }

    /** The tools of the route, in order. */
    List<String> tools() {
        return work.route.stream().map(step -> step.call().tool()).toList();
    }

    /** The tools of the calls that were made, in order, whether or not they worked; each read once. */
    List<String> tried() {
        return List.copyOf(work.tried);
    }

    private static Branch branch(Evidence evidence) {
        if (evidence.body() instanceof EvidenceBody.ToolCall call) {
            return Branch.of(call.outcome());
        }
        return evidence.body() instanceof EvidenceBody.Step step ? Branch.of(step.outcome()) : Branch.OPEN;
    }

    static boolean isVetoed(Evidence evidence) {
        return evidence.body() instanceof EvidenceBody.ToolCall call && call.isVetoed();
    }

    static boolean isWork(Evidence evidence) {
        return evidence.body() instanceof EvidenceBody.ToolCall || evidence.body() instanceof EvidenceBody.Step;
    }

    /** Whether it says something about a subject of its own and nothing about the run as a whole. */
    static boolean hasSubjectOfItsOwn(Evidence evidence) {
        return isWork(evidence)
                || evidence.body() instanceof EvidenceBody.Plan
                || evidence.body() instanceof EvidenceBody.Handoff
                || evidence.body() instanceof EvidenceBody.Artifact
                || evidence.circumstances().subject() != null && !(evidence.body() instanceof EvidenceBody.RunEnded);
    }

    /** What the work adds up to so far. */
    private static final class Work {
        private @Nullable RunStatus status;
        private boolean gap;
        private boolean worked;
        private boolean alone = true;
        private final Set<String> agents = new HashSet<>();
        private final Set<String> failing = new HashSet<>();
        private final List<RouteStep> route = new ArrayList<>();
        private final Set<String> reads = new HashSet<>();
        private final List<String> tried = new ArrayList<>();
        private final Set<String> triedReads = new HashSet<>();

        void add(Evidence evidence, Audience audience) {
            boolean seen = audience.sees(evidence);
            if (evidence.body() instanceof EvidenceBody.RunEnded end && seen) {
                status = end.status();
            }
            gap |= evidence.body() instanceof EvidenceBody.Gap && seen || isWork(evidence) && !seen;
            if (isWork(evidence) && !isVetoed(evidence)) {
                settle(evidence);
            }
            if (evidence.body() instanceof EvidenceBody.ToolCall call && seen && !isVetoed(evidence)) {
                called(call, branch(evidence) == Branch.WORKED);
            }
        }

        private void called(EvidenceBody.ToolCall call, boolean itWorked) {
            Subject.Call subject = new Subject.Call(call.tool(), call.arguments());
            boolean write = call.effect() != Effect.READ;
            if (write || triedReads.add(subject.key())) {
                tried.add(call.tool());
            }
            if (itWorked && (write || reads.add(subject.key()))) {
                route.add(new RouteStep(subject, call.effect()));
            }
        }

        private void settle(Evidence evidence) {
            agents.add(evidence.actor().agent());
            alone &= evidence.actor().role() == Role.AGENT;
            String what = evidence.body() instanceof EvidenceBody.ToolCall call ? "tool " + call.tool() : "step";
            switch (branch(evidence)) {
                case FAILED -> failing.add(what);
                case WORKED -> {
                    worked = true;
                    failing.remove(what);
                }
                case OPEN -> {
                    if (evidence.body() instanceof EvidenceBody.ToolCall call && call.effect() != Effect.READ) {
                        // Nobody knows whether this write happened; a run with it is not settled.
                        failing.add("open " + what);
                    }
                }
            }
        }
    }
}
