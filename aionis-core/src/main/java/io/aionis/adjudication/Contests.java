package io.aionis.adjudication;

import io.aionis.model.Evidence;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rules S2 to S4: what replaces or contradicts what. Memories attack each other by an explicit {@code supersedes}, or as
 * other values of one typed subject; who is attacked by nobody that stands, stands. That is the grounded extension of an
 * argumentation framework (Dung, Artificial Intelligence 77, 1995): the smallest set that defends itself, so a memory
 * comes back as soon as what defeated it is defeated.
 */
final class Contests {

    private record Group(@Nullable String task, Audience audience, String key) {}

    private record Replacement(About by, Placed saying, About earlier) {}

    /**
     * What the contest made of a memory.
     *
     * @param state STALE where it was replaced, CONTESTED where nobody knows
     * @param rule S2 or S3
     * @param rivals ids of the memories that stand against it
     */
    record Ruling(State state, String rule, List<String> rivals) {}

    private static final int MOST = 64;

    private final Map<Group, Set<Dossier>> values = new HashMap<>();
    private final Map<About, Set<Replacement>> replacements = new HashMap<>();

    /** A memory that says a value of a typed subject. */
    void add(Dossier dossier, Subject.Key key) {
        if (key.value() != null) {
            values.computeIfAbsent(group(dossier, key), group -> new LinkedHashSet<>())
                    .add(dossier);
        }
    }

    private static Group group(Dossier dossier, Subject.Key key) {
        return new Group(dossier.task, dossier.audience, key.name());
    }

    /** The typed subject that it says a value of; null where it says none, which contradicts nothing. */
    private static Subject.@Nullable Key valued(About about) {
        return about instanceof Dossier dossier && dossier.subject instanceof Subject.Key key && key.value() != null
                ? key
                : null;
    }

    /** Evidence {@code saying} of one subject declares that it replaces another. */
    void replace(About by, Placed saying, About earlier) {
        Replacement replacement = new Replacement(by, saying, earlier);
        replacements.computeIfAbsent(by, about -> new LinkedHashSet<>()).add(replacement);
        if (earlier != by) {
            replacements
                    .computeIfAbsent(earlier, about -> new LinkedHashSet<>())
                    .add(replacement);
        }
    }

    boolean concerns(About about) {
        return replacements.containsKey(about) || valued(about) != null;
    }

