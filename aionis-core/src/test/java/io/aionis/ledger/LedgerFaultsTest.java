package io.aionis.ledger;

import static io.aionis.ledger.Samples.SCOPE;
import static io.aionis.ledger.Samples.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.RunId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LedgerFaultsTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void should_hold_each_piece_or_a_gap_of_its_run_after_faults(long seed) {
        FaultyLedgerStore store = new FaultyLedgerStore(new InMemoryLedgerStore(), seed);
        Random random = new Random(seed);
        Map<String, List<String>> recorded = new LinkedHashMap<>();
        List<String> acknowledged = new ArrayList<>();
        try (Ledger ledger = Ledger.builder(store)
                .batchSize(1 + random.nextInt(8))
                .retryDelays(random.nextBoolean() ? List.of() : List.of(Duration.ZERO))
                .build()) {
            for (int i = 0; i < 300; i++) {
                String run = "r" + random.nextInt(6);
                Evidence evidence = step(run, run + "-" + i);
                if (random.nextInt(10) == 0) {
                    append(ledger, evidence, acknowledged);
                } else {
                    recorded.computeIfAbsent(run, r -> new ArrayList<>())
                            .add(evidence.id().value());
                    ledger.record(evidence);
                }
            }
            store.heal();
            // Answers false where the last commit before the healing failed; its gap is then written next.
            ledger.flush(LONG);
            assertThat(ledger.flush(LONG)).as("seed %d", seed).isTrue();

            recorded.forEach((run, ids) -> assertHeldOrMarked(ledger, run, ids, seed));
            for (String id : acknowledged) {
                assertThat(ledger.find(SCOPE, new EvidenceId(id)))
                        .as("seed %d", seed)
                        .isPresent();
            }
            assertThat(Samples.ids(ledger.scope(SCOPE))).as("seed %d", seed).doesNotHaveDuplicates();
            assertThat(store.faults()).as("seed %d", seed).isPositive();
            assertThat(ledger.dropped()).as("seed %d", seed).isPositive();
        }
    }

    private static void append(Ledger ledger, Evidence evidence, List<String> acknowledged) {
        try {
            ledger.append(List.of(evidence));
            acknowledged.add(evidence.id().value());
        } catch (LedgerException told) {
            // The caller knows; the ledger may hold it or not.
        }
    }

    private static void assertHeldOrMarked(Ledger ledger, String run, List<String> ids, long seed) {
        List<String> held = new ArrayList<>();
        long marked = 0;
        for (Recorded each : ledger.run(SCOPE, new RunId(run))) {
            if (each.evidence().body() instanceof EvidenceBody.Gap gap) {
                marked += gap.dropped();
            } else if (ids.contains(each.evidence().id().value())) {
                held.add(each.evidence().id().value());
            }
        }
        // Evidence that was kept but whose answer was lost counts as dropped too: a gap may say too much, never less.
        assertThat(ids.size() - held.size()).as("seed %d, %s", seed, run).isLessThanOrEqualTo((int) marked);
        assertThat(ids).as("seed %d, %s", seed, run).containsSubsequence(held);
    }
}
