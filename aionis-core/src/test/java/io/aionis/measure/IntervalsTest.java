package io.aionis.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalsTest {

    @Test
    void should_give_the_score_interval_of_the_published_example() {
        // Newcombe 1998, Statistics in Medicine 17:857-872, table I: 81 of 263 by the score method.
        Estimate estimate = Intervals.wilson(81, 263);

        assertThat(estimate.low()).isCloseTo(0.2553, within(0.0001));
        assertThat(estimate.high()).isCloseTo(0.3662, within(0.0001));
        assertThat(estimate.n()).isEqualTo(263);
    }

    @Test
    void should_give_the_difference_of_the_published_example() {
        // Newcombe 1998, Statistics in Medicine 17:873-890, table II: 56/70 less 48/80 by method 10.
        Estimate estimate = Intervals.difference(Intervals.wilson(56, 70), Intervals.wilson(48, 80));

        assertThat(estimate.value()).isCloseTo(0.2, within(1e-9));
        assertThat(estimate.low()).isCloseTo(0.0524, within(0.0001));
        assertThat(estimate.high()).isCloseTo(0.3339, within(0.0001));
    }

    @Test
    void should_stay_within_zero_and_one_where_all_or_none_hit() {
        assertThat(Intervals.wilson(0, 5).low()).isZero();
        assertThat(Intervals.wilson(5, 5).high()).isEqualTo(1);
        assertThat(Intervals.wilson(5, 5).low()).isLessThan(1);
    }

    @Test
    void should_tell_nothing_of_no_case_and_no_interval_of_one() {
        assertThat(Intervals.wilson(0, 0).value()).isNaN();
        assertThat(Intervals.mean(new double[0], 1).value()).isNaN();
        assertThat(Intervals.mean(new double[] {3}, 1).value()).isEqualTo(3);
        assertThat(Intervals.mean(new double[] {3}, 1).low()).isNaN();
        assertThat(Intervals.difference(Estimate.NONE, Intervals.wilson(1, 2)).excludesZero())
                .isFalse();
    }

    @Test
    void should_repeat_by_its_seed() {
        double[] cases = {1, 2, 3, 4, 5, 60};

        assertThat(Intervals.mean(cases, 7)).isEqualTo(Intervals.mean(cases, 7));
        assertThat(Intervals.mean(cases, 7)).isNotEqualTo(Intervals.mean(cases, 8));
    }

    /** The interval must hold the true mean in about 95 of 100 samples. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void should_hold_the_true_mean_about_as_often_as_it_says(long seed) {
        Random random = new Random(seed);
        int held = 0;
        for (int trial = 0; trial < 400; trial++) {
            double[] cases = random.doubles(40, 0, 10).toArray();
            Estimate estimate = Intervals.mean(cases, random.nextLong());
            held += estimate.low() <= 5 && 5 <= estimate.high() ? 1 : 0;
        }
        assertThat(held).as("of 400 with seed " + seed).isBetween(360, 395);
    }
}
