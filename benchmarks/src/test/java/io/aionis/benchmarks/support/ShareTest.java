package io.aionis.benchmarks.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ShareTest {

    /** Figures of the 15 of 100 example that textbooks give for this interval. */
    @Test
    void should_give_wilsons_interval() {
        Share share = new Share(15, 100);

        assertThat(share.low()).isCloseTo(0.0931, within(0.0005));
        assertThat(share.high()).isCloseTo(0.2328, within(0.0005));
    }

    @Test
    void should_stay_within_nought_and_one_and_say_nothing_of_nothing() {
        assertThat(new Share(0, 10).low()).isZero();
        assertThat(new Share(0, 10).high()).isCloseTo(0.2775, within(0.0005));
        assertThat(new Share(10, 10).high()).isEqualTo(1);
        assertThat(new Share(0, 0).low()).isZero();
        assertThat(new Share(0, 0).high()).isEqualTo(1);
    }

    @Test
    void should_print_count_and_interval() {
        assertThat(new Share(72, 73)).hasToString("72 of 73 = 98.6 % (95 %: 92.6 to 99.8)");
    }
}
