package io.aionis.adjudication;

import io.aionis.ledger.Recorded;
import io.aionis.model.Circumstances;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.GovernanceBody;
import io.aionis.model.QuarantineBody;
import io.aionis.model.Role;
import io.aionis.model.RunId;
import io.aionis.model.Scope;
import io.aionis.model.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fold kept up to date: takes the evidence of one scope as it arrives, each stream in its own order, and gives the
 * state that folding all of it at once would give. One more piece costs what its own subject and what depends on that
 * cost, not what the scope's history costs. Not thread-safe.
 */
public final class Folding {

    private record Clock(long position, Instant at, int after) {}

    private final Scope scope;
    private final Map<String, Clock> clocks = new HashMap<>();
    private final Map<EvidenceId, Moment> moments = new HashMap<>();
    private final Map<EvidenceId, About> subjects = new HashMap<>();
    private final Map<EvidenceId, About> judged = new HashMap<>();
    private final Map<EvidenceId, String> writers = new HashMap<>();
    private final Map<EvidenceId, List<Placed>> waiting = new HashMap<>();
    private final Set<EvidenceId> awaitedCauses = new LinkedHashSet<>();
    private final Map<RunId, RunTrace> runs = new HashMap<>();
    private final Bench bench;
    private boolean outOfOrder;

    /** An empty fold of a scope. */
    public Folding(Scope scope, AcceptancePolicy policy) {
        this.scope = scope;
        this.bench = new Bench(scope, policy, runs);
    }

    /** Whether such evidence can change a judgement; admissions, quarantine, playbooks, claims, guides and chats cannot. */
    public static boolean weighs(EvidenceBody body) {
        return !(body instanceof EvidenceBody.Admission
                || body instanceof QuarantineBody
                || body instanceof GovernanceBody.Lifecycle
                || body instanceof GovernanceBody.Trial
                || body instanceof GovernanceBody.Approval
                || body instanceof GovernanceBody.Repair
                || body instanceof EvidenceBody.Claim
                || body instanceof EvidenceBody.Settlement
                || body instanceof EvidenceBody.Guided
                || body instanceof GovernanceBody.SkillReview
                || body instanceof EvidenceBody.Message
                || body instanceof EvidenceBody.ChatReset
                || body instanceof EvidenceBody.Erased);
    }

    /**
     * Takes in the next piece of a stream. Evidence of another scope, what weighs nothing, and what was delivered
     * before, changes nothing.
     */
    public void add(Recorded recorded) {
        Evidence evidence = recorded.evidence();
        if (!evidence.scope().equals(scope) || !weighs(evidence.body()) || moments.containsKey(evidence.id())) {
            return;
        }
        Clock clock = clocks.get(evidence.stream());
        if (clock != null && recorded.position() <= clock.position()) {
            return;
        }
        Placed placed = place(recorded, clock);
        outOfOrder |= awaitedCauses.remove(evidence.id());
        Task task = evidence.task();
        if (task != null) {
            bench.name(task, Audience.of(evidence), placed.moment());
        }
        file(placed);
        List<Placed> pointing = waiting.remove(evidence.id());
        if (pointing != null) {
            pointing.forEach(this::point);
        }
    }

    /**
     * Whether evidence arrived after other evidence that says it came before it. The state is then not what it would be
     * in the order of causes: fold anew by {@link Adjudicator#fold}.
     */
    public boolean isOutOfOrder() {
        return outOfOrder;
    }

    /** What was fed in the order of causes is in order, as far as that can be. */
    void settleOrder() {
        outOfOrder = false;
    }

    /** The state of everything taken in so far. */
    public ScopeState state() {
        return bench.settle();
    }

    /** What became of memories since this was last called, in the order in which it was found. */
    public List<Change> changes() {
        return bench.takeChanges();
    }

    // --- time

    private Placed place(Recorded recorded, @Nullable Clock clock) {
        Evidence evidence = recorded.evidence();
        Instant at = evidence.at();
        int after = 0;
        if (clock != null && !at.isAfter(clock.at())) {
            at = clock.at();
            after = clock.after();
        }
        for (EvidenceId cause : causes(evidence)) {
            Moment moment = moments.get(cause);
            if (moment == null) {
                awaitedCauses.add(cause);
            } else if (moment.clock().isAfter(at)) {
                at = moment.clock();
                after = moment.after() + 1;
            } else if (moment.clock().equals(at) && moment.after() >= after) {
                after = moment.after() + 1;
            }
        }
        clocks.put(evidence.stream(), new Clock(recorded.position(), at, after));
        Moment moment = new Moment(at, after, evidence.stream(), recorded.position());
        moments.put(evidence.id(), moment);
        return new Placed(moment, evidence);
    }

