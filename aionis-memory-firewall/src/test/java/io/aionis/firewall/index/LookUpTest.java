package io.aionis.firewall.index;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aionis.firewall.admission.Vector;
import io.aionis.firewall.text.Sketch;
import io.aionis.model.Scope;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookUpTest {

    private static final Scope SCOPE = Scope.of("shop");
    private static final Scope ELSEWHERE = Scope.of("bank");
    private static final String TEXT = "Parcels to the islands take nine days. They are handed over at the pier.";

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void should_find_all_that_are_much_alike_and_nothing_else(long seed, @TempDir Path directory) {
        Random random = new Random(seed);
        List<Entry> all = new ArrayList<>();
        VerdictIndex index = VerdictIndexes.in(directory, () -> true);
        try {
            for (int step = 0; step < 30; step++) {
                List<Entry> batch = new ArrayList<>();
                for (int i = 0; i < 10; i++) {
                    batch.add(Entries.of(SCOPE, "notes", text(random), random.nextInt(4) == 0, null));
                }
                index.put(batch);
                for (Entry entry : batch) {
                    all.removeIf(old -> old.hash().equals(entry.hash()));
                    all.add(entry);
                }
                if (step == 15) {
                    index.close();
                    index = VerdictIndexes.in(directory, () -> true);
                }
            }
            for (Entry entry : all) {
                for (boolean refused : new boolean[] {true, false}) {
                    Sketch sketch = Sketch.of(text(random));
                    List<String> expected = all.stream()
                            .filter(other -> !refused || other.refused())
                            .filter(other -> likeness(sketch, other) >= 0.85)
                            .map(Entry::hash)
                            .distinct()
                            .toList();
                    assertThat(hashes(index, sketch, "0".repeat(64), null, refused))
                            .as("seed %d", seed)
                            .containsExactlyInAnyOrderElementsOf(expected);
                    assertThat(hashes(index, entry.reading().sketch(), entry.hash(), entry, refused))
                            .as("seed %d", seed)
                            .doesNotContain(entry.hash());
                }
            }
        } finally {
            index.close();
        }
    }

    @Test
    void should_find_nothing_of_another_scope() {
        try (VerdictIndex index = VerdictIndexes.inMemory()) {
            Vector vector = Vector.of(1, 2, 3);
            index.put(List.of(Entries.of(ELSEWHERE, "notes", TEXT, true, vector, "parcels")));
            try (IndexView view = index.view(SCOPE)) {
                Entry own = Entries.of(SCOPE, "notes", TEXT);
                assertThat(view.find("notes", own.hash())).isEmpty();
                assertThat(view.find(own.hash())).isEmpty();
                assertThat(view.nearest(vector, 5)).isEmpty();
                assertThat(view.speakingOf(List.of(Entries.half("parcels")), "0".repeat(64), null))
                        .isEmpty();
                assertThat(hashes(index, Sketch.of(TEXT), "0".repeat(64), null, true))
                        .isEmpty();
            }
            try (IndexView view = index.view(ELSEWHERE)) {
                assertThat(view.nearest(vector, 5)).hasSize(1);
                assertThat(view.speakingOf(List.of(Entries.half("parcels")), "0".repeat(64), null))
                        .hasSize(1);
            }
        }
    }

    @Test
    void should_find_the_nearest_by_vectors_of_any_dimension() {
        Random random = new Random(8);
        try (VerdictIndex index = VerdictIndexes.inMemory()) {
            for (int dimension : new int[] {2, 384, 3072}) {
                List<Vector> vectors = new ArrayList<>();
                List<Entry> entries = new ArrayList<>();
                for (int i = 0; i < 50; i++) {
                    vectors.add(vector(random, dimension));
                    entries.add(Entries.of(SCOPE, "notes", dimension + " " + i, false, vectors.get(i)));
                }
                index.put(entries);
                Vector asked = vector(random, dimension);
                double best = vectors.stream()
                        .map(asked::cosine)
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
                try (IndexView view = index.view(SCOPE)) {
                    List<Found> found = view.nearest(asked, 3);
                    assertThat(found).hasSize(3);
                    assertThat(found.get(0).likeness()).isCloseTo((1 + best) / 2, within(0.01));
                    assertThat(found)
                            .isSortedAccordingTo(
                                    Comparator.comparingDouble(Found::likeness).reversed());
                    assertThat(view.nearest(Vector.of(Float.NaN, 1), 3)).isEmpty();
                }
            }
        }
    }

    @Test
    void should_find_who_speaks_of_a_subject_and_forget_a_deleted_one_in_the_files_too(@TempDir Path directory)
            throws Exception {
        try (VerdictIndex index = VerdictIndexes.in(directory, () -> true)) {
            Entry one = Entries.of(SCOPE, "notes", TEXT, false, null, "parcels", "pier");
            Entry other = Entries.of(SCOPE, "mail", "Parcels are slow.", false, null, "parcels");
            index.put(List.of(one, other));
            assertThat(speaking(index, "parcels", one)).containsExactly(other);
            assertThat(speaking(index, "pier", one)).isEmpty();
            assertThat(speaking(index, "pier", other)).containsExactly(one);
            index.commit();
            assertThat(holds(directory, other.hash())).isTrue();

            index.delete(SCOPE, "mail", other.hash());

            assertThat(index.find(SCOPE, "mail", other.hash())).isEmpty();
            assertThat(speaking(index, "parcels", one)).isEmpty();
            assertThat(index.size()).isEqualTo(1);
            assertThat(holds(directory, other.hash())).isFalse();
            assertThat(holds(directory, one.hash())).isTrue();
        }
    }

    private static List<Entry> speaking(VerdictIndex index, String subject, Entry self) {
        try (IndexView view = index.view(SCOPE)) {
            return view.speakingOf(List.of(Entries.half(subject)), self.hash(), self);
        }
    }

    private static List<String> hashes(
            VerdictIndex index, @Nullable Sketch sketch, String not, @Nullable Entry known, boolean refused) {
        try (IndexView view = index.view(SCOPE)) {
            return view.alike(requireNonNull(sketch), not, known, refused, 0.85, 1000).stream()
                    .map(found -> found.entry().hash())
                    .toList();
        }
    }

    private static double likeness(Sketch sketch, Entry entry) {
        Sketch other = entry.reading().sketch();
        return other == null ? 0 : sketch.likeness(other);
    }

    /** One of few themes, with an edit here and there. */
    private static String text(Random random) {
        Random theme = new Random(random.nextInt(20));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            text.append("w")
                    .append((random.nextInt(60) == 0 ? random : theme).nextInt(3000))
                    .append(' ');
        }
        return text.toString();
    }

    private static Vector vector(Random random, int dimension) {
        float[] numbers = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return Vector.of(numbers);
    }

    private static boolean holds(Path directory, String hash) throws Exception {
        String bytes = new String(HexFormat.of().parseHex(hash), StandardCharsets.ISO_8859_1);
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(bytes)) {
                    return true;
                }
            }
        }
        return false;
    }
}
