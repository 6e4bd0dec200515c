package io.aionis.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.model.Effect;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateTest {

    private static final String PLAN = """
            "before": [{"check": "file-exists", "path": "pom.xml"}, {"check": "command", "name": "mvn"},
                       {"check": "moon-is-full"}],
            "steps": [
              {"id": "s1", "tool": "look", "effect": "READ", "fingerprint": "f1",
               "arguments": {"order": {"$parameter": "order"}}},
              {"id": "s2", "tool": "pay", "effect": "WRITE", "arguments": {"why": {"$slot": "free text"}},
               "after": [{"check": "tide-is-high"}]},
              {"id": "s3", "tool": "wipe", "effect": "IRREVERSIBLE", "arguments": {}},
              {"id": "s4", "tool": "bash", "effect": "WRITE", "arguments": {}},
              {"id": "s5", "tool": "gone", "effect": "WRITE", "arguments": {}},
              {"id": "s6", "tool": "mail", "effect": "READ", "arguments": {}}]""";

    @TempDir
    Path directory;

    private Bench bench;

    /** Fails the test when a tool of it is called. */
    private final ScriptedTools untouched = new ScriptedTools();

    @BeforeEach
    void open() {
        bench = new Bench(directory);
        untouched.has(new ToolDescriptor("look", "f2", Effect.READ));
        untouched.has("pay", Effect.WRITE).has("wipe", Effect.IRREVERSIBLE).has("bash", Effect.WRITE);
        untouched.has("mail", Effect.WRITE);
        untouched
                .tools()
                .keySet()
                .forEach(tool -> untouched.does(tool, () -> {
                    throw new AssertionError(tool + " was executed");
                }));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void should_list_everything_that_is_missing_and_execute_nothing() {
        Readiness readiness = bench.plan(PLAN)
                .with("color", "red")
                .slot("s9/why", Json.of("x"))
                .rounds(3)
                .checkers(List.of(
                        Bench.checker("file-exists", () -> Optional.of("there is no pom.xml")),
                        Bench.executing("command", new AtomicBoolean())))
                .simulate(untouched);

        assertThat(readiness.ready()).isFalse();
        assertThat(readiness.problems()).anySatisfy(p -> assertThat(p).contains("no use for the parameter \"color\""));
        assertThat(readiness.problems()).anySatisfy(p -> assertThat(p).contains("s2/why has no value"));
        assertThat(readiness.problems()).anySatisfy(p -> assertThat(p).contains("no slot \"s9/why\""));
        assertThat(readiness.problems())
                .anySatisfy(p -> assertThat(p).contains("6 steps").contains("rounds is 3"));
        assertThat(readiness.problems()).anySatisfy(p -> assertThat(p).contains("another schema of the tool 'look'"));
        assertThat(readiness.problems())
                .anySatisfy(p -> assertThat(p).contains("s4").contains("allowLocalExec(true)"));
        assertThat(readiness.problems()).anySatisfy(p -> assertThat(p).contains("'gone', which is gone"));
        assertThat(readiness.problems())
                .anySatisfy(p -> assertThat(p).contains("'mail' as READ").contains("WRITE"));
        assertThat(readiness.problems()).anySatisfy(p -> assertThat(p).contains("tide-is-high"));
        assertThat(readiness.problems()).hasSize(9);
        assertThat(readiness.approvalsNeeded()).singleElement().asString().contains("s3 (wipe)");
        assertThat(untouched.calls).isEmpty();
    }

    @Test
    void should_tell_what_does_not_hold_from_what_was_not_checked() {
        Readiness readiness = bench.plan(PLAN)
                .slot("s2/why", Json.of("late"))
                .allowLocalExec(true)
                .checkers(List.of(
                        Bench.checker("file-exists", () -> Optional.of("there is no pom.xml")),
                        Bench.executing("command", new AtomicBoolean())))
                .simulate(untouched);

        assertThat(readiness.problems()).anySatisfy(p -> assertThat(p).contains("there is no pom.xml"));
        assertThat(readiness.problems()).anySatisfy(p -> assertThat(p).contains("\"moon-is-full\""));
        assertThat(readiness.unchecked())
                .singleElement()
                .asString()
                .contains("command")
                .contains("mvn");
        assertThat(readiness.render())
                .contains("NOT_READY")
                .contains("not checked: ")
                .contains("to approve: ");
    }

    @Test
    void should_not_be_ready_when_a_check_needs_a_program_that_must_not_start() {
        Replay replay = bench.plan(PLAN)
                .slot("s2/why", Json.of("late"))
                .checkers(List.of(Bench.executing("command", new AtomicBoolean())));

        assertThat(replay.simulate(untouched).problems())
                .anySatisfy(p -> assertThat(p).contains("mvn").contains("allowLocalExec(true)"));
        assertThat(replay.allowLocalExec(true).simulate(untouched).problems())
                .noneSatisfy(p -> assertThat(p).contains("allowLocalExec(true)"));
    }

    @Test
    void should_refuse_a_slot_of_another_kind_before_anything_is_written() {
        Replay replay = bench.replay(
                        Bench.step("s1", "pay", "WRITE") + ", {\"id\": \"s2\", \"tool\": \"pay\","
                                + " \"effect\": \"WRITE\", \"arguments\": {\"note\": {\"$slot\": \"free\", \"recorded\": \"late\"}}}")
                .slot("s2/note", Json.of(5));

        assertThat(replay.simulate(untouched).problems())
                .containsExactly("The slot s2/note was given the NUMBER 5; expected a STRING");
        assertThat(replay.strict(untouched).status()).isEqualTo(ReplayStatus.NOT_READY);
    }

    @Test
    void should_name_an_argument_that_the_parameters_leave_without_a_value() {
        String steps = "{\"id\": \"s1\", \"tool\": \"pay\", \"effect\": \"WRITE\", \"arguments\":"
                + " {\"id\": {\"$parameter\": \"order\", \"at\": \"/id\"}}}";

        Readiness readiness = bench.replay(steps).simulate(untouched);

        assertThat(readiness.problems())
                .singleElement()
                .asString()
                .contains("/id of pay")
                .contains("nothing at '/id'");
    }

    @Test
    void should_call_reads_alone_when_asked_to_read() {
        ScriptedTools tools = new ScriptedTools().has("look", Effect.READ).has("pay", Effect.WRITE);
        tools.answers("look", Outcome.SUCCEEDED, "{\"id\":\"a\"}").answers("look", Outcome.FAILED, "no such order");
        Replay replay = bench.replay(Bench.step("s1", "look", "READ") + ", {\"id\": \"s2\", \"tool\": \"pay\","
                + " \"effect\": \"WRITE\", \"arguments\": {\"id\": {\"$from\": \"s1\", \"at\": \"/id\"}}}");

        Readiness first = replay.simulateReading(tools);
        Readiness second = replay.simulateReading(tools);

        assertThat(first.ready()).isTrue();
        assertThat(first.unchecked())
                .singleElement()
                .asString()
                .contains("s2 (pay)")
                .contains("{\"id\":\"a\"}");
        assertThat(second.problems())
                .singleElement()
                .asString()
                .contains("FAILED")
                .contains("no such order");
        assertThat(tools.calls).hasSize(2).allMatch(call -> call.startsWith("look"));
        assertThat(bench.ledger.flush(Duration.ofSeconds(5))).isTrue();
        assertThat(bench.ledger.head(Bench.SCOPE)).isZero();
    }
}
