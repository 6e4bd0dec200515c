package io.aionis.firewall.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.model.EvidenceId;
import io.aionis.model.Scope;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictIndexTest {

    /** Names that would collide if they were joined carelessly. */
    private static final List<Scope> SCOPES =
            List.of(Scope.of("a", "b"), Scope.of("a", "b/c"), Scope.of("a/b", "c"), Scope.of("b"));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void should_agree_with_a_map_when_driven_by_a_random_history(long seed, @TempDir Path directory) {
        Random random = new Random(seed);
        Map<List<Object>, Entry> model = new HashMap<>();
        VerdictIndex index = VerdictIndexes.in(directory, () -> true);
        try {
            for (int step = 0; step < 80; step++) {
                List<Entry> batch = new ArrayList<>();
                for (int i = random.nextInt(3); i >= 0; i--) {
                    batch.add(entry(random));
                }
                index.put(batch);
                batch.forEach(e -> model.put(List.of(e.scope(), e.store(), e.hash()), e));
                if (random.nextInt(20) == 0) {
                    index.close();
                    index = VerdictIndexes.in(directory, () -> true);
                }
                Entry asked = entry(random);
                assertThat(index.find(asked.scope(), asked.store(), asked.hash()))
                        .as("seed %d, step %d", seed, step)
                        .isEqualTo(Optional.ofNullable(model.get(List.of(asked.scope(), asked.store(), asked.hash()))));
                assertThat(index.find(asked.scope(), asked.hash()))
                        .as("seed %d, step %d", seed, step)
                        .containsExactlyInAnyOrderElementsOf(model.values().stream()
                                .filter(e -> e.scope().equals(asked.scope())
                                        && e.hash().equals(asked.hash()))
                                .toList());
                assertThat(index.size()).isEqualTo(model.size());
            }
        } finally {
            index.close();
        }
    }

    @Test
    void should_keep_the_cursor_of_each_scope_when_opened_again(@TempDir Path directory) {
        try (VerdictIndex index = VerdictIndexes.in(directory, () -> true)) {
            assertThat(index.cursor(SCOPES.get(0))).isZero();
            index.cursor(
                    SCOPES.get(0),
                    42,
                    new Rulings(Map.of("ab12", new EvidenceId("e1")), Map.of("cd34", new EvidenceId("e2"))));
            index.cursor(SCOPES.get(1), 7, Rulings.NONE);
        }
        try (VerdictIndex index = VerdictIndexes.in(directory, () -> true)) {
            assertThat(index.cursor(SCOPES.get(0))).isEqualTo(42);
            assertThat(index.cursor(SCOPES.get(1))).isEqualTo(7);
            assertThat(index.cursor(SCOPES.get(2))).isZero();
            assertThat(index.rulings(SCOPES.get(0)).blocked()).containsExactly(Map.entry("ab12", new EvidenceId("e1")));
            assertThat(index.rulings(SCOPES.get(0)).released())
                    .containsExactly(Map.entry("cd34", new EvidenceId("e2")));
            assertThat(index.rulings(SCOPES.get(1))).isEqualTo(Rulings.NONE);
        }
    }

    private static Entry entry(Random random) {
        return Entries.random(
                random,
                SCOPES.get(random.nextInt(SCOPES.size())),
                "store" + random.nextInt(3),
                "text " + random.nextInt(12));
    }
}
