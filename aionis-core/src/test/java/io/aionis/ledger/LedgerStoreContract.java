package io.aionis.ledger;

import static io.aionis.ledger.Samples.NOON;
import static io.aionis.ledger.Samples.OTHER_NAME;
import static io.aionis.ledger.Samples.OTHER_TENANT;
import static io.aionis.ledger.Samples.SCOPE;
import static io.aionis.ledger.Samples.ids;
import static io.aionis.ledger.Samples.step;
import static io.aionis.model.EvidenceBody.OperatorAction.Kind.BLOCK;
import static io.aionis.model.Outcome.FAILED;
import static io.aionis.model.Outcome.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aionis.model.Actor;
import io.aionis.model.Circumstances;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.GovernanceBody;
import io.aionis.model.Json;
import io.aionis.model.Lane;
import io.aionis.model.RunId;
import io.aionis.model.Scope;
import io.aionis.model.Task;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules L1 to L13 of {@link LedgerStore}; each test bears the number of its rule. Here are those on erasing. */
public abstract class LedgerStoreContract extends LedgerStoreWritingContract {

    private static final Actor ANN = Actor.agent("ann");

    @Test
    void L9_should_take_a_run_and_what_points_to_it_and_record_that() {
        store.append(List.of(
                step("r", "a"),
                step("q", "b"),
                evidence("q", "verdict-on-a", new EvidenceBody.Verdict(new EvidenceId("a"), null, FAILED, "no")),
                evidence(
                        "q",
                        "on-the-verdict",
                        new EvidenceBody.Verdict(new EvidenceId("verdict-on-a"), null, FAILED, "")),
                evidence("r", "claim", new EvidenceBody.Claim("s1", "pay", Json.empty())),
                evidence("q", "settled", new EvidenceBody.Settlement(new EvidenceId("claim"), SUCCEEDED, "paid")),
                evidence(null, "admitted", admission("a")),
                evidence(null, "admitted-by-b", admission("b")),
                evidence(null, "block", new EvidenceBody.OperatorAction(BLOCK, "memory-of-r", "wrong")),
                evidence(null, "other-block", new EvidenceBody.OperatorAction(BLOCK, "memory-of-q", "wrong")),
                evidence("q", "later", new EvidenceBody.Unknown("later", Json.parse("{\"of\":[{\"run\":\"r\"}]}"))),
                evidence("q", "same-word", new EvidenceBody.Claim("s1", "pay", Json.parse("{\"a\":\"r\"}"))),
                step(OTHER_NAME, "r", "a", "another scope"),
                step(OTHER_TENANT, "r", "a", "another tenant")));

        EraseReceipt receipt = store.erase(order("o", Erasure.run("r"), "memory-of-r"));

        assertThat(receipt.pieces()).isEqualTo(8);
        assertThat(ids(store.readScope(SCOPE, 0, 100)))
                .containsExactly("b", "admitted-by-b", "other-block", "same-word", "o");
        assertThat(ids(store.readScope(OTHER_NAME, 0, 10))).containsExactly("a");
        assertThat(ids(store.readScope(OTHER_TENANT, 0, 10))).containsExactly("a");
        Recorded record = store.find(SCOPE, new EvidenceId("o")).orElseThrow();
        assertThat(record.evidence()).isEqualTo(order("o", Erasure.run("r")).record(receipt.pieces(), receipt.bytes()));
        assertThat(record.evidence().stream()).isEqualTo(Evidence.SCOPE_STREAM);
        assertThat(receipt.cursor()).isEqualTo(record.cursor()).isEqualTo(store.head(SCOPE));
        assertThat(receipt.evidence()).contains(new EvidenceId("o"));
    }

    @Test
    void L9_should_take_guides_shown_to_a_run_feedback_and_handoffs_and_leave_what_replaced_it() {
        var shown = new EvidenceBody.Guided.Shown("memory-of-q", "USE_NOW");
        Evidence newer = evidence("q", "newer", new EvidenceBody.Step("port 2", "", SUCCEEDED, List.of(), null));
        store.append(List.of(
                step("r", "a"),
                evidence(null, "guided", new EvidenceBody.Guided("t1", new RunId("r"), List.of(shown), 9)),
                evidence(null, "on-that-guide", feedback("t1", "memory-of-q")),
                evidence(null, "on-the-run", feedback("t2", "memory-of-r")),
                evidence(null, "on-another", feedback("t2", "memory-of-q")),
                evidence("q", "taken-back", new EvidenceBody.Withdrawal(new EvidenceId("a"), "wrong")),
                evidence(
                        "q",
                        "handoff",
                        new EvidenceBody.Handoff(
                                "t", "", null, "go on", List.of(), List.of(new EvidenceId("a")), List.of(), null)),
                evidence(null, "archived", new EvidenceBody.OperatorAction(BLOCK, "a", "old")),
                new Evidence(
                        newer.id(),
                        SCOPE,
                        newer.task(),
                        newer.run(),
                        ANN,
                        Lane.SHARED,
                        NOON,
                        newer.body(),
                        Circumstances.NONE.superseding(new EvidenceId("a")))));

        assertThat(store.erase(order("o", Erasure.run("r"), "memory-of-r")).pieces())
                .isEqualTo(7);

        assertThat(ids(store.readScope(SCOPE, 0, 100))).containsExactly("on-another", "newer", "o");
    }

