package io.aionis.ledger;

import static io.aionis.ledger.Samples.NOON;
import static io.aionis.ledger.Samples.SCOPE;
import static io.aionis.ledger.Samples.ids;
import static io.aionis.ledger.Samples.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aionis.model.Actor;
import io.aionis.model.EvidenceId;
import io.aionis.model.RunId;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LedgerEraseTest {

    private static final List<Duration> MANY_RETRIES =
            IntStream.range(0, 200).mapToObj(i -> Duration.ZERO).toList();

    @Test
    void should_erase_what_was_still_in_the_queue() {
        GateStore store = new GateStore();
        try (Ledger ledger = new Ledger(store)) {
            IntStream.range(0, 1_200).forEach(i -> ledger.record(step(i % 2 == 0 ? "r" : "q", "e" + i)));
            store.open();

            EraseReceipt receipt = ledger.erase(order("o"));

            assertThat(receipt.pieces()).isEqualTo(600);
            assertThat(ledger.run(SCOPE, new RunId("r"))).isEmpty();
            assertThat(ledger.run(SCOPE, new RunId("q"))).hasSize(600);
            assertThat(ids(ledger.scope(SCOPE))).hasSize(601).last().isEqualTo("o");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void should_erase_once_whatever_answers_were_lost(long seed) {
        FaultyLedgerStore store = new FaultyLedgerStore(new InMemoryLedgerStore(), seed);
        Random random = new Random(seed);
        try (Ledger ledger = Ledger.builder(store).retryDelays(MANY_RETRIES).build()) {
            int pieces = 0;
            for (int i = 0; i < 60; i++) {
                String run = random.nextBoolean() ? "r" : "q";
                pieces += run.equals("r") ? 1 : 0;
                ledger.append(List.of(step(run, "e" + i)));
            }

            EraseReceipt receipt = ledger.erase(order("o"));

            assertThat(receipt.pieces()).as("seed %d", seed).isEqualTo(pieces);
            assertThat(ledger.erase(order("o"))).as("seed %d", seed).isEqualTo(receipt);
            assertThat(ids(ledger.scope(SCOPE)))
                    .as("seed %d", seed)
                    .hasSize(61 - pieces)
                    .contains("o");
            assertThat(store.faults()).as("seed %d", seed).isPositive();
        }
    }

    @Test
    void should_erase_nothing_when_what_came_before_cannot_be_written() {
        GateStore store = new GateStore();
        store.open();
        try (Ledger ledger = Ledger.builder(store).retryDelays(List.of()).build()) {
            ledger.append(List.of(step("r", "a")));
            store.failure = new LedgerException("disk full");
            ledger.record(step("r", "b"));

            assertThatThrownBy(() -> ledger.erase(order("o")))
                    .isInstanceOf(LedgerException.class)
                    .hasMessageContaining("Nothing was erased")
                    .hasMessageContaining("erase again");

            assertThat(ids(ledger.run(SCOPE, new RunId("r")))).containsExactly("a");
            store.failure = null;
            assertThat(ledger.erase(order("o")).pieces()).isGreaterThanOrEqualTo(2);
            assertThat(ledger.run(SCOPE, new RunId("r"))).isEmpty();
        }
    }

    @Test
    void should_name_both_when_an_id_is_used_again() {
        try (Ledger ledger = new Ledger(new InMemoryLedgerStore())) {
            ledger.append(List.of(step("r", "a")));

            assertThatThrownBy(() -> ledger.append(List.of(step(SCOPE, "q", "a", "changed"))))
                    .isInstanceOf(EvidenceConflictException.class)
                    .hasMessageContaining("In the ledger: step of run 'r' by 'worker-1'")
                    .hasMessageContaining("refused: step of run 'q' by 'worker-1'");
        }
    }

    private static ErasureOrder order(String id) {
        return new ErasureOrder(
                new EvidenceId(id), SCOPE, Erasure.run("r"), Set.of(), Actor.agent("ann"), "asked", NOON);
    }
}
