package io.aionis.adjudication;

import io.aionis.model.EvidenceId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
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

    private record Replacement(About by, EvidenceId saying, About earlier) {}

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
        values.computeIfAbsent(new Group(dossier.task, dossier.audience, key.name()), group -> new LinkedHashSet<>())
                .add(dossier);
    }

    /** Evidence {@code saying} of one subject declares that it replaces another. */
    void replace(About by, EvidenceId saying, About earlier) {
        Replacement replacement = new Replacement(by, saying, earlier);
        replacements.computeIfAbsent(by, about -> new LinkedHashSet<>()).add(replacement);
        if (earlier != by) {
            replacements
                    .computeIfAbsent(earlier, about -> new LinkedHashSet<>())
                    .add(replacement);
        }
    }

    boolean concerns(About about) {
        return replacements.containsKey(about) || about instanceof Dossier d && d.subject instanceof Subject.Key;
    }

    /** Everything that a change of one subject may bear on, itself included. */
    Set<About> component(About start) {
        Set<About> found = new LinkedHashSet<>();
        Deque<About> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            About next = open.pop();
            if (found.add(next)) {
                for (Replacement replacement : replacements.getOrDefault(next, Set.of())) {
                    open.push(replacement.by());
                    open.push(replacement.earlier());
                }
                open.addAll(siblings(next));
            }
        }
        return found;
    }

    private Set<Dossier> siblings(About about) {
        return about instanceof Dossier dossier && dossier.subject instanceof Subject.Key key
                ? values.getOrDefault(new Group(dossier.task, dossier.audience, key.name()), Set.of())
                : Set.of();
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
        Map<About, Set<About>> values = contradictions(component);
        values.forEach((about, stronger) ->
                attackers.computeIfAbsent(about, a -> new LinkedHashSet<>()).addAll(stronger));
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

    private static boolean holds(Replacement replacement) {
        Dossier by = replacement.by().dossier();
        Dossier earlier = replacement.earlier().dossier();
        return by != earlier
                && speaks(by)
                && !by.hasWithdrawn(replacement.saying())
                && earlier.audience.hears(by.audience)
                && authority(by).compareTo(authority(earlier)) >= 0;
    }

    /** Of each value of a typed subject those that are stronger or as strong; the {@value #MOST} strongest speak. */
    private static Map<About, Set<About>> contradictions(Set<About> component) {
        Map<Group, List<Dossier>> byKey = new LinkedHashMap<>();
        for (About about : component) {
            if (about instanceof Dossier dossier && dossier.subject instanceof Subject.Key key && speaks(dossier)) {
                byKey.computeIfAbsent(new Group(dossier.task, dossier.audience, key.name()), group -> new ArrayList<>())
                        .add(dossier);
            }
        }
        Map<About, Set<About>> stronger = new LinkedHashMap<>();
        for (List<Dossier> values : byKey.values()) {
            values.sort(Comparator.comparing(Contests::authority)
                    .thenComparing(Contests::statedAt)
                    .reversed());
            for (int i = 0; i < values.size(); i++) {
                Set<About> against = new LinkedHashSet<>(values.subList(0, Math.min(i, MOST)));
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
        Map<About, Boolean> stands = new HashMap<>();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Map.Entry<About, Set<About>> entry : attackers.entrySet()) {
                if (stands.containsKey(entry.getKey())) {
                    continue;
                }
                Set<About> against = entry.getValue();
                if (against.stream().allMatch(a -> Boolean.FALSE.equals(stands.get(a)))) {
                    stands.put(entry.getKey(), true);
                    changed = true;
                } else if (against.stream().anyMatch(a -> Boolean.TRUE.equals(stands.get(a)))) {
                    stands.put(entry.getKey(), false);
                    changed = true;
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

    private static Moment statedAt(Dossier dossier) {
        Moment moment = dossier.backing().statedAt();
        return moment == null ? dossier.lastMoment() : moment;
    }
}
