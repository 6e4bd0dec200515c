package io.aionis.ledger;

import static io.aionis.ledger.Samples.SCOPE;
import static io.aionis.ledger.Samples.ids;
import static io.aionis.ledger.Samples.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.Json;
import io.aionis.model.RunId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LedgerTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final RunId RUN = new RunId("r");

    @Test
    void should_hold_everything_recorded_in_order_after_a_flush() {
        try (Ledger ledger = new Ledger(new InMemoryLedgerStore())) {
            List<String> recorded =
                    IntStream.range(0, 1_700).mapToObj(i -> "e" + i).toList();
            recorded.forEach(id -> ledger.record(step("r", id)));
            ledger.record(step(null, "s"));

            assertThat(ledger.flush(LONG)).isTrue();
            assertThat(ids(ledger.run(SCOPE, RUN))).isEqualTo(recorded);
            assertThat(ids(ledger.scope(SCOPE))).hasSize(1_701).endsWith("s");
            assertThat(ids(ledger.readStream(SCOPE, Evidence.SCOPE_STREAM))).containsExactly("s");
            assertThat(ledger.head(SCOPE)).isEqualTo(1_701);
            assertThat(ledger.find(SCOPE, new EvidenceId("e7"))).isPresent();
            assertThat(ledger.dropped()).isZero();
            assertThat(ledger.gaps()).isZero();
        }
    }

    @Test
    void should_append_after_what_the_caller_recorded_before() {
        try (Ledger ledger = new Ledger(new InMemoryLedgerStore())) {
            ledger.record(step("r", "a"));
            List<Appended> answer = ledger.append(List.of(step("r", "b"), step("r", "a"), step("q", "c")));

            assertThat(answer).containsExactly(new Appended(1, true), new Appended(0, false), new Appended(0, true));
            assertThat(ids(ledger.run(SCOPE, RUN))).containsExactly("a", "b");
        }
    }

    @Test
    void should_not_make_the_recorder_wait_and_mark_a_gap_when_the_queue_is_full() {
        GateStore store = new GateStore();
        try (Ledger ledger = Ledger.builder(store).queueCapacity(3).build()) {
            ledger.record(step("r", "in-the-store"));
            store.arrived.acquireUninterruptibly();
            for (String id : List.of("a", "b", "c", "lost-1", "lost-2")) {
                ledger.record(step("r", id));
            }
            ledger.record(step("q", "lost-3"));
            assertThat(ledger.dropped()).isEqualTo(3);
            assertThat(ledger.queued()).isEqualTo(3);

            store.open();

            assertThat(ledger.flush(LONG)).isTrue();
            ledger.append(List.of(step("r", "after")));
            assertThat(ids(ledger.scope(SCOPE)))
                    .contains("in-the-store", "a", "b", "c")
                    .noneMatch(id -> id.startsWith("lost"));
            assertThat(gapsOf(ledger, "r")).containsExactly(new EvidenceBody.Gap(2, "QUEUE_FULL"));
            assertThat(gapsOf(ledger, "q")).containsExactly(new EvidenceBody.Gap(1, "QUEUE_FULL"));
            assertThat(ids(ledger.run(SCOPE, RUN))).last().isEqualTo("after");
            assertThat(ledger.gaps()).isEqualTo(2);
        }
    }

    @Test
    void should_mark_a_gap_before_anything_later_when_the_store_failed_and_works_again() {
        GateStore store = new GateStore();
        store.open();
        store.failure = new LedgerException("disk full");
        try (Ledger ledger = Ledger.builder(store).retryDelays(List.of()).build()) {
            ledger.record(step("r", "lost"));
            assertThat(ledger.flush(LONG)).isFalse();
            assertThatThrownBy(() -> ledger.append(List.of(step("r", "told"))))
                    .isInstanceOf(LedgerException.class)
                    .hasMessage("disk full");
            assertThat(ledger.dropped()).isEqualTo(1);

            store.failure = null;
            ledger.append(List.of(step("r", "after")));

            assertThat(gapsOf(ledger, "r")).containsExactly(new EvidenceBody.Gap(1, "STORE_FAILED"));
            List<Recorded> run = ledger.run(SCOPE, RUN);
            assertThat(run).hasSize(2);
            assertThat(run.get(0).evidence().body()).isInstanceOf(EvidenceBody.Gap.class);
            assertThat(run.get(1).evidence().id()).isEqualTo(new EvidenceId("after"));
        }
    }

    @Test
    void should_mark_a_gap_without_new_evidence_when_the_store_works_again() {
        GateStore store = new GateStore();
        store.open();
        store.failure = new LedgerException("disk full");
        try (Ledger ledger = Ledger.builder(store).retryDelays(List.of()).build()) {
            ledger.record(step("r", "lost"));
            assertThat(ledger.flush(LONG)).isFalse();
            store.failure = null;

            Awaitility.await().atMost(LONG).until(() -> ledger.gaps() == 1);
            assertThat(ids(ledger.run(SCOPE, RUN))).singleElement().asString().startsWith("gap:");
        }
    }

    @Test
    void should_keep_the_neighbours_when_evidence_is_refused() {
        GateStore store = new GateStore();
        Json deep = Json.parse("[".repeat(199) + "]".repeat(199));
        try (Ledger ledger = new Ledger(store)) {
            ledger.record(step("r", "a"));
            store.arrived.acquireUninterruptibly();
            ledger.record(step("r", "b"));
            ledger.record(step(SCOPE, "r", "a", "changed"));
            ledger.record(step("r", "c"));
            ledger.record(Samples.evidence(SCOPE, "q", "deep", new EvidenceBody.Claim("s", "t", deep)));
            ledger.record(step("r", "d"));
            store.open();

            assertThat(ledger.flush(LONG)).isTrue();
            assertThat(ids(ledger.run(SCOPE, RUN)).stream().filter(id -> !id.startsWith("gap:")))
                    .containsExactly("a", "b", "c", "d");
            assertThat(gapsOf(ledger, "r")).containsExactly(new EvidenceBody.Gap(1, "REFUSED"));
            assertThat(gapsOf(ledger, "q")).containsExactly(new EvidenceBody.Gap(1, "REFUSED"));
        }
    }

    @Test
    void should_tell_the_appender_alone_when_its_batch_is_refused() {
        try (Ledger ledger = new Ledger(new InMemoryLedgerStore())) {
            ledger.append(List.of(step("r", "a")));

            assertThatThrownBy(() -> ledger.append(List.of(step("r", "b"), step(SCOPE, "r", "a", "changed"))))
                    .isInstanceOf(EvidenceConflictException.class);

            assertThat(ids(ledger.scope(SCOPE))).containsExactly("a");
            assertThat(ledger.dropped()).isZero();
            assertThat(ledger.flush(LONG)).isTrue();
        }
    }

    @Test
    void should_answer_flush_with_false_when_the_store_hangs() {
        GateStore store = new GateStore();
        try (Ledger ledger = new Ledger(store)) {
            ledger.record(step("r", "a"));
            assertThat(ledger.flush(Duration.ofMillis(20))).isFalse();
            store.open();
            assertThat(ledger.flush(LONG)).isTrue();
        }
    }

    @Test
    void should_write_what_is_queued_when_closed() {
        GateStore store = new GateStore();
        Ledger ledger = new Ledger(store);
        for (int i = 0; i < 2_000; i++) {
            ledger.record(step("r", "e" + i));
        }
        store.open();

        ledger.close();
        ledger.close();

        assertThat(store.closed).isTrue();
        assertThat(store.head(SCOPE)).isEqualTo(2_000);
        ledger.record(step("r", "late"));
        assertThat(ledger.dropped()).isEqualTo(1);
        assertThat(ledger.flush(LONG)).isFalse();
        assertThatThrownBy(() -> ledger.append(List.of(step("r", "late"))))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void should_account_for_everything_when_closed_while_threads_record() throws Exception {
        InMemoryLedgerStore store = new InMemoryLedgerStore();
        Ledger ledger = new Ledger(store);
        List<Thread> recorders = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            String run = "r" + t;
            Thread recorder =
                    new Thread(() -> IntStream.range(0, 2_000).forEach(i -> ledger.record(step(run, run + "-" + i))));
            recorders.add(recorder);
            recorder.start();
        }
        ledger.flush(LONG);
        ledger.close();
        for (Thread recorder : recorders) {
            recorder.join();
        }
        long held = store.readScope(SCOPE, 0, 100_000).stream()
                .filter(r -> !(r.evidence().body() instanceof EvidenceBody.Gap))
                .count();
        assertThat(held + ledger.dropped()).isEqualTo(8_000);
    }

    @Test
    void should_refuse_settings_that_make_no_sense() {
        assertThatThrownBy(() -> Ledger.builder(new InMemoryLedgerStore()).queueCapacity(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("queueCapacity is 0; expected at least 1");
    }

    private static List<EvidenceBody> gapsOf(Ledger ledger, String run) {
        return ledger.run(SCOPE, new RunId(run)).stream()
                .map(r -> r.evidence().body())
                .filter(EvidenceBody.Gap.class::isInstance)
                .toList();
    }
}