    @Test
    void L9_should_find_what_points_there_when_it_came_first() {
        store.append(List.of(
                evidence("q", "early", new EvidenceBody.Verdict(new EvidenceId("a"), null, FAILED, "no")),
                step("r", "a")));

        assertThat(store.erase(order("o", Erasure.run("r"))).pieces()).isEqualTo(2);
    }

    @Test
    void L9_should_take_what_names_a_task_and_whole_runs_of_it() {
        Task refund = new Task("refund", "desk");
        store.append(List.of(
                about(null, "started", "r-1"),
                about(refund, "call", "r-1"),
                about(null, "ended", "r-1"),
                about(Task.of("cancel"), "other-start", "r-2"),
                about(refund, "named-in-another-run", "r-2"),
                about(null, "other-end", "r-2"),
                about(refund, "of-no-run", null),
                about(null, "of-nothing", null)));

        EraseReceipt receipt = store.erase(order("o", Erasure.task("refund")));

        assertThat(receipt.pieces()).isEqualTo(5);
        assertThat(ids(store.readScope(SCOPE, 0, 100)))
                .containsExactly("other-start", "other-end", "of-nothing", "o", "gap:o:1");
        Evidence gap =
                store.find(SCOPE, new EvidenceId("gap:o:1")).orElseThrow().evidence();
        assertThat(gap.run()).isEqualTo(new RunId("r-2"));
        assertThat(gap.body()).isEqualTo(new EvidenceBody.Gap(1, "ERASED"));
    }

    @Test
    void L9_should_take_everything_of_a_scope_but_the_records_of_erasures() {
        store.append(List.of(step("r", "a"), step("q", "b"), step(OTHER_NAME, "r", "a", "stays")));
        store.erase(order("first", Erasure.run("r")));

        EraseReceipt receipt = store.erase(order("second", Erasure.everything()));

        assertThat(receipt.pieces()).isOne();
        assertThat(receipt.bytes())
                .isEqualTo(EvidenceJson.write(step("q", "b")).getBytes(StandardCharsets.UTF_8).length);
        assertThat(ids(store.readScope(SCOPE, 0, 10))).containsExactly("first", "second");
        assertThat(ids(store.readScope(OTHER_NAME, 0, 10))).containsExactly("a");
    }

    @Test
    void L9_should_name_the_playbooks_that_stay_and_take_them_when_asked() {
        store.append(List.of(
                step("r", "a"),
                version("refund", 1, "r"),
                evidence(null, "promoted", new GovernanceBody.Lifecycle("refund", 1, "promote", "ACTIVE", "ok", null)),
                version("refund", 2, "q")));

        EraseReceipt first = store.erase(order("o1", Erasure.run("r")));
        EraseReceipt again = store.erase(order("o2", Erasure.run("r")));

        assertThat(first.playbooks()).containsExactly(new EraseReceipt.Playbook("refund", 1));
        assertThat(again.playbooks()).isEqualTo(first.playbooks());
        assertThat(again.pieces()).isZero();
        EraseReceipt whole = store.erase(order("o3", Erasure.run("r").withPlaybooks()));
        assertThat(whole.pieces()).isEqualTo(2);
        assertThat(whole.playbooks()).isEmpty();
        assertThat(ids(store.readScope(SCOPE, 0, 10))).containsExactly("refund 2", "o1", "o3");
    }

    @Test
    void L9_should_find_a_playbook_by_each_run_that_it_was_compiled_from() {
        store.append(
                List.of(step("r", "a"), step("q", "b"), version("refund", 1, "r", "q"), version("refund", 2, "r")));

        EraseReceipt second = store.erase(order("o1", Erasure.run("q")));
        assertThat(second.playbooks()).containsExactly(new EraseReceipt.Playbook("refund", 1));
        store.erase(order("o2", Erasure.run("q").withPlaybooks()));

        assertThat(ids(store.readScope(SCOPE, 0, 10))).containsExactly("a", "refund 2", "o1", "o2");
    }

    @Test
    void L9_should_change_nothing_when_the_order_has_the_id_of_other_evidence() {
        store.append(List.of(step("r", "a"), step("q", "taken")));

        assertThatThrownBy(() -> store.erase(order("taken", Erasure.run("r"))))
                .isInstanceOf(EvidenceConflictException.class)
                .hasMessageContaining("'taken'");

        assertThat(ids(store.readScope(SCOPE, 0, 10))).containsExactly("a", "taken");
    }

