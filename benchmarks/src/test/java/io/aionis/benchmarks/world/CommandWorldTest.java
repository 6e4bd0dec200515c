package io.aionis.benchmarks.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aionis.benchmarks.support.InputException;
import io.aionis.model.Json;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandWorldTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Json.Obj HALL = new Json.Obj(Map.of("room", Json.of("hall")));
    private static final Json.Obj LAMP = new Json.Obj(Map.of("lamp", Json.of("lamp-hall")));

    @Test
    void should_play_fresh_worlds_in_processes_of_their_own() {
        try (CommandWorld world = CommandWorld.open(TinyWorld.command("well"), LONG);
                CommandWorld fresh = world.fresh()) {
            assertThat(world.tools()).containsExactly("find_lamp", "light_lamp");
            assertThat(world.fingerprint("find_lamp")).isNotEqualTo(world.fingerprint("light_lamp"));
            assertThat(fresh.fingerprint("find_lamp")).isEqualTo(world.fingerprint("find_lamp"));
            assertThat(world.call("find_lamp", HALL).result()).contains("lamp-hall", "off");
            assertThat(world.call("find_lamp", new Json.Obj(Map.of("room", Json.of("nowhere")))))
                    .isEqualTo(new ToolAnswer("Error: no lamp", true));

            String before = world.stateHash();
            world.call("light_lamp", LAMP);

            assertThat(world.stateHash()).isNotEqualTo(before);
            assertThat(fresh.stateHash()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dies | ended with exit status 3 before it answered",
                "babbles | expected one JSON object on a line, found 'Traceback",
                "lists | expected a JSON object, found [1]"
            })
    void should_say_in_one_line_what_went_wrong(String manner, String expected) {
        try (CommandWorld world = CommandWorld.open(TinyWorld.command(manner), LONG)) {
            assertThatThrownBy(() -> world.call("find_lamp", HALL))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining(expected)
                    .hasMessageContaining("find_lamp")
                    .message()
                    .hasLineCount(1);
        }
    }

    @Test
    void should_not_wait_longer_than_it_may() {
        // The answers to reset and tools need time, so the time that is short is that of another handle.
        WorldProcess process = new WorldProcess(TinyWorld.command("sleeps"), Duration.ofMillis(20));
        try (process) {
            assertThatThrownBy(() -> process.ask(new Json.Obj(Map.of("op", Json.of("call")))))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("within 20 ms")
                    .hasMessageContaining("--world-timeout");
        }
    }

    @Test
    void should_refuse_a_program_that_is_not_there() {
        assertThatThrownBy(() -> CommandWorld.open("/nowhere/world --fast", LONG))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'/nowhere/world --fast' cannot be started");
    }

    @Test
    void should_split_a_command_as_it_is_quoted() {
        assertThat(Words.of(" a 'b c'  \"d 'e'\" ''f ")).containsExactly("a", "b c", "d 'e'", "f");
        assertThatThrownBy(() -> Words.of("a 'b")).hasMessageContaining("not closed");
        assertThatThrownBy(() -> Words.of("  ")).hasMessageContaining("blank");
    }
}
