package io.aionis.benchmarks.retail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalculationTest {

    @ParameterizedTest
    @CsvSource({
        "(2.5 - 5) * 2 + 7/2, -1.5",
        "53.48 - 53.43, 0.05",
        "54.04, 54.04",
        "10 - 4 - 3, 3.0",
        "100 * 5, 500.0",
        "-(1 + .5), -1.5",
        "2 - -2, 4.0",
    })
    void should_round_to_cents_when_the_sum_is_well_formed(String expression, String expected) {
        assertThat(Calculation.evaluate(expression)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "1 + x, invalid characters in expression",
        "(1 + 2, invalid syntax",
        "1 + 2), invalid syntax",
        "1..2, invalid syntax",
        "'', invalid syntax",
        "1 / (2 - 2), division by zero",
    })
    void should_refuse_when_it_is_no_sum(String expression, String message) {
        assertThatThrownBy(() -> Calculation.evaluate(expression))
                .isInstanceOf(Refusal.class)
                .hasMessage(message);
    }
}