    @Test
    void L10_should_leave_positions_and_cursors_as_they_were() {
        store.append(List.of(
                evidence("q", "a", new EvidenceBody.Verdict(new EvidenceId("x"), null, FAILED, "no")),
                step("r", "x"),
                step("q", "b"),
                evidence("q", "c", new EvidenceBody.Verdict(new EvidenceId("x"), null, FAILED, "no"))));
        Recorded b = store.find(SCOPE, new EvidenceId("b")).orElseThrow();

        store.erase(order("o", Erasure.run("r")));
        store = openAgain(store);

        assertThat(store.readStream(SCOPE, "run:q", 0, 10)).containsExactly(b);
        assertThat(store.readStream(SCOPE, "run:q", 2, 10)).isEmpty();
        assertThat(store.readStream(SCOPE, RUN, 0, 10)).isEmpty();
        assertThat(store.readScope(SCOPE, 0, 1)).containsExactly(b);
        assertThat(store.find(SCOPE, new EvidenceId("x"))).isEmpty();
        assertThat(store.append(List.of(step("q", "d"), step("q", "e"), step("r", "y"))))
                .containsExactly(new Appended(3, true), new Appended(4, true), new Appended(1, true));
        assertThat(store.readScope(SCOPE, 0, 10)).extracting(Recorded::cursor).containsExactly(3L, 5L, 6L, 7L, 8L);
    }

    @Test
    void L11_should_change_nothing_when_it_is_gone_already() {
        store.append(List.of(step("r", "a"), step("q", "b")));
        ErasureOrder order = order("o", Erasure.run("r"));
        EraseReceipt first = store.erase(order);
        List<Recorded> after = store.readScope(SCOPE, 0, 10);

        EraseReceipt repeated = store.erase(order);
        EraseReceipt another = store.erase(order("p", Erasure.run("r")));
        EraseReceipt unknown = store.erase(order("u", Erasure.task("never-heard-of")));

        assertThat(repeated).isEqualTo(first);
        assertThat(another.pieces()).isZero();
        assertThat(another.bytes()).isZero();
        assertThat(another.evidence()).isEmpty();
        assertThat(another.cursor()).isEqualTo(first.cursor());
        assertThat(unknown.pieces()).isZero();
        assertThat(store.readScope(SCOPE, 0, 10)).isEqualTo(after);
        assertThat(store.erase(new ErasureOrder(
                                new EvidenceId("n"),
                                Scope.of("nowhere"),
                                Erasure.everything(),
                                Set.of(),
                                ANN,
                                "?",
                                NOON))
                        .pieces())
                .isZero();
    }

    @Test
    void L12_should_bring_nothing_back_when_erased_evidence_comes_again() {
        store.append(List.of(step("r", "a"), step("r", "b")));
        store.erase(order("o", Erasure.run("r")));
        store = openAgain(store);

        assertThat(store.append(List.of(step("r", "b"), step(SCOPE, "q", "a", "of other content"), step("r", "new"))))
                .containsExactly(new Appended(1, false), new Appended(0, false), new Appended(2, true));

        assertThat(ids(store.readScope(SCOPE, 0, 10))).containsExactly("o", "new");
        assertThat(store.append(List.of(step(OTHER_NAME, "r", "a", "elsewhere"))))
                .containsExactly(new Appended(0, true));
    }

    @Test
    void L13_should_record_the_erasure_without_the_name_of_what_went() {
        store.append(List.of(step("run-of-ann@example.org", "a")));

        store.erase(order("o", Erasure.run("run-of-ann@example.org")));

        Evidence record = store.find(SCOPE, new EvidenceId("o")).orElseThrow().evidence();
        assertThat(EvidenceJson.write(record)).doesNotContain("ann@example.org");
        assertThat(((EvidenceBody.Erased) record.body()).target())
                .isEqualTo(Tombstones.text(SCOPE, "run-of-ann@example.org"));
    }

    private static Evidence evidence(@Nullable String run, String id, EvidenceBody body) {
        return Samples.evidence(SCOPE, run, id, body);
    }

    private static Evidence about(@Nullable Task task, String id, @Nullable String run) {
        RunId runId = run == null ? null : new RunId(run);
        var body = new EvidenceBody.Step("a step", "", SUCCEEDED, List.of(), null);
        return new Evidence(new EvidenceId(id), SCOPE, task, runId, ANN, Lane.AGENT, NOON, body);
    }

    private static EvidenceBody feedback(String trace, String memory) {
        return new EvidenceBody.Feedback(
                trace, List.of(memory), "USE_NOW", EvidenceBody.Feedback.Rating.POSITIVE, "it helped");
    }

