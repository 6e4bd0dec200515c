package io.aionis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aionis.adjudication.Memory;
import io.aionis.governance.PlaybookVersion;
import io.aionis.governance.VersionStatus;
import io.aionis.ledger.EraseReceipt;
import io.aionis.ledger.Erasure;
import io.aionis.ledger.Recorded;
import io.aionis.model.Actor;
import io.aionis.model.Effect;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceBody.OperatorAction;
import io.aionis.model.Json;
import io.aionis.model.Lane;
import io.aionis.model.Outcome;
import io.aionis.model.Role;
import io.aionis.model.RunId;
import io.aionis.model.RunStatus;
import io.aionis.model.Scope;
import io.aionis.model.Task;
import io.aionis.plan.PlanJson;
import io.aionis.repair.Proposal;
import io.aionis.replay.Claims;
import io.aionis.replay.ReplayReport;
import io.aionis.replay.Stop;
import io.aionis.replay.ToolAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EraseTest {

    private static final Task REFUND = Task.of("Desk.refund");
    private static final Actor AGENT = Actor.agent("desk");
    private static final Actor ANN = Actor.of("ann", Role.REVIEWER);
    private static final String SECRET = "gift_card_of_Zebedee";

    @TempDir
    Path directory;

    private Aionis aionis;
    private Workspace shop;

    @BeforeEach
    void open() {
        aionis = Aionis.open(directory);
        shop = aionis.in("shop");
    }

    @AfterEach
    void close() {
        aionis.close();
    }

    @Test
    void should_forget_a_run_at_once_everywhere() throws Exception {
        RunId kept = refund("run-1", "card_1");
        RunId gone = refund("run-2", SECRET);
        String before = StateText.of(shop.state());
        assertThat(before).contains(SECRET);
        shop.startRun(gone, REFUND, AGENT, "still on its way to the disk " + SECRET, Map.of());

        EraseReceipt receipt = shop.erase(Erasure.run(gone), ANN, "the customer asked for it");

        assertThat(receipt.pieces()).isEqualTo(5);
        assertThat(receipt.by()).isEqualTo(ANN);
        assertThat(StateText.of(shop.state())).doesNotContain(SECRET).contains("card_1");
        assertThat(shop.guide("Desk.refund", "refund").prompt()).doesNotContain(SECRET);
        assertThatThrownBy(() -> shop.run(gone)).hasMessageContaining("no run 'run-2'");
        assertThat(shop.run(kept).calls()).hasSize(2);
        assertThat(filesHold(SECRET)).isFalse();
        try (Aionis untouched = Aionis.builder()
                .store(new io.aionis.ledger.InMemoryLedgerStore())
                .build()) {
            shop.evidence(0, 1_000).forEach(r -> untouched.in("shop").observe(r.evidence()));
            assertThat(untouched.in("shop").state()).isEqualTo(shop.state());
        }
    }

    @Test
    void should_show_the_erasure_and_nothing_of_what_went_in_the_audit() {
        RunId gone = refund("run-of-zebedee", SECRET);

        EraseReceipt receipt = shop.erase(Erasure.run(gone), ANN, "the customer asked for it");

        List<Recorded> left = shop.evidence(0, 100);
        assertThat(left).hasSize(1);
        assertThat(left.get(0).evidence().actor()).isEqualTo(ANN);
        assertThat(left.get(0).evidence().id()).isEqualTo(receipt.evidence().orElseThrow());
        assertThat(left.get(0).evidence().body()).isInstanceOfSatisfying(EvidenceBody.Erased.class, erased -> {
            assertThat(erased.extent()).isEqualTo(EvidenceBody.Erased.Extent.RUN);
            assertThat(erased.reason()).isEqualTo("the customer asked for it");
            assertThat(erased.pieces()).isEqualTo(4);
            assertThat(erased.target()).doesNotContain("zebedee");
        });
        assertThat(shop.erase(Erasure.run(gone), ANN, "again").pieces()).isZero();
        assertThat(shop.evidence(0, 100)).isEqualTo(left);
        assertThat(shop.erase(Erasure.everything(), ANN, "moved out").pieces()).isZero();
    }

    @Test
    void should_keep_what_a_run_does_after_its_erasure() {
        RunId run = refund("run-1", SECRET);
        shop.erase(Erasure.run(run), ANN, "asked");

        refund("run-1", "card_2");

        assertThat(shop.run(run).calls()).hasSize(2);
        assertThat(StateText.of(shop.state())).contains("card_2").doesNotContain(SECRET);
    }

    @Test
    void should_take_a_block_of_the_run_and_leave_one_of_a_call() {
        RunId run = refund("run-1", SECRET);
        for (Memory memory : shop.state().memories()) {
            shop.observe(
                    null, null, ANN, Lane.SHARED, new OperatorAction(OperatorAction.Kind.BLOCK, memory.id(), "no"));
        }
        int blocks = shop.state().memories().size();
        assertThat(blocks).isGreaterThan(1);

        shop.erase(Erasure.run(run), ANN, "asked");

        assertThat(shop.evidence(0, 100))
                .filteredOn(r -> r.evidence().body() instanceof OperatorAction)
                .hasSize(blocks - 1);
        refund("run-2", "card_2");
        shop.erase(Erasure.task(REFUND), ANN, "asked");
        assertThat(shop.state().memories()).isEmpty();
    }

    @Test
    void should_name_playbooks_that_still_hold_values_and_take_them_when_asked() {
        RunId run = refund("run-1", SECRET);
        PlaybookVersion first = shop.draft("refund", run, AGENT);
        shop.playbooks().promote(first, ANN, "read it");
        refund("run-2", "card_2");
        PlaybookVersion second = shop.draft("refund", new RunId("run-2"), AGENT);

        EraseReceipt receipt = shop.erase(Erasure.run(run), ANN, "asked");
        assertThat(receipt.playbooks()).containsExactly(new EraseReceipt.Playbook("refund", 1));
        assertThat(shop.playbooks().active("Desk.refund"))
                .contains(shop.playbooks().version("refund", 1));

        EraseReceipt whole = shop.erase(Erasure.run(run).withPlaybooks(), ANN, "asked");
        assertThat(whole.pieces()).isEqualTo(2);
        assertThat(shop.playbooks().list()).containsExactly(second);
        assertThat(shop.playbooks().promote(second, ANN, "read it").status()).isEqualTo(VersionStatus.ACTIVE);
    }

    @Test
    void should_find_a_playbook_by_every_run_that_it_was_compiled_from() {
        RunId first = refund("run-1", SECRET);
        RunId second = refund("run-2", SECRET);
        PlaybookVersion version = shop.draft("refund", List.of(first, second), AGENT);
        assertThat(version.sources()).containsExactly(first, second);

        assertThat(shop.erase(Erasure.run(second), ANN, "asked").playbooks())
                .containsExactly(new EraseReceipt.Playbook("refund", 1));
        shop.erase(Erasure.run(second).withPlaybooks(), ANN, "asked");

        assertThat(shop.playbooks().list()).isEmpty();
    }

    @Test
    void should_take_what_a_repair_says_of_the_run_that_stopped() {
        String text = """
                {"format": "aionis-plan/1", "name": "refund", "task": "Desk.refund", "parameters": {},
                 "steps": [
                   {"id": "s1", "tool": "get_order", "effect": "READ", "arguments": {}},
                   {"id": "s2", "tool": "refund", "effect": "WRITE",
                    "arguments": {"method": {"$from": "s1", "at": "/paid_with"}}}]}
                """;
        PlaybookVersion version = shop.load(text, AGENT);
        var ran = new ReplayReport.StepReceipt(
                "s2", "refund", (Json.Obj) Json.parse("{\"method\":\"Walpurga\"}"), Outcome.FAILED, "{}", "");
        Stop stop = new Stop(
                version.plan(),
                Map.of(),
                "s2",
                "Walpurga is gone",
                List.of(ran),
                Map.of(),
                Map.of(),
                new RunId("stopped"));
        shop.repairs()
                .propose(
                        version,
                        stop,
                        new Proposal(PlanJson.read(text.replace("/paid_with", "/method_id")), "gone", "x"));

        shop.erase(Erasure.run("stopped"), ANN, "asked");

        assertThat(shop.repairs().list()).isEmpty();
        assertThat(shop.playbooks().verify().intact()).isTrue();
    }

    @Test
    void should_number_on_when_a_playbook_is_made_anew_after_its_erasure() {
        shop.draft("refund", refund("run-1", SECRET), AGENT);
        shop.draft("refund", refund("run-2", SECRET), AGENT);
        shop.erase(Erasure.task("Desk.refund"), ANN, "asked");
        assertThat(shop.playbooks().list()).isEmpty();

        PlaybookVersion anew = shop.draft("refund", refund("run-3", "card_3"), AGENT);

        assertThat(anew.version()).isEqualTo(3);
        assertThat(shop.playbooks().promote(anew, ANN, "read it").status()).isEqualTo(VersionStatus.ACTIVE);
    }

    @Test
    void should_not_let_a_write_happen_again_when_its_claim_was_erased() {
        RunId run = new RunId("replay");
        Json arguments = Json.parse("{\"order\":\"#1\"}");
        Claims claims = shop.claims();
        assertThat(claims.bind("key", run, REFUND, "refund", arguments)).isEmpty();
        var claim = (Claims.First) claims.take("key", 0, run, REFUND, "s1", "refund", arguments);
        claims.settle(claim, run, REFUND, new ToolAnswer(Outcome.SUCCEEDED, "done"));

        shop.erase(Erasure.run(run), ANN, "asked");

        assertThat(claims.take("key", 0, new RunId("again"), REFUND, "s1", "refund", arguments))
                .isInstanceOfSatisfying(
                        Claims.InDoubt.class,
                        doubt -> assertThat(doubt.reason()).contains("erased", "check"));
        assertThat(claims.bind("key", new RunId("again"), REFUND, "refund", arguments)
                        .orElseThrow())
                .contains("'key'", "erased", "new key");
    }

    @Test
    void should_leave_other_scopes_alone() {
        refund("run-1", SECRET);
        Workspace other = aionis.in(Scope.of("acme", "shop"));
        RunRecorder run = other.startRun(new RunId("run-1"), REFUND, AGENT, "refund", Map.of());
        run.end(RunStatus.RETURNED, "done");
        aionis.settle();
        List<Recorded> before = other.evidence(0, 10);

        shop.erase(Erasure.everything(), ANN, "moved out");

        assertThat(before).hasSize(2);
        assertThat(other.evidence(0, 10)).isEqualTo(before);
        assertThat(shop.state().memories()).isEmpty();
    }

    @Test
    void should_ask_for_a_reason() {
        assertThatThrownBy(() -> shop.erase(Erasure.everything(), ANN, " "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("default/shop")
                .hasMessageContaining("no reason");
    }

    private boolean filesHold(String text) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Four pieces of evidence. */
    private RunId refund(String id, String method) {
        RunRecorder run =
                shop.startRun(new RunId(id), REFUND, AGENT, "Refund order #1", Map.of("order", Json.of("#1")));
        run.toolCall(
                "get_order",
                Json.parse("{\"order\":\"#1\"}"),
                "{\"order\":\"#1\",\"paid_with\":\"" + method + "\"}",
                Outcome.SUCCEEDED,
                Effect.READ);
        run.toolCall(
                "refund",
                Json.parse("{\"order\":\"#1\",\"method\":\"" + method + "\"}"),
                "done",
                Outcome.SUCCEEDED,
                Effect.WRITE);
        run.end(RunStatus.RETURNED, "Refunded.");
        return run.id();
    }
}
