package io.aionis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aionis.adjudication.State;
import io.aionis.guide.Guide;
import io.aionis.guide.Section;
import io.aionis.ledger.InMemoryLedgerStore;
import io.aionis.ledger.LedgerException;
import io.aionis.model.Actor;
import io.aionis.model.Chat;
import io.aionis.model.Effect;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.Json;
import io.aionis.model.Lane;
import io.aionis.model.Outcome;
import io.aionis.model.Role;
import io.aionis.model.RunId;
import io.aionis.model.RunStatus;
import io.aionis.model.Scope;
import io.aionis.model.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AionisTest {

    private static final Task REFUND = Task.of("Desk.refund");
    private static final Actor AGENT = Actor.agent("desk");

    @TempDir
    Path directory;

    @Test
    void should_remember_in_the_next_session_what_worked_and_what_failed() {
        try (Aionis first = Aionis.open(directory)) {
            refund(first.in("shop"));
        }

        try (Aionis next = Aionis.open(directory)) {
            Guide guide = next.in("shop").guide("Desk.refund", "refund order #2");

            assertThat(guide.rows())
                    .extracting(Guide.Row::section)
                    .containsExactly(Section.PASSED_SOLUTIONS, Section.FAILED_BRANCHES);
            assertThat(guide.prompt()).contains("\"method\":\"card\"").contains("do not repeat");
        }
    }

    @Test
    void should_read_a_chat_back_and_judge_nothing_of_it() {
        Chat ann = new Chat("Refunds", "ann");
        var hello = new EvidenceBody.Message(ann, EvidenceBody.Message.From.USER, Json.of("hello"), null);
        var reset = new EvidenceBody.ChatReset(ann, List.of());
        var other = new EvidenceBody.Message(
                new Chat("Refunds", "bob"), EvidenceBody.Message.From.USER, Json.of("hi"), null);
        try (Aionis aionis = Aionis.open(directory)) {
            Workspace shop = aionis.in("shop");
            for (EvidenceBody body : List.of(hello, other, reset)) {
                shop.observe(null, null, AGENT, Lane.AGENT, body);
            }

            assertThat(shop.chat(ann))
                    .extracting(recorded -> recorded.evidence().body())
                    .containsExactly(hello, reset);
            assertThat(aionis.in("other").chat(ann)).isEmpty();
            assertThat(shop.state().memories()).isEmpty();
        }
    }

    @Test
    void should_tell_chats_apart_when_a_store_cannot() {
        Chat half = new Chat("Refunds", "\uD800");
        try (Aionis aionis = Aionis.open(directory)) {
            Workspace shop = aionis.in("shop");
            for (String id : List.of("\uD800", "\uD801", "?")) {
                var hello = new EvidenceBody.Message(
                        new Chat("Refunds", id), EvidenceBody.Message.From.USER, Json.of("hello"), null);
                shop.observe(null, null, AGENT, Lane.AGENT, hello);
            }

            assertThat(shop.chat(half)).hasSize(1);
        }
        assertThatThrownBy(() -> new Chat("a:b", "c")).hasMessageContaining("without a colon");
    }

    @Test
    void should_say_nothing_when_nothing_is_known_and_say_why() {
        try (Aionis aionis = Aionis.open(directory)) {
            refund(aionis.in("shop"));

            Guide elsewhere = aionis.in("other-shop").guide("Desk.refund", "refund order #2");
            Guide otherTask = aionis.in("shop").guide("Desk.cancel", "cancel order #2");

            assertThat(elsewhere.prompt()).isEmpty();
            assertThat(otherTask.prompt()).isEmpty();
            assertThat(otherTask.receipt()).anyMatch(reason -> reason.note().contains("Desk.refund"));
        }
    }

    @Test
    void should_turn_a_run_into_a_playbook_that_a_person_promotes() {
        try (Aionis aionis = Aionis.open(directory)) {
            Workspace shop = aionis.in("shop");
            RunId run = refund(shop);

            var draft = shop.draft("refund", run, AGENT);
            shop.playbooks().promote("refund", draft.version(), Actor.of("ada", Role.REVIEWER), "read it");

            assertThat(draft.plan().steps()).extracting(step -> step.tool()).containsExactly("get_order", "refund");
            assertThat(shop.playbooks().active("Desk.refund")).isPresent();
        }
    }

    @Test
    void should_guide_behind_marks_of_its_own_whatever_ids_the_host_makes() {
        AtomicInteger count = new AtomicInteger();
        try (Aionis aionis = Aionis.builder()
                .directory(directory)
                .ids(() -> "e" + count.incrementAndGet())
                .build()) {
            Workspace shop = aionis.in("shop");
            refund(shop);

            String first = shop.guide("Desk.refund", "again").prompt();

            assertThat(first)
                    .isNotEmpty()
                    .isNotEqualTo(shop.guide("Desk.refund", "again").prompt());
        }
    }

    @Test
    void should_make_no_plan_of_a_run_that_somebody_rejected() {
        try (Aionis aionis = Aionis.open(directory)) {
            Workspace shop = aionis.in("shop");
            RunId run = refund(shop);
            RunRecorder judged = shop.resumeRun(run, REFUND, AGENT);
            Actor ada = Actor.of("ada", Role.VERIFIER);
            judged.verdict(ada, Outcome.FAILED, "the money never arrived");

            assertThatThrownBy(() -> shop.draft("refund", run, AGENT)).hasMessageContaining("judged, as FAILED");

            judged.verdict(ada, Outcome.SUCCEEDED, "it was late");
            assertThat(shop.draft("refund", run, AGENT).version()).isEqualTo(1);
        }
    }

    @Test
    void should_say_nothing_of_a_run_that_failed_before_it_did_anything() {
        try (Aionis aionis = Aionis.open(directory)) {
            Workspace shop = aionis.in("shop");
            shop.startRun("Desk.refund", "Refund order #1").end(RunStatus.FAILED, "the model was down");

            Guide guide = shop.guide("Desk.refund", "Refund order #1");

            assertThat(guide.prompt()).isEmpty();
            assertThat(guide.receipt()).anyMatch(reason -> reason.note().contains("nothing to avoid"));
        }
    }

    @Test
    void should_tell_why_a_memory_is_as_it_is() {
        try (Aionis aionis = Aionis.open(directory)) {
            Workspace shop = aionis.in("shop");
            refund(shop);

            var blocked = shop.state().memories().stream()
                    .filter(memory -> memory.state() == State.FAILED_BRANCH)
                    .findFirst()
                    .orElseThrow();

            assertThat(shop.why(blocked.id()))
                    .get()
                    .satisfies(why -> assertThat(why.reasons().toString()).contains("F3"));
        }
    }

    @Test
    void should_refuse_what_cannot_hold_a_ledger() throws IOException {
        Path file = Files.writeString(directory.resolve("notes.txt"), "hello");

        assertThatThrownBy(() -> Aionis.open(file))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("notes.txt");
        assertThat(file).hasContent("hello");
    }

    @Test
    void should_refuse_a_second_owner_and_leave_the_first_alone() {
        try (Aionis first = Aionis.open(directory)) {
            assertThatThrownBy(() -> Aionis.open(directory))
                    .isInstanceOf(LedgerException.class)
                    .hasMessageContaining(directory.toString());
            refund(first.in("shop"));

            assertThat(first.in("shop").guide("Desk.refund", "again").isEmpty()).isFalse();
        }
    }

    @Test
    void should_say_what_is_missing_or_set_twice_when_it_is_built() {
        assertThatThrownBy(() -> Aionis.builder().build()).hasMessageContaining("directory(Path)");
        assertThatThrownBy(() -> Aionis.builder().directory(directory).store(new InMemoryLedgerStore()))
                .hasMessageContaining("already set to " + directory);
    }

    @Test
    void should_name_the_scope_when_a_run_is_not_known_there() {
        try (Aionis aionis = Aionis.open(directory)) {
            RunId run = refund(aionis.in("shop"));

            assertThatThrownBy(() -> aionis.in("other-shop").run(run)).hasMessageContaining("default/other-shop");
        }
    }

    @Test
    void should_say_what_is_wrong_when_arguments_are_no_json_and_lose_nothing() {
        try (Aionis aionis = Aionis.open(directory)) {
            RunRecorder run = aionis.in("shop").startRun("Desk.refund", "Refund order #1");
            run.toolCall("look", "{\"order\":\"#1\"}", "found", Outcome.SUCCEEDED, Effect.READ);

            assertThatThrownBy(() -> run.toolCall("refund", "order=#1", "done", Outcome.SUCCEEDED, Effect.WRITE))
                    .hasMessageContaining("'refund'")
                    .hasMessageContaining("line 1")
                    .hasMessageContaining("Expected text such as");
            assertThatThrownBy(() -> run.toolCall("refund", "[1]", "done", Outcome.SUCCEEDED, Effect.WRITE))
                    .hasMessageContaining("no JSON object");
            run.toolCall("refund", Json.of("order=#1"), "bad request", Outcome.FAILED, Effect.WRITE);

            assertThat(aionis.in("shop").run(run.id()).calls())
                    .extracting(EvidenceBody.ToolCall::tool)
                    .containsExactly("look", "refund");
        }
    }

    @Test
    void should_refuse_evidence_of_another_scope() {
        try (Aionis aionis = Aionis.open(directory)) {
            Evidence foreign = new Evidence(
                    new EvidenceId("e1"),
                    Scope.of("other-shop"),
                    REFUND,
                    null,
                    AGENT,
                    Lane.SHARED,
                    Instant.EPOCH,
                    new EvidenceBody.Gap(1, "test"));

            assertThatThrownBy(() -> aionis.in("shop").observe(foreign)).hasMessageContaining("default/other-shop");
        }
    }

    private static RunId refund(Workspace shop) {
        RunRecorder run = shop.startRun(REFUND, AGENT, "Refund order #1", Map.of("order", Json.of("#1")));
        run.toolCall(
                "refund",
                Json.parse("{\"order\":\"#1\",\"method\":\"card\"}"),
                "PAYMENT_METHOD_NOT_ON_FILE",
                Outcome.FAILED,
                Effect.WRITE);
        run.toolCall(
                "get_order",
                Json.parse("{\"order\":\"#1\"}"),
                "{\"order\":\"#1\",\"paid_with\":\"gift_card_77\"}",
                Outcome.SUCCEEDED,
                Effect.READ);
        run.toolCall(
                "refund",
                Json.parse("{\"order\":\"#1\",\"method\":\"gift_card_77\"}"),
                "done",
                Outcome.SUCCEEDED,
                Effect.WRITE);
        run.end(RunStatus.RETURNED, "Refunded.");
        return run.id();
    }
}