    private static EvidenceBody admission(String pointer) {
        return new EvidenceBody.Admission(
                "notes", "ab12", "WITHHELD", List.of("r1"), "p", List.of(new EvidenceId(pointer)), null);
    }

    private static Evidence version(String playbook, int version, String... sources) {
        return evidence(
                null,
                playbook + " " + version,
                new GovernanceBody.Lifecycle(
                        playbook,
                        version,
                        "compile",
                        "DRAFT",
                        "ok",
                        Json.empty(),
                        Stream.of(sources).map(RunId::new).toList()));
    }

    private static ErasureOrder order(String id, Erasure what, String... memories) {
        return new ErasureOrder(new EvidenceId(id), SCOPE, what, Set.of(memories), ANN, "Ann asked", NOON);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void L1_to_L12_should_hold_over_random_histories(long seed) {
        Random random = new Random(seed);
        List<Scope> scopes = List.of(SCOPE, OTHER_NAME, OTHER_TENANT);
        Map<String, Evidence> model = new HashMap<>();
        Map<String, List<String>> streams = new HashMap<>();
        Set<String> erased = new HashSet<>();
        for (int round = 0; round < 60; round++) {
            List<Evidence> batch = new ArrayList<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                Scope scope = scopes.get(random.nextInt(3));
                String id = "e" + random.nextInt(80);
                // The run follows from the id, so that most repetitions are equal; a few have another title.
                String run = "r" + (id.hashCode() % 3);
                batch.add(step(scope, run, id, random.nextInt(20) == 0 ? "changed" : "title"));
            }
            appendToModelAndStore(seed, batch, model, streams, erased);
            if (random.nextInt(12) == 0) {
                eraseInModelAndStore(seed, "r" + random.nextInt(3), round, erased, streams);
            }
            if (random.nextInt(20) == 0) {
                store = openAgain(store);
            }
        }
        for (Scope scope : scopes) {
            List<String> all = new ArrayList<>();
            streams.forEach((key, ids) -> {
                if (key.startsWith(scope + "|")) {
                    String stream = key.substring(key.indexOf('|') + 1);
                    List<String> left = ids.stream()
                            .filter(id -> !erased.contains(scope + "|" + id))
                            .toList();
                    assertThat(ids(store.readStream(scope, stream, 0, 1_000)))
                            .as("seed %d, %s", seed, key)
                            .isEqualTo(left);
                    all.addAll(left);
                }
            });
            assertThat(ids(store.readScope(scope, 0, 1_000)))
                    .as("seed %d, %s", seed, scope)
                    .containsExactlyInAnyOrderElementsOf(all);
        }
    }

    private void appendToModelAndStore(
            long seed,
            List<Evidence> batch,
            Map<String, Evidence> model,
            Map<String, List<String>> streams,
            Set<String> erased) {
        Map<String, Evidence> after = new HashMap<>(model);
        Set<String> fresh = new HashSet<>();
        boolean conflict = false;
        for (Evidence evidence : batch) {
            String key = evidence.scope() + "|" + evidence.id();
            Evidence known = after.putIfAbsent(key, evidence);
            conflict |= known != null && !known.equals(evidence) && !erased.contains(key);
            if (known == null) {
                fresh.add(key);
            }
        }
        if (conflict) {
            assertThatThrownBy(() -> store.append(batch))
                    .as("seed %d", seed)
                    .isInstanceOf(EvidenceConflictException.class);
            return;
        }
        List<Appended> answers = store.append(batch);
        for (int i = 0; i < batch.size(); i++) {
            Evidence evidence = batch.get(i);
            List<String> stream =
                    streams.computeIfAbsent(evidence.scope() + "|" + evidence.stream(), s -> new ArrayList<>());
            boolean added = fresh.remove(evidence.scope() + "|" + evidence.id());
            if (added) {
                stream.add(evidence.id().value());
            }
            assertThat(answers.get(i))
                    .as("seed %d", seed)
                    .isEqualTo(new Appended(stream.indexOf(evidence.id().value()), added));
        }
        model.putAll(after);
    }

    private void eraseInModelAndStore(
            long seed, String run, int round, Set<String> erased, Map<String, List<String>> streams) {
        List<String> there = streams.getOrDefault(SCOPE + "|run:" + run, List.of()).stream()
                .map(id -> SCOPE + "|" + id)
                .filter(key -> !erased.contains(key))
                .toList();
        EraseReceipt receipt = store.erase(order("erasure-" + round, Erasure.run(run)));
        assertThat(receipt.pieces()).as("seed %d", seed).isEqualTo(there.size());
        erased.addAll(there);
        receipt.evidence()
                .ifPresent(
                        record -> streams.computeIfAbsent(SCOPE + "|" + Evidence.SCOPE_STREAM, s -> new ArrayList<>())
                                .add(record.value()));
    }
}
