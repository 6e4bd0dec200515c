package io.aionis.samples.debugging;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.samples.debugging.DebuggingMain.Session;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DebuggingTest {

    @TempDir
    Path folder;

    @Test
    void should_mend_a_bug_that_comes_back_and_leave_alone_one_that_only_looks_like_it() {
        List<Session> sessions =
                DebuggingMain.play(folder, new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));

        for (int i = 1; i <= 4; i++) {
            assertThat(Project.at(folder.resolve("cart-" + i)).check()).isEmpty();
        }
        assertThat(sessions.get(0).calls()).anyMatch(call -> call.contains("<=") && call.contains("STILL_RED"));
        assertThat(sessions.get(1).calls()).noneMatch(call -> call.contains("<="));
        assertThat(sessions.get(2).modelCalls()).isOne();
        assertThat(sessions.get(2).replays()).singleElement().satisfies(replay -> {
            assertThat(replay.handedBack()).isNull();
            assertThat(replay.steps()).hasSize(3);
        });
        assertThat(sessions.get(3).replays()).singleElement().satisfies(replay -> {
            assertThat(replay.handedBack()).contains("/text");
            assertThat(replay.steps()).hasSize(2);
        });
        assertThat(sessions.get(3).calls()).noneMatch(call -> call.startsWith("try_fix") && call.contains("int i"));
    }
}
