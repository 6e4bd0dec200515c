package io.aionis.adjudication;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The runs and routes of one task as one audience sees them, indexed by what they share, so that a change of one tells
 * exactly which others it bears on.
 */
final class TaskGroup {

    private static final Comparator<Dossier> BY_DECISION =
            Comparator.comparing(TaskGroup::decidedAt).thenComparing(dossier -> dossier.id);

    private final Map<String, Integer> passedCalls = new HashMap<>();
    private final Map<List<String>, Integer> passedRoutes = new HashMap<>();
    private final Map<String, Set<Dossier>> failedByCall = new HashMap<>();
    private final Map<List<String>, Set<Dossier>> failedByRoute = new HashMap<>();
    private final TreeSet<Dossier> accepted = new TreeSet<>(BY_DECISION);
    private final TreeSet<Dossier> done = new TreeSet<>(BY_DECISION);
    private @Nullable Dossier current;

    private static Moment decidedAt(Dossier dossier) {
        Moment moment = dossier.judgement.shared().decidedAt();
        return moment == null ? dossier.lastMoment() : moment;
    }

    // --- runs: rule F7

    /** A run no longer counts as it did; {@code touched} are told. */
    void leave(Judgement run, Dossier dossier, Consumer<Dossier> touched) {
        if (run.is(State.PASSED)) {
            new LinkedHashSet<>(run.route()).forEach(call -> less(passedCalls, call, failedByCall, touched));
            less(passedRoutes, run.route(), failedByRoute, touched);
        } else if (run.is(State.FAILED_BRANCH)) {
            run.route().forEach(call -> take(failedByCall, call, dossier));
            take(failedByRoute, run.route(), dossier);
        }
    }

    /** A run counts from now on; {@code touched} are told. */
    void join(Judgement run, Dossier dossier, Consumer<Dossier> touched) {
        if (run.is(State.PASSED)) {
            new LinkedHashSet<>(run.route()).forEach(call -> more(passedCalls, call, failedByCall, touched));
            more(passedRoutes, run.route(), failedByRoute, touched);
        } else if (run.is(State.FAILED_BRANCH)) {
            run.route().forEach(call -> put(failedByCall, call, dossier));
            put(failedByRoute, run.route(), dossier);
        }
    }

    private static <K> void more(
            Map<K, Integer> counts, K key, Map<K, Set<Dossier>> failed, Consumer<Dossier> touched) {
        if (counts.merge(key, 1, Integer::sum) == 1) {
            failed.getOrDefault(key, Set.of()).forEach(touched);
        }
    }

    private static <K> void less(
            Map<K, Integer> counts, K key, Map<K, Set<Dossier>> failed, Consumer<Dossier> touched) {
        if (counts.merge(key, -1, Integer::sum) == 0) {
            counts.remove(key);
            failed.getOrDefault(key, Set.of()).forEach(touched);
        }
    }

    private static <K> void put(Map<K, Set<Dossier>> sets, K key, Dossier dossier) {
        sets.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(dossier);
    }

    private static <K> void take(Map<K, Set<Dossier>> sets, K key, Dossier dossier) {
        Set<Dossier> set = sets.getOrDefault(key, Set.of());
        if (set.contains(dossier)) {
            set.remove(dossier);
            if (set.isEmpty()) {
                sets.remove(key);
            }
        }
    }

    boolean hasPassedCall(Collection<String> calls) {
        return calls.stream().anyMatch(passedCalls::containsKey);
    }

    boolean hasPassedRoute(List<String> route) {
        return passedRoutes.containsKey(route);
    }

    // --- routes: rule A1

    /** Takes a dossier out before its standing changes; see {@link #settle}. */
    void unsettle(Dossier dossier) {
        if (dossier.isEmpty()) {
            return;
        }
        accepted.remove(dossier);
        done.remove(dossier);
    }

    /** Puts a dossier where its standing belongs. */
    void settle(Dossier dossier) {
        Standing standing = dossier.judgement.shared();
        Signal decisive = standing.decisive();
        if (standing.state() != State.PASSED || decisive == null) {
            return;
        }
        if (dossier.subject instanceof Subject.Route && decisive.weight() == Weight.ACCEPTANCE) {
            accepted.add(dossier);
        } else if (dossier.subject instanceof Subject.RunRoute && standing.authority() == Authority.TRUSTED) {
            done.add(dossier);
        }
    }

    /** Rule A1: chooses the newest accepted route while its work is open; {@code touched} are told of a change. */
    void choose(Consumer<Dossier> touched) {
        Dossier newest = null;
        for (Dossier route : accepted.descendingSet()) {
            if (route.ruling == null) {
                newest = route;
                break;
            }
        }
        boolean over =
                newest != null && !done.isEmpty() && decidedAt(done.last()).isAfter(decidedAt(newest));
        Dossier chosen = over ? null : newest;
        if (chosen != current) {
            Dossier before = current;
            current = chosen;
            if (before != null) {
                touched.accept(before);
            }
            if (chosen != null) {
                touched.accept(chosen);
            }
        }
    }

    boolean isCurrent(Dossier dossier) {
        return dossier == current;
    }

    /** Forgets a dossier that is no more. */
    void forget(Dossier dossier) {
        unsettle(dossier);
        if (current == dossier) {
            current = null;
        }
    }
}
