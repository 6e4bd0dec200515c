package io.aionis.samples.orderdesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderDeskMainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource({
        "--fast, unknown option --fast",
        "--memory, --memory needs a value",
        "--seed 1 --seed 2, --seed is given twice",
        "--model gpt, scripted",
        "--model openai, OPENAI_API_KEY",
        "--latency-ms -1, negative"
    })
    void should_say_what_is_wrong_in_one_line_when_the_options_are_no_good(String args, String named)
            throws IOException {
        assertThat(run(args)).isEqualTo(2);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .contains(named);
    }

    @Test
    void should_print_the_options_when_asked_for_help() throws IOException {
        assertThat(run("--help")).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("--model", "--latency-ms", "--seed", "--memory", "--help");
    }

    @Test
    void should_break_off_in_one_line_when_the_ledger_cannot_be_used() throws IOException {
        assertThat(run("--latency-ms 0 --memory pom.xml")).isEqualTo(1);

        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .contains("pom.xml");
    }

    private int run(String args) throws IOException {
        return OrderDeskMain.run(
                args.split(" "),
                Map.of(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
