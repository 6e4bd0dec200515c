package io.aionis.benchmarks.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.benchmarks.tau.TauAction;
import io.aionis.model.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptTest {

    private static final Write WRITE = write("book", "{\"from\":\"JFK\",\"seats\":[{\"row\":1}],\"note\":\"a } b\"}");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- m1 | run: get {} > book {\"from\":\"JFK\",\"seats\":[{\"row\":1}],\"note\":\"a } b\"} | worked",
                "book {\"seats\": [{\"row\": 1.0}], \"note\": \"a } b\", \"from\": \"JFK\"}",
                "book({\"from\":\"JFK\",\"seats\":[{\"row\":1}],\"note\":\"a } b\"})",
            })
    void should_find_an_action_however_its_arguments_are_written(String line) {
        Prompt prompt = Prompt.of("<<<n\n## PASSED_SOLUTIONS\n" + line + "\nn>>>\n");

        assertThat(prompt.isUsable(WRITE)).isTrue();
        assertThat(prompt.isBlocked(WRITE)).isFalse();
        assertThat(prompt.sections(WRITE, false)).containsExactly("PASSED_SOLUTIONS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rebook {\"from\":\"JFK\",\"seats\":[{\"row\":1}],\"note\":\"a } b\"}",
                "book_all {\"from\":\"JFK\",\"seats\":[{\"row\":1}],\"note\":\"a } b\"}",
                "book {\"from\":\"SEA\",\"seats\":[{\"row\":1}],\"note\":\"a } b\"}",
                "book {\"from\":\"JFK\",\"seats\":[{\"row\":1}]}",
                "book {\"from\":\"JFK\",\"seats\":[{\"ro…",
                "book",
            })
    void should_not_take_another_action_or_a_part_of_it_for_the_action(String line) {
        Prompt prompt = Prompt.of("## FAILED_BRANCHES\n" + line + "\n");

        assertThat(prompt.isBlocked(WRITE)).isFalse();
    }

    @Test
    void should_tell_sections_apart() {
        String row = "book " + WRITE.action().kwargs().text() + "\n";

        assertThat(Prompt.of("## PROCEDURES\n" + row).isUsable(WRITE)).isTrue();
        assertThat(Prompt.of("## CURRENT_ACTIVE_PATH\n" + row).isUsable(WRITE)).isTrue();
        assertThat(Prompt.of("## INSPECT_BEFORE_USE\n" + row).isUsable(WRITE)).isFalse();
        assertThat(Prompt.of("## FAILED_BRANCHES\n" + row).isBlocked(WRITE)).isTrue();
        assertThat(Prompt.of(row).isUsable(WRITE)).isFalse();
    }

    @Test
    void should_count_a_cut_beginning_as_a_leak_unless_it_is_that_of_a_write_that_worked() {
        Prompt prompt = Prompt.of("## PASSED_SOLUTIONS\n- m1 | run: book {\"from\":\"JFK\",\"seats\":[…\n");
        Write alike = write("book", "{\"from\":\"JFK\",\"seats\":[]}");

        assertThat(prompt.isLeaked(WRITE, List.of())).isTrue();
        assertThat(prompt.isLeaked(WRITE, List.of(alike))).isFalse();
        assertThat(prompt.sections(WRITE, true)).containsExactly("PASSED_SOLUTIONS");
    }

    private static Write write(String tool, String arguments) {
        return new Write(new TauAction(tool, (Json.Obj) Json.parse(arguments)), "r1");
    }
}
