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

    private record Key(@Nullable String task, Audience audience, String subject) {}

    private record Group(@Nullable String task, Audience audience) {}

    private record Named(Task task, Moment moment) {}

    private final Scope scope;
    private final AcceptancePolicy policy;
    private final Map<RunId, RunTrace> runs;
    private final Map<Key, Dossier> dossiers = new HashMap<>();
    private final Map<String, Dossier> byId = new HashMap<>();
    private final Map<Group, TaskGroup> groups = new HashMap<>();
    private final Map<Group, Ways> ways = new HashMap<>();
    /** The routes whose standing was decided in a run, and so follow it. */
    private final Map<RunId, Set<Dossier>> followers = new HashMap<>();

    private final Map<Group, Named> tasks = new HashMap<>();
    private final Map<String, Set<Dossier>> byTask = new HashMap<>();
    private final Set<TaskGroup> toChoose = new LinkedHashSet<>();
    private final Operators operators = new Operators();
    private final Credits credits = new Credits();
    private final Contests contests = new Contests();
    private final Set<Dossier> changed = new LinkedHashSet<>();
    private final Set<Dossier> gone = new LinkedHashSet<>();
    private ScopeState state = ScopeState.EMPTY;
    private List<Change> changes = new ArrayList<>();

    Bench(Scope scope, AcceptancePolicy policy, Map<RunId, RunTrace> runs) {
        this.scope = scope;
        this.policy = policy;
        this.runs = runs;
    }

    // --- what is filed

    Dossier dossier(@Nullable String task, Audience audience, Subject subject) {
        return dossiers.computeIfAbsent(new Key(task, audience, subject.key()), key -> {
            String id = ShortHashes.memoryId(scope, task, audience, subject);
            Dossier dossier = new Dossier(task, audience, subject, id);
            byId.put(id, dossier);
            if (task != null) {
                byTask.computeIfAbsent(task, signature -> new LinkedHashSet<>()).add(dossier);
            }
            if (subject instanceof Subject.Key typed) {
                contests.add(dossier, typed);
            }
            return dossier;
        });
    }

    /** A run is another subject now; this one is no more. */
    void forget(Dossier dossier) {
        unjudge(dossier);
        dossiers.remove(new Key(dossier.task, dossier.audience, dossier.subject.key()), dossier);
        byId.remove(dossier.id, dossier);
        if (dossier.task != null) {
            byTask.getOrDefault(dossier.task, new HashSet<>()).remove(dossier);
        }
        changed.remove(dossier);
        gone.add(dossier);
    }

    private void unjudge(Dossier dossier) {
        TaskGroup group = group(dossier);
        group.leave(dossier.judgement, dossier, changed::add);
        group.forget(dossier);
        toChoose.add(group);
        Ways.Way way = ways(dossier).leave(dossier);
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
            Dossier memory = byId.get(action.subject());
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
            Dossier memory = byId.get(id);
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

    /** Takes note of a task; of those that an audience knows of, the last family that was named counts. */
    void name(Task task, Audience audience, Moment moment) {
        Group group = new Group(task.signature(), audience);
        Named known = tasks.get(group);
        Named named = later(known, new Named(task, moment));
        if (named != known) {
            tasks.put(group, named);
            boolean renamed =
                    known == null ? task.family() != null : !known.task().equals(task);
            if (renamed) {
                byTask.getOrDefault(task.signature(), Set.of()).stream()
                        .filter(dossier -> dossier.audience.hears(audience))
                        .forEach(changed::add);
            }
        }
    }

    private static Named later(@Nullable Named known, Named named) {
        if (known == null) {
            return named;
        }
        boolean newer = named.task().family() != null
                && (known.task().family() == null || named.moment().isAfter(known.moment()));
        return newer ? named : known;
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
        if (dossier.subject instanceof Subject.RunRoute run && !isUnderWay(dossier)) {
            route = trace(run.run()).route().stream()
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
            Ways.Way way = ways(dossier).of(dossier);
            if (way != null) {
                waysTouched.add(way.dossier);
            }
            return;
        }
        TaskGroup group = group(dossier);
        Ways tasksWays = ways(dossier);
        Ways.Way left = tasksWays.leave(dossier);
        group.leave(before, dossier, touched::add);
        group.unsettle(dossier);
        dossier.judgement = now;
        group.join(now, dossier, touched::add);
        Ways.Way joined = isUnderWay(dossier) ? null : tasksWays.join(dossier, trace(run));
        for (Ways.Way way : new Ways.Way[] {left, joined}) {
            if (way != null) {
                waysTouched.add(way.dossier);
                way.runsThatPassed().forEach(touched::add);
            }
        }
    }

    private Standing own(Dossier dossier) {
        if (isUnderWay(dossier)) {
            return Standing.NONE;
        }
        if (dossier.isTakenBack()) {
            return new Standing(State.RAW, Authority.NONE, List.of(Why.TAKEN_BACK), null, null);
        }
        Standing standing = dossier.standing();
        if (dossier.subject instanceof Subject.RunRoute run) {
            standing = RunRules.accept(standing, trace(run.run()), policy);
        } else if (dossier.subject instanceof Subject.Call
                && standing.state() == State.FAILED_BRANCH
                && !standing.isRejected()) {
            standing = standing.with(State.FAILED_BRANCH, standing.authority(), "F3");
        }
        return operators.blocking(dossier) == null ? standing : Standing.blocked();
    }

    /** An attempt that is under way, and that nobody judged, is no memory yet. */
    private boolean isUnderWay(Dossier dossier) {
        return dossier.subject instanceof Subject.RunRoute run
                && !trace(run.run()).hasEnded()
                && !dossier.isJudged();
    }

    /** Second step of a run: by the runs that share its calls. Its steps follow when it changed. */
    private void judgeRun(Dossier run, Set<Dossier> routes) {
        TaskGroup group = group(run);
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
        TaskGroup group = group(dossier);
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
        Dossier run = now == null ? null : trace(now).dossier();
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
            About about = dossier.subject instanceof Subject.RunRoute run ? trace(run.run()) : dossier;
            if (contests.concerns(about) && !ruled.contains(about)) {
                Set<About> component = contests.component(about);
                Map<Dossier, Contests.Ruling> rulings = contests.judge(component);
                for (About member : component) {
                    ruled.add(member);
                    Contests.Ruling ruling = rulings.get(member.dossier());
                    if (!Objects.equals(ruling, member.dossier().ruling)) {
                        member.dossier().ruling = ruling;
                        touched.add(member.dossier());
                        toChoose.add(group(member.dossier()));
                    }
                }
            }
        }
    }

    // --- what is published

    private void publish(Set<Dossier> touched, Set<Dossier> waysTouched) {
        ScopeState.Edit edit = state.edit();
        for (Dossier dossier : gone) {
            if (!byId.containsKey(dossier.id)) {
                note(edit.remove(dossier.id), null);
            }
        }
        gone.clear();
        for (Dossier dossier : touched) {
            if (byId.get(dossier.id) == dossier && !dossier.isEmpty() && !isUnderWay(dossier)) {
                Memory memory = memory(dossier);
                note(edit.put(memory, dossier.lastMoment()), memory);
            }
        }
        for (Dossier dossier : waysTouched) {
            Ways.Way way = ways(dossier).ofDossier(dossier);
            Standing standing = way == null ? null : way.standing();
            if (way == null || standing == null) {
                note(edit.remove(dossier.id), null);
            } else {
                Memory memory = memory(way, standing);
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

    private Memory memory(Dossier dossier) {
        Verdicts verdicts = new Verdicts(dossier.judgement.shared());
        if (group(dossier).isCurrent(dossier)) {
            verdicts.raise(State.CURRENT, "A1");
        } else if (dossier.subject instanceof Subject.Route) {
            verdicts.procedure(dossier.backing());
        }
        if (!(dossier.subject instanceof Subject.Call)
                || dossier.judgement.shared().state() != State.RAW) {
            verdicts.ruled(dossier.ruling);
        }
        EvidenceId archive = operators.archiving(dossier);
        verdicts.archived(archive);
        Standing standing = verdicts.standing();
        List<RouteStep> route = dossier.subject instanceof Subject.RunRoute run
                ? trace(run.run()).route()
                : List.of();
        boolean failed = standing.state() == State.FAILED_BRANCH;
        Backing backing = dossier.backing();
        return new Memory(
                dossier.id,
                task(dossier),
                dossier.subject,
                standing.state(),
                standing.authority(),
                standing.rules(),
                evidence(dossier, archive),
                dossier.attempts(),
                standing.code(),
                dossier.title(),
                route,
                List.copyOf(dossier.targets()),
                dossier.author(),
                dossier.audience.lane(),
                standing.state() == State.PASSED
                        && !route.isEmpty()
                        && !ways(dossier).isProcedure(dossier),
                dossier.subject instanceof Subject.Key key ? key.value() : null,
                failed ? backing.failureValidity() : backing.validity(),
                dossier.ruling == null ? List.of() : dossier.ruling.rivals(),
                credits.of(dossier.id, dossier.audience));
    }

    private List<EvidenceId> evidence(Dossier dossier, @Nullable EvidenceId archive) {
        EvidenceId block = operators.blocking(dossier);
        EvidenceId moved = archive == null ? operators.restoring(dossier) : archive;
        var evidence = dossier.evidence();
        evidence = block == null ? evidence : evidence.plus(block);
        return moved == null ? evidence : evidence.plus(moved);
    }

    private Memory memory(Ways.Way way, Standing asFound) {
        Dossier dossier = way.dossier;
        Dossier newest = way.newest();
        EvidenceId block = operators.blocking(dossier);
        EvidenceId archive = operators.archiving(dossier);
        Verdicts verdicts = new Verdicts(block == null ? asFound : Standing.blocked());
        verdicts.archived(archive);
        Standing standing = verdicts.standing();
        List<EvidenceId> evidence = new ArrayList<>(way.evidence());
        for (EvidenceId action : new EvidenceId[] {block, archive}) {
            if (action != null) {
                evidence.add(action);
            }
        }
        return new Memory(
                dossier.id,
                task(dossier),
                dossier.subject,
                standing.state(),
                standing.authority(),
                standing.rules(),
                evidence,
                way.runs(),
                standing.code(),
                newest.title(),
                trace(((Subject.RunRoute) newest.subject).run()).route(),
                List.of(),
                newest.author(),
                dossier.audience.lane(),
                false,
                null,
                newest.backing().validity(),
                List.of(),
                credits.of(dossier.id, dossier.audience));
    }

    private @Nullable Task task(Dossier dossier) {
        String signature = dossier.task;
        if (signature == null) {
            return null;
        }
        Named named = tasks.get(new Group(signature, dossier.audience));
        Named shared = tasks.get(new Group(signature, Audience.EVERYBODY));
        named = shared == null ? named : later(named, shared);
        return named == null ? Task.of(signature) : named.task();
    }

    private RunTrace trace(RunId run) {
        return Objects.requireNonNull(runs.get(run));
    }

    private TaskGroup group(Dossier dossier) {
        return groups.computeIfAbsent(new Group(dossier.task, dossier.audience), group -> new TaskGroup());
    }

    private Ways ways(Dossier dossier) {
        return ways.computeIfAbsent(
                new Group(dossier.task, dossier.audience),
                group -> new Ways(way -> dossier(group.task(), group.audience(), way)));
    }
}
