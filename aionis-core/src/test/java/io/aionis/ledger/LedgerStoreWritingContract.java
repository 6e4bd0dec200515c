package io.aionis.ledger;

import static io.aionis.ledger.Samples.OTHER_NAME;
import static io.aionis.ledger.Samples.OTHER_TENANT;
import static io.aionis.ledger.Samples.SCOPE;
import static io.aionis.ledger.Samples.ids;
import static io.aionis.ledger.Samples.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.Json;
import io.aionis.model.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules L1 to L8 of {@link LedgerStore}, on writing and reading; each test bears the number of its rule. */
public abstract class LedgerStoreWritingContract {

    static final String RUN = "run:r";

    protected LedgerStore store;

    /** An empty store. */
    protected abstract LedgerStore open();

    /** Another handle on the storage of {@code handle}, which is closed first where a storage has one owner. */
    protected abstract LedgerStore openAgain(LedgerStore handle);

    @BeforeEach
    void openStore() {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void L1_should_keep_all_of_a_batch_when_it_spans_streams_and_scopes() {
        List<Appended> answers =
                store.append(List.of(step("r", "a"), step(null, "b"), step(OTHER_NAME, "r", "c", "c"), step("r", "d")));

        assertThat(answers)
                .containsExactly(
                        new Appended(0, true), new Appended(0, true), new Appended(0, true), new Appended(1, true));
        assertThat(ids(store.readScope(SCOPE, 0, 10))).containsExactlyInAnyOrder("a", "b", "d");
        assertThat(ids(store.readScope(OTHER_NAME, 0, 10))).containsExactly("c");
        assertThat(store.append(List.of())).isEmpty();
    }

    @Test
    void L1_should_keep_nothing_of_a_batch_when_its_last_piece_is_refused() {
        store.append(List.of(step("r", "a")));
        Json deep = Json.parse("[".repeat(199) + "]".repeat(199));
        Evidence unwritable = Samples.evidence(SCOPE, "r", "z", new EvidenceBody.Claim("s", "t", deep));

        assertThatThrownBy(() -> store.append(List.of(step("r", "b"), step(OTHER_NAME, "r", "c", "c"), unwritable)))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(ids(store.readScope(SCOPE, 0, 10))).containsExactly("a");
        assertThat(store.head(OTHER_NAME)).isZero();
    }

    @Test
    void L2_should_number_a_stream_without_holes_when_appends_are_refused_or_repeated() {
        store.append(List.of(step("r", "a")));
        assertThatThrownBy(() -> store.append(List.of(step("r", "b"), step(SCOPE, "r", "a", "other"))))
                .isInstanceOf(EvidenceConflictException.class);
        store.append(List.of(step("r", "a"), step("q", "x"), step("r", "c"), step("r", "d")));

        assertThat(store.readStream(SCOPE, RUN, 0, 10))
                .extracting(Recorded::position)
                .containsExactly(0L, 1L, 2L);
        assertThat(ids(store.readStream(SCOPE, RUN, 0, 10))).containsExactly("a", "c", "d");
    }

    @Test
    void L2_should_number_a_stream_without_holes_when_many_threads_append() throws Exception {
        int threads = 8;
        int each = 25;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Void>> work = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                int thread = t;
                work.add(() -> {
                    for (int i = 0; i < each; i++) {
                        store.append(List.of(step("r", thread + "-" + i)));
                    }
                    return null;
                });
            }
            for (Future<Void> done : pool.invokeAll(work)) {
                done.get();
            }
        } finally {
            pool.shutdown();
        }
        List<Recorded> stream = store.readStream(SCOPE, RUN, 0, 1_000);
        assertThat(stream).hasSize(threads * each);
        for (int i = 0; i < stream.size(); i++) {
            assertThat(stream.get(i).position()).isEqualTo(i);
        }
        for (int t = 0; t < threads; t++) {
            String prefix = t + "-";
            assertThat(ids(stream).stream()
                            .filter(id -> id.startsWith(prefix))
                            .map(id -> Integer.valueOf(id.substring(prefix.length()))))
                    .hasSize(each)
                    .isSorted();
        }
    }

    @Test
    void L3_should_change_nothing_when_the_same_evidence_comes_again() {
        store.append(List.of(step("r", "a"), step("r", "b")));
        long head = store.head(SCOPE);

        assertThat(store.append(List.of(step("r", "b"), step("r", "a"))))
                .containsExactly(new Appended(1, false), new Appended(0, false));
        assertThat(store.head(SCOPE)).isEqualTo(head);
    }

    @Test
    void L3_should_add_once_when_the_same_evidence_is_twice_in_a_batch() {
        assertThat(store.append(List.of(step("r", "a"), step("r", "b"), step("r", "a"))))
                .containsExactly(new Appended(0, true), new Appended(1, true), new Appended(0, false));
        assertThat(ids(store.readScope(SCOPE, 0, 10))).containsExactly("a", "b");
    }

    @Test
    void L4_should_refuse_the_batch_when_an_id_has_other_content() {
        store.append(List.of(step("r", "a")));

        assertThatThrownBy(() -> store.append(List.of(step("r", "b"), step(SCOPE, "r", "a", "changed"))))
                .isInstanceOf(EvidenceConflictException.class)
                .hasMessageContaining("'a'")
                .hasMessageContaining(SCOPE.toString());
        assertThat(store.readScope(SCOPE, 0, 10)).extracting(Recorded::evidence).containsExactly(step("r", "a"));
    }

    @Test
    void L4_should_refuse_when_the_same_id_is_in_another_run_or_the_conflict_is_inside_the_batch() {
        store.append(List.of(step("r", "a")));

        assertThatThrownBy(() -> store.append(List.of(step(SCOPE, "q", "a", "step a"))))
                .isInstanceOf(EvidenceConflictException.class);
        assertThatThrownBy(() -> store.append(List.of(step("r", "b"), step(SCOPE, "r", "b", "changed"))))
                .isInstanceOf(EvidenceConflictException.class);
        assertThat(ids(store.readScope(SCOPE, 0, 10))).containsExactly("a");
    }

    @Test
    void L5_should_read_a_stream_in_pages_when_given_a_position() {
        store.append(List.of(step("r", "a"), step("q", "x"), step("r", "b"), step("r", "c")));

        assertThat(ids(store.readStream(SCOPE, RUN, 0, 2))).containsExactly("a", "b");
        assertThat(ids(store.readStream(SCOPE, RUN, 2, 2))).containsExactly("c");
        assertThat(store.readStream(SCOPE, RUN, 3, 2)).isEmpty();
        assertThat(store.readStream(SCOPE, "run:none", 0, 2)).isEmpty();
    }

    @Test
    void L5_should_miss_nothing_when_a_scope_is_read_on_from_its_cursor() {
        store.append(List.of(step("r", "a"), step("q", "x"), step(null, "s")));
        List<Recorded> first = store.readScope(SCOPE, 0, 2);
        long cursor = first.get(1).cursor();
        store.append(List.of(step("r", "b")));
        List<Recorded> rest = store.readScope(SCOPE, cursor, 10);

        assertThat(first).hasSize(2);
        assertThat(rest).hasSize(2);
        List<String> all = new ArrayList<>(ids(first));
        all.addAll(ids(rest));
        assertThat(all).containsExactlyInAnyOrder("a", "x", "s", "b").containsSubsequence("a", "b");
        assertThat(store.head(SCOPE)).isEqualTo(rest.get(1).cursor());
        assertThat(store.readScope(SCOPE, store.head(SCOPE), 10)).isEmpty();
    }

    @Test
    void L6_should_show_nothing_of_another_scope_or_tenant() {
        store.append(List.of(
                step(SCOPE, "r", "a", "one"),
                step(OTHER_NAME, "r", "a", "two"),
                step(OTHER_TENANT, "r", "a", "three")));
        store.append(List.of(step(OTHER_TENANT, "r", "b", "four")));

        for (Scope scope : List.of(SCOPE, OTHER_NAME, OTHER_TENANT)) {
            assertThat(store.readScope(scope, 0, 10))
                    .isNotEmpty()
                    .allSatisfy(r -> assertThat(r.evidence().scope()).isEqualTo(scope));
            assertThat(store.readStream(scope, RUN, 0, 10)).isEqualTo(store.readScope(scope, 0, 10));
            assertThat(store.find(scope, new EvidenceId("a"))
                            .orElseThrow()
                            .evidence()
                            .scope())
                    .isEqualTo(scope);
        }
        assertThat(store.find(SCOPE, new EvidenceId("b"))).isEmpty();
        assertThat(store.head(SCOPE)).isEqualTo(store.head(OTHER_NAME));
        assertThat(store.head(Scope.of("nowhere"))).isZero();
        assertThat(store.readScope(Scope.of("nowhere"), 0, 10)).isEmpty();
    }

    @Test
    void L7_should_be_found_by_another_handle() {
        store.append(List.of(step("r", "a"), step("q", "b")));
        List<Recorded> before = store.readScope(SCOPE, 0, 10);

        store = openAgain(store);

        assertThat(store.readScope(SCOPE, 0, 10)).isEqualTo(before).hasSize(2);
        assertThat(store.append(List.of(step("r", "a"), step("r", "c"))))
                .containsExactly(new Appended(0, false), new Appended(1, true));
    }

    @Test
    void L8_should_return_every_kind_as_it_was_given() {
        List<Evidence> given = new ArrayList<>();
        for (EvidenceBody body : Samples.BODIES) {
            given.add(Samples.evidence(SCOPE, "r", "e" + given.size(), body));
        }
        store.append(given);
        store = openAgain(store);

        assertThat(store.readStream(SCOPE, RUN, 0, 100))
                .extracting(Recorded::evidence)
                .isEqualTo(given);
        assertThat(store.append(given)).noneMatch(Appended::added);
    }
}