    /** Everything that a change of one subject may bear on, itself included. */
    Set<About> component(About start) {
        Set<About> found = new LinkedHashSet<>();
        Set<Group> opened = new HashSet<>();
        Deque<About> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            About next = open.pop();
            if (found.add(next)) {
                for (Replacement replacement : replacements.getOrDefault(next, Set.of())) {
                    open.push(replacement.by());
                    open.push(replacement.earlier());
                }
                Subject.Key key = valued(next);
                Group group = key == null ? null : group(next.dossier(), key);
                if (group != null && opened.add(group)) {
                    open.addAll(values.getOrDefault(group, Set.of()));
                }
            }
        }
        return found;
    }

    /** The rulings about a whole component; a memory without one stands as it did. */
    Map<Dossier, Ruling> judge(Set<About> component) {
        Map<About, Set<About>> attackers = new LinkedHashMap<>();
        component.forEach(about -> attackers.put(about, new LinkedHashSet<>()));
        for (About about : component) {
            for (Replacement replacement : replacements.getOrDefault(about, Set.of())) {
                if (about == replacement.by() && holds(replacement)) {
                    attackers
                            .computeIfAbsent(replacement.earlier(), a -> new LinkedHashSet<>())
                            .add(replacement.by());
                }
            }
        }
        contradictions(component).forEach((about, stronger) -> attackers.merge(about, stronger, Contests::union));
        Map<About, Boolean> stands = grounded(attackers);
        Map<Dossier, Ruling> rulings = new HashMap<>();
        for (Map.Entry<About, Set<About>> attacked : attackers.entrySet()) {
            Ruling ruling = ruling(attacked.getKey(), attacked.getValue(), stands);
            if (ruling != null) {
                rulings.put(attacked.getKey().dossier(), ruling);
            }
        }
        return rulings;
    }

    private static Set<About> union(Set<About> some, Set<About> others) {
        if (some.isEmpty()) {
            return others;
        }
        Set<About> all = new LinkedHashSet<>(some);
        all.addAll(others);
        return all;
    }

    private static boolean holds(Replacement replacement) {
        Dossier by = replacement.by().dossier();
        Dossier earlier = replacement.earlier().dossier();
        Evidence saying = replacement.saying().evidence();
        return by != earlier
                && speaks(by)
                && !by.hasWithdrawn(saying.id())
                && earlier.audience.hears(by.audience)
                && earlier.audience.sees(saying)
                && authorityOfWord(by, replacement.saying()).compareTo(authority(earlier)) >= 0;
    }

    /** What was proved before somebody said so does not stand for that word. */
    private static Authority authorityOfWord(Dossier by, Placed saying) {
        Moment decided = by.judgement.shared().decidedAt();
        boolean unproved = decided != null && saying.moment().isAfter(decided);
        Authority authority = authority(by);
        return unproved && authority.compareTo(Authority.CANDIDATE) > 0 ? Authority.CANDIDATE : authority;
    }

    /** Of each value of a typed subject those that are stronger or as strong; the {@value #MOST} strongest speak. */
    private static Map<About, Set<About>> contradictions(Set<About> component) {
        Map<Group, List<Dossier>> byKey = new LinkedHashMap<>();
        for (About about : component) {
            Subject.Key key = valued(about);
            if (key != null && speaks(about.dossier())) {
                byKey.computeIfAbsent(group(about.dossier(), key), group -> new ArrayList<>())
                        .add(about.dossier());
            }
        }
        Map<About, Set<About>> stronger = new LinkedHashMap<>();
        for (List<Dossier> values : byKey.values()) {
            values.sort(Comparator.comparing(Contests::authority)
                    .thenComparing(Contests::statedAt)
                    .reversed());
            Set<About> strongest = new LinkedHashSet<>(values.subList(0, Math.min(values.size(), MOST)));
            for (int i = 0; i < values.size(); i++) {
                Set<About> against = i < MOST ? new LinkedHashSet<>(values.subList(0, i)) : strongest;
                for (int j = i + 1; j < Math.min(values.size(), MOST) && tie(values.get(i), values.get(j)); j++) {
                    against.add(values.get(j));
                }
                stronger.put(values.get(i), against);
            }
        }
        return stronger;
    }

    private static boolean tie(Dossier a, Dossier b) {
        return authority(a) == authority(b) && statedAt(a).inTime(statedAt(b)) == 0;
    }

    /** True for what stands, false for what is defeated; what neither can be said of is missing. */
    private static Map<About, Boolean> grounded(Map<About, Set<About>> attackers) {
        Map<About, List<About>> attacked = new HashMap<>();
        Map<About, Integer> undefeated = new HashMap<>();
        Deque<About> standing = new ArrayDeque<>();
        attackers.forEach((about, against) -> {
            undefeated.put(about, against.size());
            against.forEach(
                    a -> attacked.computeIfAbsent(a, by -> new ArrayList<>()).add(about));
            if (against.isEmpty()) {
                standing.add(about);
            }
        });
        Map<About, Boolean> stands = new HashMap<>();
        while (!standing.isEmpty()) {
            About winner = standing.pop();
            stands.put(winner, true);
            for (About loser : attacked.getOrDefault(winner, List.of())) {
                if (stands.putIfAbsent(loser, false) == null) {
                    for (About freed : attacked.getOrDefault(loser, List.of())) {
                        if (undefeated.merge(freed, -1, Integer::sum) == 0 && !stands.containsKey(freed)) {
                            standing.add(freed);
                        }
                    }
                }
            }
        }
        return stands;
    }

    private static @Nullable Ruling ruling(About about, Set<About> attackers, Map<About, Boolean> stands) {
        Boolean itself = stands.get(about);
        if (Boolean.TRUE.equals(itself)) {
            return null;
        }
        List<Dossier> rivals = attackers.stream()
                .filter(a -> !Boolean.FALSE.equals(stands.get(a)))
                .map(About::dossier)
                .toList();
        List<String> ids = rivals.stream().map(rival -> rival.id).sorted().toList();
        Dossier dossier = about.dossier();
        boolean replaced = itself != null
                && rivals.stream()
                        .anyMatch(rival -> !(rival.subject instanceof Subject.Key)
                                || !(dossier.subject instanceof Subject.Key)
                                || statedAt(rival).isAfter(statedAt(dossier)));
        return replaced ? new Ruling(State.STALE, "S2", ids) : new Ruling(State.CONTESTED, "S3", ids);
    }

    /** Whether it has a say: what failed, was rejected, blocked or taken back contests nothing (rule S4). */
    private static boolean speaks(Dossier dossier) {
        return dossier.judgement.shared().state() != State.FAILED_BRANCH
                && dossier.backing().statedAt() != null;
    }

    private static Authority authority(Dossier dossier) {
        return dossier.judgement.shared().authority();
    }

    /** When it was last said with the authority that it has: who merely says it again makes it no newer (rule S5). */
    private static Moment statedAt(Dossier dossier) {
        Moment decided = dossier.judgement.shared().decidedAt();
        Moment moment = decided != null && authority(dossier).compareTo(Authority.CANDIDATE) > 0
                ? decided
                : dossier.backing().statedAt();
        return moment == null ? dossier.lastMoment() : moment;
    }
}