    /** What the evidence says came before it (rule S1). */
    static List<EvidenceId> causes(Evidence evidence) {
        List<EvidenceId> causes = new ArrayList<>(evidence.circumstances().supersedes());
        if (evidence.body() instanceof EvidenceBody.Handoff handoff) {
            causes.addAll(handoff.evidence());
        } else if (evidence.body() instanceof EvidenceBody.Verdict verdict && verdict.evidence() != null) {
            causes.add(verdict.evidence());
        } else if (evidence.body() instanceof EvidenceBody.Withdrawal withdrawal) {
            causes.add(withdrawal.evidence());
        }
        return causes;
    }

    // --- what it is about

    private void file(Placed placed) {
        Evidence evidence = placed.evidence();
        EvidenceBody body = evidence.body();
        writers.put(evidence.id(), evidence.actor().agent());
        if (evidence.run() != null) {
            fileInRun(placed, evidence.run());
        }
        if (body instanceof EvidenceBody.Verdict verdict) {
            judge(placed, verdict);
        } else if (body instanceof EvidenceBody.OperatorAction action) {
            bench.operate(placed, action, about(action.subject()));
        } else if (body instanceof EvidenceBody.Feedback feedback) {
            bench.credit(placed, feedback);
        } else if (body instanceof EvidenceBody.Withdrawal withdrawal) {
            pointOrWait(placed, withdrawal.evidence());
        } else if (RunTrace.hasSubjectOfItsOwn(evidence)) {
            fileWork(placed);
        }
        About about = subjects.get(evidence.id());
        if (about != null) {
            bench.file(evidence.id(), about);
        }
        if (about != null || body instanceof EvidenceBody.Verdict) {
            evidence.circumstances().supersedes().forEach(earlier -> pointOrWait(placed, earlier));
        }
    }

    private void fileInRun(Placed placed, RunId id) {
        RunTrace run = runs.computeIfAbsent(id, RunTrace::new);
        boolean first = run.isEmpty();
        if (run.add(placed) || first) {
            Dossier dossier = bench.dossier(run.task(), run.audience(), new Subject.RunRoute(id));
            if (!first) {
                bench.forget(run.dossier());
                dossier.actedOn.addAll(run.dossier().actedOn);
            }
            run.moveTo(dossier);
        } else {
            run.file(placed);
        }
        if (!(placed.evidence().body() instanceof EvidenceBody.Verdict)) {
            // A judgement is no part of the run it judges.
            subjects.put(placed.evidence().id(), run);
        }
        bench.changed(run.dossier());
    }

    private void fileWork(Placed placed) {
        Evidence evidence = placed.evidence();
        Subject subject = subjectOf(evidence);
        if (subject == null) {
            return;
        }
        Dossier dossier = dossier(evidence, subject);
        EvidenceBody body = evidence.body();
        if (RunTrace.isWork(evidence)) {
            dossier.attempted(placed.moment(), Titles.of(evidence));
        } else {
            dossier.titled(placed.moment(), Titles.of(evidence));
        }
        dossier.on(Titles.targets(body));
        boolean judging = Weighing.isJudging(evidence.actor().role()) && !(body instanceof EvidenceBody.ToolCall);
        if (!judging && !(body instanceof EvidenceBody.Handoff) && !(body instanceof EvidenceBody.Artifact)) {
            dossier.by(placed);
        }
        if (body instanceof EvidenceBody.Artifact) {
            dossier.note(placed);
        } else {
            dossier.add(placed);
        }
        subjects.put(evidence.id(), dossier);
        bench.changed(dossier);
    }

