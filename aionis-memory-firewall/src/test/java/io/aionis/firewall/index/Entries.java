package io.aionis.firewall.index;

import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Decision;
import io.aionis.firewall.admission.Statement;
import io.aionis.firewall.admission.Trust;
import io.aionis.firewall.admission.Vector;
import io.aionis.firewall.admission.Verdict;
import io.aionis.firewall.text.Sketch;
import io.aionis.model.Hashes;
import io.aionis.model.Scope;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Entries for tests. */
final class Entries {

    static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");

    private Entries() {}

    static Entry of(Scope scope, String store, String text) {
        return of(scope, store, text, false, null);
    }

    static Entry of(
            Scope scope, String store, String text, boolean unfit, @Nullable Vector vector, String... subjects) {
        Entry.Ruling ruling = new Entry.Ruling(unfit ? Decision.DO_NOT_USE : Decision.ADMIT, Trust.KNOWN, unfit);
        List<Statement> statements = List.of(subjects).stream()
                .map(subject -> new Statement(half(subject), half(text)))
                .toList();
        Optional<Verdict> verdict =
                unfit ? Optional.of(Verdict.of(Decision.DO_NOT_USE, "ROLE_MARKUP")) : Optional.empty();
        return Entry.first(scope, store, Candidate.hashOf(text), null, ruling, List.of(), NOW)
                .with(new Reading("1:a,b", verdict, Sketch.of(text), statements), Quantized.of(vector));
    }

    /** Anything at all about a text. */
    static Entry random(Random random, Scope scope, String store, String text) {
        Set<Entry.Ruling> rulings = new HashSet<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            rulings.add(new Entry.Ruling(
                    any(random, Decision.values()), any(random, Trust.values()), random.nextBoolean()));
        }
        float[] numbers = new float[1 + random.nextInt(2000)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        Entry like = of(scope, store, text, random.nextBoolean(), Vector.of(numbers), "subject " + random.nextInt(3));
        return new Entry(
                scope,
                store,
                like.hash(),
                random.nextBoolean() ? null : "writer " + random.nextInt(3),
                rulings,
                rulings.iterator().next(),
                random.nextBoolean() ? List.of() : List.of("ROLE_MARKUP", "CONCEALMENT"),
                random.nextBoolean(),
                random.nextInt(4) == 0 ? Reading.NONE : like.reading(),
                random.nextInt(3) == 0 ? null : like.vector(),
                NOW,
                NOW.plusNanos(random.nextInt(1_000_000)),
                NOW.plusSeconds(random.nextInt(9)));
    }

    static String half(String text) {
        return Hashes.sha256(text).substring(0, 16);
    }

    private static <T> T any(Random random, T[] all) {
        return all[random.nextInt(all.length)];
    }
}
