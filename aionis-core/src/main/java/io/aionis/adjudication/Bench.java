package io.aionis.adjudication;

import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.RunId;
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
import org.jspecify.annotations.Nullable;

/**
 * Judges the dossiers of a scope again that something has changed for, and only those: first each by its own evidence,
 * then by the runs it shares calls or steps with, then among the routes of its task, then in its contests.
 */
final class Bench {

    private final AcceptancePolicy policy;
    private final Operators operators = new Operators();
    private final Credits credits = new Credits();
    private final Contests contests = new Contests();
    private final Dossiers dossiers;
    private final Memories memories;
    /** The routes whose standing was decided in a run, and so follow it. */
    private final Map<RunId, Set<Dossier>> followers = new HashMap<>();

    private final Set<TaskGroup> toChoose = new LinkedHashSet<>();
    private final Set<Dossier> changed = new LinkedHashSet<>();
    private final Set<Dossier> gone = new LinkedHashSet<>();
    private ScopeState state = ScopeState.EMPTY;
    private List<Change> changes = new ArrayList<>();

    Bench(Scope scope, AcceptancePolicy policy, Map<RunId, RunTrace> runs) {
        this.policy = policy;
        this.dossiers = new Dossiers(scope, runs, contests);
        this.memories = new Memories(dossiers, operators, credits);
    }

    // --- what is filed

    Dossier dossier(@Nullable String task, Audience audience, Subject subject) {
        return dossiers.of(task, audience, subject);
    }

    /** Takes note of a task; of those that an audience knows of, the last family that was named counts. */
    void name(Task task, Audience audience, Moment moment) {
        dossiers.name(task, audience, moment, changed::add);
    }

    /** A run is another subject now; this one is no more. */
    void forget(Dossier dossier) {
        unjudge(dossier);
        dossiers.remove(dossier);
        changed.remove(dossier);
        gone.add(dossier);
    }

    private void unjudge(Dossier dossier) {
        TaskGroup group = dossiers.group(dossier);
        group.leave(dossier.judgement, dossier, changed::add);
        group.forget(dossier);
        toChoose.add(group);
        Ways.Way way = dossiers.ways(dossier).leave(dossier);
        if (way != null) {
            changed.add(way.dossier);
        }
        if (dossier.subject instanceof Subject.RunRoute run) {
            changed.addAll(followers.getOrDefault(run.run(), Set.of()));
        }
    }

    void changed(Dossier dossier) {
        changed.add(dossier);
    }

    /** A piece of evidence is part of that subject. */
    void file(EvidenceId id, About about) {
        if (operators.actedOn(id)) {
            about.dossier().actedOn.add(id.value());
            changed.add(about.dossier());
        }
    }

    void operate(Placed placed, EvidenceBody.OperatorAction action, @Nullable About evidence) {
        if (operators.add(placed, action)) {
            Dossier memory = dossiers.find(action.subject());
            if (memory != null) {
                changed.add(memory);
            }
            if (evidence != null) {
                evidence.dossier().actedOn.add(action.subject());
                changed.add(evidence.dossier());
            }
        }
    }

    void credit(Placed placed, EvidenceBody.Feedback feedback) {
        credits.add(placed, feedback);
        for (String id : feedback.memoryIds()) {
            Dossier memory = dossiers.find(id);
            if (memory != null) {
                changed.add(memory);
            }
        }
    }

    void replace(About by, Placed saying, About earlier) {
        contests.replace(by, saying, earlier);
        changed.add(by.dossier());
        changed.add(earlier.dossier());
    }

    // --- what is judged

