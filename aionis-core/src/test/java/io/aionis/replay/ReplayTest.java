package io.aionis.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aionis.Aionis;
import io.aionis.Workspace;
import io.aionis.governance.PlaybookVersion;
import io.aionis.ledger.InMemoryLedgerStore;
import io.aionis.model.Actor;
import io.aionis.model.Effect;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.model.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReplayTest {

    private static final Actor PERSON = Actor.of("ada", Role.REVIEWER);
    private static final String PLAN = """
            {"format": "aionis-plan/1", "name": "cancel", "task": "Desk.cancel",
             "parameters": {"order": "string"},
             "steps": [
               {"id": "s1", "tool": "find_order", "effect": "READ",
                "arguments": {"order": {"$parameter": "order"}},
                "expect": [{"at": "/status", "oneOf": ["pending"]}]},
               {"id": "s2", "tool": "cancel_order", "effect": "WRITE",
                "arguments": {"order": {"$from": "s1", "at": "/id"}, "reason": "no longer needed"}},
               {"id": "s3", "tool": "notify", "effect": "WRITE",
                "arguments": {"order": {"$parameter": "order"}}}]}
            """;

    private final InMemoryLedgerStore store = new InMemoryLedgerStore();
    private final Workspace workspace = Aionis.builder().store(store).build().in("shop");
    private final PlaybookVersion cancel = workspace.load(PLAN, PERSON);
    private final Orders orders = new Orders();

    @Test
    void should_run_every_step_with_its_parameters_bound() {
        ReplayReport report = workspace.replay(cancel).with("order", "#7").strict(orders);

        assertThat(report.succeeded()).as(report.toString()).isTrue();
        assertThat(orders.calls)
                .containsExactly(
                        "find_order{\"order\":\"#7\"}",
                        "cancel_order{\"order\":\"#7\",\"reason\":\"no longer needed\"}",
                        "notify{\"order\":\"#7\"}");
    }

    @Test
    void should_execute_nothing_when_simulated() {
        assertThat(workspace.replay(cancel).with("order", "#7").simulate(orders).ready())
                .isTrue();
        assertThat(workspace.replay(cancel).with("ordr", "#7").simulate(orders).problems())
                .anyMatch(p -> p.contains("'order' is missing"))
                .anyMatch(p -> p.contains("\"ordr\""));
        assertThat(orders.calls).isEmpty();
    }

    @Test
    void should_stop_before_the_write_when_a_value_was_never_seen() {
        orders.status = "on hold";

        ReplayReport report = workspace.replay(cancel).with("order", "#7").strict(orders);

        assertThat(report.succeeded()).isFalse();
        assertThat(report.stoppedAt()).isEqualTo("s1");
        assertThat(report.reason()).contains("on hold").contains("pending");
        assertThat(orders.writes).isEmpty();
    }

    @Test
    void should_run_nothing_after_a_step_that_failed() {
        orders.failing = "cancel_order";

        ReplayReport report = workspace.replay(cancel).with("order", "#7").strict(orders);

        assertThat(report.stoppedAt()).isEqualTo("s2");
        assertThat(orders.calls).noneMatch(c -> c.startsWith("notify"));
    }

    @Test
    void should_say_which_tool_is_gone_when_one_disappeared() {
        orders.gone = "notify";

        ReplayReport report = workspace.replay(cancel).with("order", "#7").strict(orders);

        assertThat(report.reason()).contains("'notify', which is gone").contains("compile the playbook again");
        assertThat(orders.calls).isEmpty();
    }

    @Test
    void should_not_repeat_a_write_when_the_same_request_comes_again() {
        ReplayReport first = submit("request-1");
        ReplayReport again = submit("request-1");
        ReplayReport other = submit("request-2");

        assertThat(first.succeeded() && again.succeeded() && other.succeeded()).isTrue();
        assertThat(again.steps())
                .filteredOn(s -> s.note().contains("not repeated"))
                .hasSize(2);
        assertThat(orders.writes).hasSize(4);
    }

    @Test
    void should_give_the_same_answer_again_when_the_write_changed_what_was_read() {
        submit("request-1");
        orders.status = "cancelled";

        ReplayReport again = submit("request-1");

        assertThat(again.succeeded()).as(again.toString()).isTrue();
        assertThat(again.steps()).allMatch(step -> step.note().contains("before"));
        assertThat(orders.writes).hasSize(2);
        assertThat(submit("request-2").stoppedAt()).isEqualTo("s1");
    }

    @Test
    void should_look_again_when_the_request_stopped_before_it_wrote() {
        orders.status = "on hold";
        assertThat(submit("request-1").succeeded()).isFalse();
        orders.status = "pending";

        assertThat(submit("request-1").succeeded()).isTrue();
    }

    @Test
    void should_refuse_a_key_that_names_nothing() {
        assertThatThrownBy(() -> workspace.replay(cancel).idempotencyKey(" "))
                .hasMessageContaining("expected 1 to 200");
    }

    @Test
    void should_refuse_a_key_that_was_used_for_other_parameters() {
        submit("request-1");

        ReplayReport other = workspace
                .replay(cancel)
                .with("order", "#8")
                .idempotencyKey("request-1")
                .strict(orders);

        assertThat(other.succeeded()).isFalse();
        assertThat(other.reason()).contains("request-1").contains("new key");
        assertThat(orders.writes).hasSize(2);
    }

    @Test
    void should_stop_in_doubt_when_a_write_broke_off_and_never_do_it_twice() {
        orders.breaking = "cancel_order";
        ReplayReport broken = submit("request-1");
        orders.breaking = "";
        ReplayReport resumed = submit("request-1");

        assertThat(broken.reason()).contains("in doubt");
        assertThat(resumed.succeeded()).isFalse();
        assertThat(resumed.reason()).contains("check whether it happened");
        assertThat(orders.writes).containsExactly("cancel_order#7");
    }

    @Test
    void should_do_a_write_that_failed_cleanly_when_the_same_request_comes_again() {
        orders.failing = "cancel_order";
        ReplayReport first = submit("request-1");
        ReplayReport second = submit("request-1");
        orders.failing = "";
        ReplayReport third = submit("request-1");
        ReplayReport fourth = submit("request-1");

        assertThat(first.succeeded() || second.succeeded()).isFalse();
        assertThat(third.succeeded() && fourth.succeeded()).isTrue();
        assertThat(orders.writes).containsExactly("cancel_order#7", "notify#7");
    }

    @Test
    void should_find_the_write_done_when_a_later_version_gives_the_step_another_id() {
        submit("request-1");
        PlaybookVersion later = workspace.load(PLAN.replace("\"s2\"", "\"cancel\""), PERSON);

        ReplayReport again = workspace
                .replay(later)
                .with("order", "#7")
                .idempotencyKey("request-1")
                .strict(orders);

        assertThat(again.succeeded()).isTrue();
        assertThat(orders.writes).hasSize(2);
    }

    @Test
    void should_never_run_a_disabled_version() {
        workspace.playbooks().disable("cancel", 1, PERSON, "wrong tool");

        assertThatThrownBy(() -> workspace.replay(cancel)).hasMessageContaining("cancel v1 is DISABLED");
    }

    @Test
    void should_not_run_when_the_version_was_disabled_after_the_replay_was_made() {
        Replay replay = workspace.replay(cancel).with("order", "#7");
        workspace.playbooks().disable("cancel", 1, PERSON, "wrong tool");

        assertThatThrownBy(() -> replay.strict(orders)).hasMessageContaining("cancel v1 is DISABLED");
        assertThat(orders.calls).isEmpty();
    }

    @Test
    void should_execute_each_write_once_when_threads_submit_the_same_request_at_once() throws Exception {
        int threads = 8;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<ReplayReport>> reports = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            reports.add(pool.submit(() -> {
                start.await();
                return submit("request-1");
            }));
        }
        start.countDown();
        for (Future<ReplayReport> each : reports) {
            ReplayReport report = each.get(1, TimeUnit.MINUTES);
            assertThat(report.succeeded() || String.valueOf(report.reason()).contains("in doubt"))
                    .as(report.toString())
                    .isTrue();
        }
        pool.shutdown();

        assertThat(orders.writes).containsExactly("cancel_order#7", "notify#7");
    }

    @Test
    void should_refuse_a_key_that_was_used_for_other_slots() {
        PlaybookVersion open =
                workspace.load(PLAN.replace("\"no longer needed\"", "{\"$slot\": \"who knows\"}"), PERSON);

        ReplayReport first = because(open, "late");
        ReplayReport other = because(open, "broken");

        assertThat(first.succeeded()).as(first.toString()).isTrue();
        assertThat(other.reason()).contains("request-1").contains("new key");
        assertThat(orders.writes).hasSize(2);
    }

    @Test
    void should_end_as_interrupted_when_the_world_is_not_as_recorded() {
        orders.status = "on hold";
        ReplayReport stopped = workspace.replay(cancel).with("order", "#7").strict(orders);
        orders.status = "pending";
        orders.failing = "notify";
        ReplayReport failed = workspace.replay(cancel).with("order", "#7").strict(orders);

        assertThat(workspace.run(stopped.run()).status()).hasToString("INTERRUPTED");
        assertThat(workspace.run(failed.run()).status()).hasToString("FAILED");
    }

    private ReplayReport because(PlaybookVersion version, String reason) {
        return workspace
                .replay(version)
                .with("order", "#7")
                .slot("s2/reason", Json.of(reason))
                .idempotencyKey("request-1")
                .strict(orders);
    }

    @Test
    void should_not_do_what_cannot_be_undone_before_a_person_approved_it() {
        PlaybookVersion wipe = workspace.load(
                PLAN.replace(
                        "\"tool\": \"notify\", \"effect\": \"WRITE\"",
                        "\"tool\": \"notify\", \"effect\": \"IRREVERSIBLE\""),
                PERSON);
        orders.notifying = Effect.IRREVERSIBLE;

        Replay unnamed = workspace.replay(wipe).with("order", "#7");
        assertThat(unnamed.strict(orders).status()).isEqualTo(ReplayStatus.NOT_READY);
        assertThat(orders.calls).isEmpty();

        ReplayReport report = unnamed.idempotencyKey("request-1").strict(orders);

        assertThat(report.status()).isEqualTo(ReplayStatus.PENDING_APPROVAL);
        assertThat(report.reason()).contains("cannot be undone");
        assertThat(orders.calls).noneMatch(call -> call.startsWith("notify"));
        assertThat(workspace.approvals().pending()).hasSize(1);
    }

    @Test
    void should_record_the_replay_as_a_run_that_nobody_judged() {
        ReplayReport report = workspace.replay(cancel).with("order", "#7").strict(orders);

        assertThat(workspace.run(report.run()).calls()).hasSize(3);
        assertThat(workspace.run(report.run()).status()).hasToString("RETURNED");
    }

    private ReplayReport submit(String key) {
        return workspace.replay(cancel).with("order", "#7").idempotencyKey(key).strict(orders);
    }

    /** A world of one kind of order. */
    private static final class Orders implements ToolPort {

        final List<String> calls = Collections.synchronizedList(new ArrayList<>());
        final List<String> writes = Collections.synchronizedList(new ArrayList<>());
        String status = "pending";
        String failing = "";
        String breaking = "";
        String gone = "";
        Effect notifying = Effect.WRITE;

        @Override
        public Map<String, ToolDescriptor> tools() {
            Map<String, ToolDescriptor> tools = new LinkedHashMap<>();
            tools.put("find_order", new ToolDescriptor("find_order", null, Effect.READ));
            tools.put("cancel_order", new ToolDescriptor("cancel_order", null, Effect.WRITE));
            tools.put("notify", new ToolDescriptor("notify", null, notifying));
            tools.remove(gone);
            return tools;
        }

        @Override
        public ToolAnswer call(String tool, Json.Obj arguments) {
            calls.add(tool + arguments.text());
            if (tool.equals(failing)) {
                return new ToolAnswer(Outcome.FAILED, "the shop said no");
            }
            if (tool.equals("find_order")) {
                return new ToolAnswer(
                        Outcome.SUCCEEDED,
                        "{\"id\":\"" + arguments.text("order") + "\",\"status\":\"" + status + "\"}");
            }
            writes.add(tool + arguments.text("order"));
            if (tool.equals(breaking)) {
                throw new IllegalStateException("connection lost");
            }
            return new ToolAnswer(Outcome.SUCCEEDED, "done");
        }
    }
}
