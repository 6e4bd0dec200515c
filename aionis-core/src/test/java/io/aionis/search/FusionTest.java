package io.aionis.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FusionTest {

    @Test
    void should_add_up_reciprocal_ranks() {
        Fusion fusion = new Fusion(4);
        fusion.add(new double[] {9, 3, 0, -1});
        fusion.add(new double[] {0, 0.5, 0.9, 0});

        assertThat(fusion.score(0)).isEqualTo(1 / 61.0);
        assertThat(fusion.score(1)).isEqualTo(1 / 62.0 + 1 / 62.0);
        assertThat(fusion.score(2)).isEqualTo(1 / 61.0);
        assertThat(fusion.score(3)).isZero();
    }

    @Test
    void should_let_equal_scores_share_a_rank() {
        Fusion fusion = new Fusion(3);
        fusion.add(new double[] {2, 2, 1});

        assertThat(fusion.score(0)).isEqualTo(fusion.score(1)).isEqualTo(1 / 61.0);
        assertThat(fusion.score(2)).isEqualTo(1 / 63.0);
    }
}
