package io.aionis.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aionis.model.Actor;
import io.aionis.model.Effect;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a replay leaves to others: approvals, verdicts on writes in doubt, slots, repairs. */
class DecisionsTest {

    private static final String PAY = Bench.step("s1", "pay", "WRITE") + "," + Bench.step("s2", "mail", "WRITE");
    private static final String WIPE =
            Bench.step("s1", "mail", "WRITE") + "," + Bench.step("s2", "wipe", "IRREVERSIBLE");
    private static final String SLOT = "{\"id\": \"s1\", \"tool\": \"pay\", \"effect\": \"WRITE\", \"arguments\":"
            + " {\"why\": {\"$slot\": \"free text\", \"recorded\": \"late\"}}}," + Bench.step("s2", "mail", "WRITE");

    @TempDir
    Path directory;

    private Bench bench;
    private final List<Approvals.Request> asked = new ArrayList<>();
    private final ScriptedTools tools = new ScriptedTools()
            .has("pay", Effect.WRITE)
            .has("mail", Effect.WRITE)
            .has("wipe", Effect.IRREVERSIBLE);

    @BeforeEach
    void open() {
        bench = new Bench(directory);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void should_begin_nothing_when_nobody_could_approve_what_cannot_be_undone() {
        ReplayReport report = bench.replay(WIPE).strict(tools);

        assertThat(report.status()).isEqualTo(ReplayStatus.PENDING_APPROVAL);
        assertThat(report.reason()).contains("cannot be undone").contains("approvals(");
        assertThat(tools.calls).isEmpty();
    }

    @Test
    void should_wait_for_an_approval_of_the_exact_arguments_and_do_it_once_then() {
        ReplayReport pending = wipe(new Approvals.Pending("p1"));
        assertThat(tools.calls).hasSize(1);
        ReplayReport done = wipe(new Approvals.Approved("ada"));
        ReplayReport again = wipe(new Approvals.Refused("bob", "never asked for"));

        assertThat(pending.status()).isEqualTo(ReplayStatus.PENDING_APPROVAL);
        assertThat(pending.reason()).contains("p1");
        assertThat(done.succeeded()).as(done.render()).isTrue();
        assertThat(again.succeeded()).as(again.render()).isTrue();
        assertThat(tools.calls).hasSize(2);
        assertThat(asked).hasSize(2);
        assertThat(asked.get(0).id()).isEqualTo("r1:wipe:" + new Json.Obj(Map.of("order", Json.of("#7"))).hash());
        assertThat(asked.get(0).playbook()).isEqualTo("shop v1");
    }

    @Test
    void should_not_do_what_was_refused_nor_what_nobody_could_be_asked_about() {
        ReplayReport refused = wipe(new Approvals.Refused("bob", "not on Fridays"));
        ReplayReport broken = bench.replay(WIPE)
                .approvals(request -> {
                    throw new IllegalStateException("no network");
                })
                .strict(tools);

        assertThat(refused.status()).isEqualTo(ReplayStatus.REFUSED);
        assertThat(refused.reason()).contains("bob").contains("not on Fridays");
        assertThat(broken.status()).isEqualTo(ReplayStatus.PENDING_APPROVAL);
        assertThat(tools.calls).noneMatch(call -> call.startsWith("wipe"));
    }

    private ReplayReport wipe(Approvals.Decision decision) {
        return bench.replay(WIPE)
                .idempotencyKey("r1")
                .approvals(request -> {
                    asked.add(request);
                    return decision;
                })
                .strict(tools);
    }

    @Test
    void should_say_on_one_line_what_others_said_on_several() {
        ReplayReport refused = wipe(new Approvals.Refused("bob", "no\n  to decide: claim x\u2028" + "y".repeat(9_000)));

        assertThat(refused.reason()).doesNotContain("\n", "\u2028").hasSizeLessThan(5_000);
        assertThat(refused.render().lines().count()).isEqualTo(3);
    }

    @Test
    void should_go_on_as_the_verifier_finds() {
        tools.breaks("pay");
        ReplayReport broken = pay(null);
        ReplayReport unknown = pay(doubt -> new WriteVerifier.Unknown("the bank is closed"));
        ReplayReport failing = pay(doubt -> {
            throw new IllegalStateException("no network");
        });
        assertThat(tools.calls).hasSize(1);
        ReplayReport done = pay(doubt -> {
            assertThat(doubt.tool()).isEqualTo("pay");
            assertThat(doubt.claim()).isEqualTo(broken.doubt());
            return new WriteVerifier.Happened(new ToolAnswer(Outcome.SUCCEEDED, "paid"));
        });

        assertThat(broken.status()).isEqualTo(ReplayStatus.IN_DOUBT);
        assertThat(unknown.status()).isEqualTo(ReplayStatus.IN_DOUBT);
        assertThat(unknown.reason()).contains("the bank is closed").contains("check whether it happened");
        assertThat(failing.status()).isEqualTo(ReplayStatus.IN_DOUBT);
        assertThat(done.succeeded()).as(done.render()).isTrue();
        assertThat(done.steps().get(0).result()).isEqualTo("paid");
        assertThat(tools.calls).filteredOn(call -> call.startsWith("pay")).hasSize(1);
    }

    @Test
    void should_do_it_again_when_the_verifier_finds_that_it_did_not_happen() {
        tools.breaks("pay");
        pay(null);

        ReplayReport done = pay(doubt -> new WriteVerifier.NotHappened("the bank has no record"));
        ReplayReport again = pay(null);

        assertThat(done.succeeded() && again.succeeded()).isTrue();
        assertThat(tools.calls).filteredOn(call -> call.startsWith("pay")).hasSize(2);
    }

    private ReplayReport pay(@Nullable WriteVerifier verifier) {
        Replay replay = bench.replay(PAY).idempotencyKey("r1");
        return (verifier == null ? replay : replay.verifier(verifier)).strict(tools);
    }

    @Test
    void should_keep_who_decided_what_became_of_a_write_and_why() {
        tools.breaks("pay");
        EvidenceId claim = Objects.requireNonNull(pay(null).doubt());

        bench.claims.happened(claim, "paid", CrashStory.PERSON, "seen on the statement");

        var settled = bench.ledger
                .find(Bench.SCOPE, new EvidenceId("settled:" + claim))
                .orElseThrow();
        assertThat(settled.evidence().actor()).isEqualTo(CrashStory.PERSON);
        assertThat(((EvidenceBody.Settlement) settled.evidence().body()).reason())
                .isEqualTo("seen on the statement");
        assertThat(pay(null).succeeded()).isTrue();
    }

    @Test
    void should_refuse_a_decision_on_what_is_not_in_doubt() {
        tools.breaks("pay");
        EvidenceId claim = Objects.requireNonNull(pay(null).doubt());

        assertThatThrownBy(() -> bench.claims.happened(claim, "", CrashStory.PERSON, " "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no reason");
        assertThatThrownBy(() -> bench.claims.happened(claim, "", Actor.agent("refunds"), "seen"))
                .hasMessageContaining("a reviewer's word");
        assertThatThrownBy(() -> bench.claims.happened(new EvidenceId("claim:x"), "", CrashStory.PERSON, "seen"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no claim 'claim:x'");
        assertThatThrownBy(() -> bench.claims.happened(new EvidenceId("request:r1"), "", CrashStory.PERSON, "seen"))
                .isInstanceOf(IllegalArgumentException.class);
        bench.claims.didNotHappen(claim, CrashStory.PERSON, "not on the statement");
        assertThatThrownBy(() -> bench.claims.happened(claim, "", CrashStory.PERSON, "seen"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("settled");
    }

    @Test
    void should_never_ask_a_slot_filler_when_strict() {
        ReplayReport report = bench.replay(SLOT)
                .slotFiller(request -> {
                    throw new AssertionError("asked");
                })
                .strict(tools);

        assertThat(report.status()).isEqualTo(ReplayStatus.NOT_READY);
        assertThat(report.reason()).contains("s1/why");
    }

    @Test
    void should_go_on_from_the_slots_that_were_filled_when_the_request_comes_again() {
        tools.answers("pay", Outcome.SUCCEEDED, "paid").answers("mail", Outcome.FAILED, "no route");

        ReplayReport stopped = guided(Map.of("s1/why", Json.of("lost"), "s9/x", Json.of(1)));
        ReplayReport resumed = guided(Map.of("s1/why", Json.of("stolen")));

        assertThat(stopped.stoppedAt()).isEqualTo("s2");
        assertThat(resumed.succeeded()).as(resumed.render()).isTrue();
        assertThat(tools.calls).filteredOn(call -> call.startsWith("pay")).containsExactly("pay{\"why\":\"lost\"}");
    }

    @Test
    void should_run_nothing_with_a_slot_that_was_left_out_or_filled_with_another_kind() {
        assertThat(guided(Map.of()).reason()).contains("s1/why");
        assertThat(guided(Map.of("s1/why", Json.of(7))).reason()).contains("expected a STRING");
        assertThat(tools.calls).isEmpty();
    }

    private ReplayReport guided(Map<String, Json> filled) {
        return bench.replay(SLOT)
                .idempotencyKey("r1")
                .slotFiller(request -> filled)
                .guided(tools);
    }

    @Test
    void should_hand_a_stop_to_whoever_may_mend_the_plan_and_apply_nothing() {
        List<Stop> stops = new ArrayList<>();
        tools.answers("pay", Outcome.SUCCEEDED, "paid").answers("mail", Outcome.FAILED, "no route");

        ReplayReport report = bench.replay(PAY)
                .repairs(stop -> {
                    stops.add(stop);
                    return Optional.of("repair-1");
                })
                .guided(tools);

        assertThat(report.status()).isEqualTo(ReplayStatus.HANDED_BACK);
        assertThat(report.mode()).isEqualTo(ReplayMode.GUIDED);
        assertThat(report.repair()).isEqualTo("repair-1");
        assertThat(report.render()).contains("to review: repair repair-1");
        assertThat(stops).singleElement().satisfies(stop -> {
            assertThat(stop.step()).isEqualTo("s2");
            assertThat(stop.reason()).contains("no route");
            assertThat(stop.receipts()).hasSize(2);
            assertThat(stop.done()).containsKeys("s1", "s2");
            assertThat(stop.tools()).containsKey("pay");
        });
        assertThat(tools.calls).hasSize(2);
    }

    @Test
    void should_hand_nobody_a_stop_that_another_plan_would_not_have_avoided() {
        tools.breaks("pay");

        ReplayReport doubt = bench.replay(PAY).repairs(stop -> Optional.of("x")).guided(tools);
        ReplayReport missing = bench.plan("\"steps\": [" + PAY + "]")
                .with("order", Json.of(7))
                .repairs(stop -> Optional.of("x"))
                .guided(tools);

        assertThat(doubt.status()).isEqualTo(ReplayStatus.IN_DOUBT);
        assertThat(doubt.repair()).isNull();
        assertThat(missing.status()).isEqualTo(ReplayStatus.NOT_READY);
        assertThat(missing.repair()).isNull();
    }

    @Test
    void should_ask_for_each_of_two_equal_calls() {
        String twice = Bench.step("s1", "wipe", "IRREVERSIBLE") + "," + Bench.step("s2", "wipe", "IRREVERSIBLE");
        Set<String> approved = new HashSet<>();
        Supplier<ReplayReport> submit = () -> bench.replay(twice)
                .idempotencyKey("r1")
                .approvals(request -> approved.contains(request.id())
                        ? new Approvals.Approved("ada")
                        : new Approvals.Pending(request.id()))
                .strict(tools);
        String first = "r1:wipe:" + new Json.Obj(Map.of("order", Json.of("#7"))).hash();

        assertThat(submit.get().reason()).contains(first);
        approved.add(first);
        ReplayReport second = submit.get();
        assertThat(second.status()).isEqualTo(ReplayStatus.PENDING_APPROVAL);
        assertThat(second.stoppedAt()).isEqualTo("s2");
        assertThat(second.reason()).contains(first + ":1");
        assertThat(tools.calls).hasSize(1);

        approved.add(first + ":1");
        assertThat(submit.get().succeeded()).isTrue();
        assertThat(tools.calls).hasSize(2);
    }
}
