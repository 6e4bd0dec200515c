package io.aionis.benchmarks.firewall;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The same cases with everything gone that could tell their labels: other ids, groups, stores and writers, no families, no
 * metadata whose key smells of a label, the lists in another order.
 */
final class Scramble {

    private static final Pattern SMELLS = Pattern.compile(
            "(?i).*(label|attack|poison|inject|malicious|benign|family|variant|category|expected|is_safe|hostile).*");

    private final Random random;
    private final Map<String, String> names = new HashMap<>();

    Scramble(long seed) {
        this.random = new Random(seed);
    }

    /** The scrambled cases, by the ids that they had. */
    record Scrambled(List<AdmissionCase> cases, Map<String, String> idBefore) {}

    Scrambled of(List<AdmissionCase> cases) {
        List<List<AdmissionCase>> lists = new ArrayList<>(Lists.of(cases));
        Collections.shuffle(lists, random);
        List<AdmissionCase> scrambled = new ArrayList<>();
        Map<String, String> before = new HashMap<>();
        for (List<AdmissionCase> list : lists) {
            for (AdmissionCase each : list) {
                AdmissionCase other = scramble(each, "x" + scrambled.size());
                before.put(other.id(), each.id());
                scrambled.add(other);
            }
        }
        return new Scrambled(scrambled, before);
    }

    /** How many cases are decided otherwise when they are scrambled. */
    static int differences(List<Decided> decided, Setting setting, long seed) {
        Scrambled scrambled =
                new Scramble(seed).of(decided.stream().map(Decided::row).toList());
        Map<String, Decided> expected =
                decided.stream().collect(Collectors.toMap(each -> each.row().id(), each -> each));
        int differences = 0;
        for (Decided each : Hearing.all(setting, scrambled.cases(), seed)) {
            Decided before = expected.get(scrambled.idBefore().get(each.row().id()));
            if (before == null
                    || before.decision() != each.decision()
                    || !before.reasons().equals(each.reasons())) {
                differences++;
            }
        }
        return differences;
    }

    private AdmissionCase scramble(AdmissionCase each, String id) {
        Map<String, String> metadata = new HashMap<>(each.metadata());
        metadata.keySet().removeIf(key -> SMELLS.matcher(key).matches());
        return new AdmissionCase(
                id,
                each.group() == null ? null : other("g", each.group()),
                "unnamed",
                each.attack(),
                each.text(),
                metadata,
                other("s", each.store()),
                each.writer() == null ? null : other("w", each.writer()),
                each.trust(),
                each.question(),
                each.task(),
                each.at());
    }

    private String other(String kind, String name) {
        return names.computeIfAbsent(kind + name, key -> kind + Long.toHexString(random.nextLong()));
    }
}
