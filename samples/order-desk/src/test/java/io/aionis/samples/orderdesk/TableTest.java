package io.aionis.samples.orderdesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void should_align_columns_when_rows_differ_in_width() {
        Table table = new Table()
                .add("1 reasoning", "wrong turn", new Usage(9, 12345, 210), Duration.ofMillis(3640))
                .add("3 replay", "no planning call", Usage.NONE, Duration.ofMillis(49));

        assertThat(table.render()).isEqualTo("""
                        Act          What happened     Model calls  Tokens in  Tokens out   Time
                        -----------  ----------------  -----------  ---------  ----------  -----
                        1 reasoning  wrong turn                  9      12345         210  3.6 s
                        3 replay     no planning call            0          0           0  0.0 s
                        """);
    }
}