    /** Judges what has changed, and gives the state of everything. */
    ScopeState settle() {
        if (changed.isEmpty() && gone.isEmpty()) {
            return state;
        }
        Set<Dossier> touched = new LinkedHashSet<>();
        Set<Dossier> waysTouched = new LinkedHashSet<>();
        while (!changed.isEmpty()) {
            Dossier dossier = changed.iterator().next();
            changed.remove(dossier);
            if (dossier.subject instanceof Subject.Way) {
                waysTouched.add(dossier);
            } else if (!dossier.isEmpty()) {
                judgeAlone(dossier, touched, waysTouched);
                touched.add(dossier);
            }
        }
        Set<Dossier> routes = new LinkedHashSet<>();
        for (Dossier dossier : touched) {
            if (dossier.subject instanceof Subject.RunRoute) {
                judgeRun(dossier, routes);
            } else {
                routes.add(dossier);
            }
        }
        for (Dossier dossier : routes) {
            judgeRoute(dossier);
            touched.add(dossier);
        }
        rule(touched);
        toChoose.forEach(group -> group.choose(touched::add));
        toChoose.clear();
        publish(touched, waysTouched);
        return state;
    }

    List<Change> takeChanges() {
        List<Change> taken = changes;
        changes = new ArrayList<>();
        return taken;
    }

    /** First step: by its own evidence. A run tells those that share its calls when it counts differently than before. */
    private void judgeAlone(Dossier dossier, Set<Dossier> touched, Set<Dossier> waysTouched) {
        Judgement before = dossier.judgement;
        Standing own = own(dossier);
        List<String> route = List.of();
        if (dossier.subject instanceof Subject.RunRoute run && !dossiers.isUnderWay(dossier)) {
            route = dossiers.trace(run.run()).route().stream()
                    .map(step -> step.call().key())
                    .toList();
        }
        Judgement now = new Judgement(own, before.shared(), route);
        if (dossier.subject instanceof Subject.RunRoute run) {
            recount(dossier, before, now, touched, waysTouched, run.run());
        } else {
            dossier.judgement = now;
        }
    }

    private void recount(
            Dossier dossier,
            Judgement before,
            Judgement now,
            Set<Dossier> touched,
            Set<Dossier> waysTouched,
            RunId run) {
        if (before.countsAs(now)) {
            dossier.judgement = now;
            Ways.Way way = dossiers.ways(dossier).of(dossier);
            if (way != null) {
                waysTouched.add(way.dossier);
            }
            return;
        }
        TaskGroup group = dossiers.group(dossier);
        Ways tasksWays = dossiers.ways(dossier);
        Ways.Way left = tasksWays.leave(dossier);
        group.leave(before, dossier, touched::add);
        group.unsettle(dossier);
        dossier.judgement = now;
        group.join(now, dossier, touched::add);
        Ways.Way joined = dossiers.isUnderWay(dossier) ? null : tasksWays.join(dossier, dossiers.trace(run));
        for (Ways.Way way : new Ways.Way[] {left, joined}) {
            if (way != null) {
                waysTouched.add(way.dossier);
                way.candidates().forEach(touched::add);
            }
        }
    }

    private Standing own(Dossier dossier) {
        if (dossiers.isUnderWay(dossier)) {
            return Standing.NONE;
        }
        if (dossier.isTakenBack()) {
            return new Standing(State.RAW, Authority.NONE, List.of(Why.TAKEN_BACK), null, null);
        }
        Standing standing = dossier.standing();
        if (dossier.subject instanceof Subject.RunRoute run) {
            standing = RunRules.accept(standing, dossiers.trace(run.run()), policy);
        } else if (dossier.subject instanceof Subject.Call
                && standing.state() == State.FAILED_BRANCH
                && !standing.isRejected()) {
            standing = standing.with(State.FAILED_BRANCH, standing.authority(), "F3");
        }
        return operators.blocking(dossier) == null ? standing : Standing.blocked();
    }

    /** Second step of a run: by the runs that share its calls. Its steps follow when it changed. */
    private void judgeRun(Dossier run, Set<Dossier> routes) {
        TaskGroup group = dossiers.group(run);
        Standing shared = RunRules.share(run.judgement, group);
        if (shared.equals(run.judgement.shared())) {
            group.settle(run);
            return;
        }
        group.unsettle(run);
        run.judgement = new Judgement(run.judgement.own(), shared, run.judgement.route());
        group.settle(run);
        toChoose.add(group);
        RunId id = ((Subject.RunRoute) run.subject).run();
        routes.addAll(followers.getOrDefault(id, Set.of()));
    }

