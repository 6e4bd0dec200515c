package io.aionis.benchmarks.cases;

import io.aionis.benchmarks.firewall.AdmissionCase;
import io.aionis.firewall.admission.Trust;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * Puts drafts into result lists of stores, so that nothing but text and metadata tells attacks from the rest: stores,
 * writers and sources are drawn from the same names for all, ids follow the shuffled lists, and a single row joins an
 * honest list as often when it is an attack as when it is not.
 */
final class Shelves {

    private static final List<String> STORES = List.of("notes", "tickets", "wiki");
    private static final List<String> SOURCES = List.of("import", "agent", "mail", "web");
    private static final List<String> WRITERS =
            List.of("ada", "bruno", "chen", "dora", "emil", "fatou", "gita", "hugo");
    private static final double JOINS = 0.35;

    private final Random random;

    Shelves(Random random) {
        this.random = random;
    }

    /** {@code open}: lists that a single row may join; {@code closed}: lists that stay as they are. */
    List<AdmissionCase> cases(List<Draft> singles, List<List<Draft>> open, List<List<Draft>> closed) {
        List<List<Draft>> lists = new ArrayList<>();
        open.forEach(list -> lists.add(new ArrayList<>(list)));
        List<Draft> shuffled = new ArrayList<>(singles);
        Collections.shuffle(shuffled, random);
        List<List<Draft>> hosts = new ArrayList<>(lists);
        Collections.shuffle(hosts, random);
        int host = 0;
        for (Draft single : shuffled) {
            if (host < hosts.size() && random.nextDouble() < JOINS) {
                List<Draft> list = hosts.get(host++);
                list.add(random.nextInt(list.size() + 1), single);
            } else {
                lists.add(List.of(single));
            }
        }
        lists.addAll(closed);
        Collections.shuffle(lists, random);
        List<AdmissionCase> cases = new ArrayList<>();
        for (int i = 0; i < lists.size(); i++) {
            shelve(lists.get(i), i, cases);
        }
        return cases;
    }

    private void shelve(List<Draft> list, int number, List<AdmissionCase> cases) {
        String store = one(STORES);
        List<String> writers = new ArrayList<>(WRITERS);
        Collections.shuffle(writers, random);
        String question = list.stream()
                .map(Draft::question)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        for (Draft draft : list) {
            Map<String, String> metadata = new HashMap<>(draft.metadata());
            metadata.put("source", one(SOURCES));
            cases.add(new AdmissionCase(
                    String.format(Locale.ROOT, "case-%05d", cases.size()),
                    list.size() == 1 ? null : String.format(Locale.ROOT, "list-%05d", number),
                    draft.family(),
                    draft.attack(),
                    draft.text(),
                    metadata,
                    store,
                    draft.voice() < 0 ? one(WRITERS) : writers.get(draft.voice()),
                    Trust.KNOWN,
                    question,
                    null,
                    null));
        }
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