    /** The first that applies: the typed key; tool and arguments; named route; title and targets. */
    private static @Nullable Subject subjectOf(Evidence evidence) {
        Circumstances circumstances = evidence.circumstances();
        if (circumstances.subject() != null) {
            return new Subject.Key(circumstances.subject(), circumstances.value());
        } else if (RunTrace.isVetoed(evidence)) {
            // It was not tried. As a failure it would keep up the very block that stopped it (rules F3, F4).
            return null;
        } else if (evidence.body() instanceof EvidenceBody.ToolCall call) {
            return new Subject.Call(call.tool(), call.arguments());
        }
        return Titles.route(evidence.body());
    }

    private void judge(Placed placed, EvidenceBody.Verdict verdict) {
        Evidence evidence = placed.evidence();
        if (verdict.evidence() != null) {
            pointOrWait(placed, verdict.evidence());
        } else if (verdict.route() != null && !verdict.route().isBlank()) {
            Dossier route = dossier(evidence, new Subject.Route(verdict.route()));
            route.titled(placed.moment(), Titles.line(verdict.route()));
            attach(placed, route);
        } else if (evidence.run() != null) {
            attach(placed, runs.computeIfAbsent(evidence.run(), RunTrace::new));
        }
    }

    private void attach(Placed verdict, About about) {
        if (about instanceof RunTrace run) {
            run.judgements.add(verdict);
        }
        judged.put(verdict.evidence().id(), about);
        Dossier dossier = about.dossier();
        if (dossier.audience.sees(verdict.evidence())) {
            dossier.add(verdict);
        }
        bench.file(verdict.evidence().id(), about);
        bench.changed(dossier);
    }

    private Dossier dossier(Evidence evidence, Subject subject) {
        String task = evidence.task() != null ? evidence.task().signature() : null;
        RunTrace run = task == null && evidence.run() != null ? runs.get(evidence.run()) : null;
        return bench.dossier(run == null ? task : run.task(), Audience.of(evidence), subject);
    }

    /** What the evidence of that id is about; null where that is no id of evidence. */
    private @Nullable About about(String id) {
        try {
            EvidenceId evidence = new EvidenceId(id);
            return subjects.getOrDefault(evidence, judged.get(evidence));
        } catch (IllegalArgumentException noId) {
            return null;
        }
    }

    // --- what points at other evidence

    private void pointOrWait(Placed placed, EvidenceId at) {
        if (moments.containsKey(at)) {
            point(placed, at);
        } else {
            waiting.computeIfAbsent(at, id -> new ArrayList<>()).add(placed);
        }
    }

    private void point(Placed placed) {
        Evidence evidence = placed.evidence();
        if (evidence.body() instanceof EvidenceBody.Verdict verdict && verdict.evidence() != null) {
            pointOnce(placed, verdict.evidence());
        } else if (evidence.body() instanceof EvidenceBody.Withdrawal withdrawal) {
            pointOnce(placed, withdrawal.evidence());
        }
        evidence.circumstances().supersedes().forEach(earlier -> pointOnce(placed, earlier));
    }

    private void pointOnce(Placed placed, EvidenceId at) {
        if (moments.containsKey(at)) {
            point(placed, at);
        }
    }

    private void point(Placed placed, EvidenceId at) {
        Evidence evidence = placed.evidence();
        About target = subjects.get(at);
        if (evidence.body() instanceof EvidenceBody.Withdrawal withdrawal && at.equals(withdrawal.evidence())) {
            withdraw(evidence, at);
        } else if (evidence.body() instanceof EvidenceBody.Verdict verdict && at.equals(verdict.evidence())) {
            if (target != null && !judged.containsKey(evidence.id())) {
                attach(placed, target);
            }
        } else {
            About by = subjects.getOrDefault(evidence.id(), judged.get(evidence.id()));
            if (by != null && target != null) {
                bench.replace(by, placed, target);
            }
        }
    }

    /** Its author may take it back, and a reviewer. */
    private void withdraw(Evidence withdrawal, EvidenceId at) {
        boolean entitled = withdrawal.actor().agent().equals(writers.get(at))
                || withdrawal.actor().role() == Role.REVIEWER;
        About about = subjects.getOrDefault(at, judged.get(at));
        if (!entitled || about == null) {
            return;
        }
        if (about instanceof RunTrace run) {
            run.withdrawals.put(withdrawal, at);
        }
        if (about.dossier().audience.sees(withdrawal)) {
            about.dossier().withdraw(at);
            bench.changed(about.dossier());
        }
    }
}