    /** Second step of everything else: by the run in which it was decided. */
    private void judgeRoute(Dossier dossier) {
        TaskGroup group = dossiers.group(dossier);
        Judgement judgement = dossier.judgement;
        RunId before = runOf(dossier, judgement.shared());
        RunId now = runOf(dossier, judgement.own());
        if (!Objects.equals(before, now) || judgement.shared() == Standing.NONE) {
            if (before != null) {
                followers.getOrDefault(before, new HashSet<>()).remove(dossier);
            }
            if (now != null) {
                followers.computeIfAbsent(now, run -> new LinkedHashSet<>()).add(dossier);
            }
        }
        Dossier run = now == null ? null : dossiers.trace(now).dossier();
        Standing ofRun = run != null && dossier.audience.hears(run.audience) ? run.judgement.shared() : null;
        Standing shared = RouteRules.follow(judgement.own(), ofRun);
        if (!shared.equals(judgement.shared())) {
            group.unsettle(dossier);
            dossier.judgement = new Judgement(judgement.own(), shared, judgement.route());
            group.settle(dossier);
            toChoose.add(group);
        }
    }

    /** The run that a named route or typed subject was decided in, if any. */
    private @Nullable RunId runOf(Dossier dossier, Standing standing) {
        boolean follows = dossier.subject instanceof Subject.Route || dossier.subject instanceof Subject.Key;
        Signal decisive = follows ? standing.decisive() : null;
        return decisive == null ? null : decisive.placed().evidence().run();
    }

    /** Third step: contests, each as a whole. */
    private void rule(Set<Dossier> touched) {
        Set<About> ruled = new LinkedHashSet<>();
        for (Dossier dossier : List.copyOf(touched)) {
            About about = dossier.subject instanceof Subject.RunRoute run ? dossiers.trace(run.run()) : dossier;
            if (contests.concerns(about) && !ruled.contains(about)) {
                Set<About> component = contests.component(about);
                Map<Dossier, Contests.Ruling> rulings = contests.judge(component);
                for (About member : component) {
                    ruled.add(member);
                    Contests.Ruling ruling = rulings.get(member.dossier());
                    if (!Objects.equals(ruling, member.dossier().ruling)) {
                        member.dossier().ruling = ruling;
                        touched.add(member.dossier());
                        toChoose.add(dossiers.group(member.dossier()));
                    }
                }
            }
        }
    }

    // --- what is published

    private void publish(Set<Dossier> touched, Set<Dossier> waysTouched) {
        ScopeState.Edit edit = state.edit();
        for (Dossier dossier : gone) {
            if (dossiers.find(dossier.id) == null) {
                note(edit.remove(dossier.id), null);
            }
        }
        gone.clear();
        for (Dossier dossier : touched) {
            if (dossiers.find(dossier.id) == dossier && !dossier.isEmpty() && !dossiers.isUnderWay(dossier)) {
                Memory memory = memories.of(dossier);
                note(edit.put(memory, dossier.lastMoment()), memory);
            }
        }
        for (Dossier dossier : waysTouched) {
            Ways.Way way = dossiers.ways(dossier).ofDossier(dossier);
            Standing standing = way == null ? null : way.standing();
            if (way == null || standing == null) {
                note(edit.remove(dossier.id), null);
            } else {
                Memory memory = memories.of(way, standing);
                note(edit.put(memory, way.newest().lastMoment()), memory);
            }
        }
        state = edit.done();
    }

    private void note(@Nullable Memory before, @Nullable Memory after) {
        // Lists of evidence that differ in length are not walked through: the one piece more is the last.
        boolean grown = before != null
                && after != null
                && before.evidence().size() != after.evidence().size();
        if (grown || !Objects.equals(before, after)) {
            changes.add(new Change(before, after));
        }
    }
}
