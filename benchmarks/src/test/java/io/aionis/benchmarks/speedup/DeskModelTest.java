package io.aionis.benchmarks.speedup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeskModelTest {

    @Test
    void should_take_the_wrong_turn_unless_the_prompt_tells_better() {
        assertThat(DeskModel.knowsBetter("Refund order O-1 because broken")).isFalse();
        assertThat(DeskModel.knowsBetter("CURRENT_ACTIVE_PATH\n- findPayment {}, then searchPayments {}"))
                .isFalse();
        assertThat(DeskModel.knowsBetter("FAILED_BRANCHES\n- findPayment {} failed"))
                .isFalse();
        assertThat(DeskModel.knowsBetter("FAILED_BRANCHES\n- searchPayments {} failed"))
                .isTrue();
        assertThat(DeskModel.knowsBetter("PROCEDURES\n- findOrder {}, findPayment {}"))
                .isTrue();
    }
}
