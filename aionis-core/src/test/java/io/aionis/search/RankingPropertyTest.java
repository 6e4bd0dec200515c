package io.aionis.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random histories of an index, compared with an index of what is left at their end. */
class RankingPropertyTest {

    private static final List<String> TASKS = List.of("", "a", "b", "c");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void should_rank_by_content_and_not_by_history(long seed) {
        Random random = new Random(seed);
        Embedder embedder = seed % 2 == 0 ? new WordEmbedder() : null;
        Map<String, Searchable> left = new HashMap<>();
        try (MemoryIndex grown = new MemoryIndex(embedder);
                MemoryIndex fresh = new MemoryIndex(embedder)) {
            for (int step = 0; step < 90; step++) {
                change(grown, left, random);
                if (step % 30 == 29) {
                    compare(grown, rebuilt(left, random, fresh), random, "seed " + seed + " step " + step);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void should_score_as_bm25_over_the_tasks_as_they_are(long seed) {
        Random random = new Random(seed);
        Map<String, Searchable> left = new HashMap<>();
        try (MemoryIndex index = new MemoryIndex(null)) {
            for (int step = 0; step < 60; step++) {
                change(index, left, random);
                Set<String> tasks = Set.of("a", "b");
                List<String> question = Arrays.asList(text(random).split(" "));
                Map<String, Double> expected = bm25(left, tasks, question);

                List<String> ranked = index.rank(String.join(" ", question), tasks, 10_000);

                assertThat(ranked).as("seed " + seed + " step " + step).hasSameElementsAs(expected.keySet());
                for (int i = 1; i < ranked.size(); i++) {
                    assertThat(expected.getOrDefault(ranked.get(i), 0.0))
                            .as("seed " + seed + " step " + step + " rank " + i)
                            .isLessThanOrEqualTo(expected.getOrDefault(ranked.get(i - 1), 0.0) + 1e-4);
                }
            }
        }
    }

    private static void change(MemoryIndex index, Map<String, Searchable> left, Random random) {
        int size = random.nextInt(20) == 0 ? 400 : 1 + random.nextInt(8);
        Map<String, Searchable> changed = new HashMap<>();
        for (int i = 0; i < size; i++) {
            String id = "m" + random.nextInt(600);
            changed.put(id, new Searchable(id, TASKS.get(random.nextInt(TASKS.size())), text(random)));
        }
        List<String> gone = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            gone.add("m" + random.nextInt(600));
        }
        gone.forEach(left::remove);
        left.putAll(changed);
        index.update(changed.values(), gone);
    }

    private static MemoryIndex rebuilt(Map<String, Searchable> left, Random random, MemoryIndex fresh) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            all.add("m" + i);
        }
        fresh.update(List.of(), all);
        List<Searchable> shuffled = new ArrayList<>(left.values());
        Collections.shuffle(shuffled, random);
        fresh.update(shuffled, List.of());
        return fresh;
    }

    private static void compare(MemoryIndex one, MemoryIndex other, Random random, String where) {
        await().until(() -> one.lag() + other.lag() == 0);
        for (int i = 0; i < 20; i++) {
            String question = text(random);
            Set<String> tasks = Set.of("a", TASKS.get(random.nextInt(2)).isEmpty() ? "b" : "c");
            assertThat(one.rank(question, tasks, 50)).as(where).isEqualTo(other.rank(question, tasks, 50));
        }
    }

    /** Words of one letter each, the first letters common, the last ones rare; short enough for exact lengths. */
    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(25); i > 0; i--) {
            text.append((char) ('a' + random.nextInt(1 + random.nextInt(26)))).append(' ');
        }
        return text.toString().strip();
    }

    private static Map<String, Double> bm25(Map<String, Searchable> left, Set<String> tasks, List<String> question) {
        Map<String, List<String>> texts = new HashMap<>();
        left.values().stream()
                .filter(memory -> tasks.contains(memory.task()))
                .forEach(memory ->
                        texts.put(memory.memoryId(), Arrays.asList(memory.text().split(" "))));
        double mean = texts.values().stream().mapToInt(List::size).average().orElse(1);
        Map<String, Double> scores = new HashMap<>();
        for (String term : Set.copyOf(question)) {
            double df = texts.values().stream()
                    .filter(words -> words.contains(term))
                    .count();
            double idf = Math.log(1 + (texts.size() - df + 0.5) / (df + 0.5));
            texts.forEach((id, words) -> {
                double tf = Collections.frequency(words, term);
                if (tf > 0) {
                    double saturated = tf / (tf + 1.2 * (1 - 0.75 + 0.75 * words.size() / mean));
                    scores.merge(id, idf * saturated, Double::sum);
                }
            });
        }
        return scores;
    }
}
