package io.aionis.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.model.Effect;
import io.aionis.model.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same request is submitted again while it runs: from inside one of its tools, so at a known moment. */
class OverlapTest {

    private static final String STEPS = Bench.step("s1", "look", "READ")
            + ", {\"id\": \"s2\", \"tool\": \"pay\", \"effect\": \"WRITE\", \"arguments\":"
            + " {\"price\": {\"$from\": \"s1\", \"at\": \"/price\"}}}";

    @TempDir
    Path directory;

    private Bench bench;
    private final List<ReplayReport> inner = new ArrayList<>();
    private final ScriptedTools tools =
            new ScriptedTools().has("look", Effect.READ).has("pay", Effect.WRITE);

    @BeforeEach
    void open() {
        bench = new Bench(directory);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private Replay replay() {
        return bench.replay(STEPS).idempotencyKey("r1").verifier(doubt -> {
            throw new AssertionError("asked about a write that is under way");
        });
    }

    @Test
    void should_not_write_from_other_answers_than_the_run_that_wrote_first() {
        tools.does("look", () -> {
            inner.add(replay().strict(tools));
            return new ToolAnswer(Outcome.SUCCEEDED, "{\"price\": 10}");
        });
        tools.answers("look", Outcome.SUCCEEDED, "{\"price\": 11}");

        ReplayReport outer = replay().strict(tools);
        ReplayReport again = replay().strict(tools);

        assertThat(inner).singleElement().matches(ReplayReport::succeeded);
        assertThat(outer.status()).as(outer.render()).isEqualTo(ReplayStatus.IN_DOUBT);
        assertThat(outer.reason()).contains("another run of the same request");
        assertThat(again.succeeded()).as(again.render()).isTrue();
        assertThat(tools.calls)
                .filteredOn(call -> call.startsWith("pay"))
                .singleElement()
                .asString()
                .contains("11");
    }

    @Test
    void should_neither_repeat_nor_verify_a_write_that_is_under_way() {
        tools.answers("look", Outcome.SUCCEEDED, "{\"price\": 10}");
        tools.does("pay", () -> {
            inner.add(replay().strict(tools));
            return new ToolAnswer(Outcome.SUCCEEDED, "paid");
        });

        ReplayReport outer = replay().strict(tools);

        assertThat(outer.succeeded()).as(outer.render()).isTrue();
        assertThat(inner).singleElement().satisfies(report -> {
            assertThat(report.status()).isEqualTo(ReplayStatus.IN_DOUBT);
            assertThat(report.reason()).contains("is under way");
            assertThat(report.doubt()).isNull();
        });
        assertThat(tools.calls).hasSize(2);
    }
}
