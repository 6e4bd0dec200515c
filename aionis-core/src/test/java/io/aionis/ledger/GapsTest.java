package io.aionis.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.model.Evidence;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class GapsTest {

    private final Gaps gaps = new Gaps(() -> Instant.EPOCH);

    @Test
    void should_mark_a_new_loss_at_once_when_older_markers_are_not_confirmed_yet() {
        gaps.dropped(Samples.step("r1", "e1"), Gaps.Cause.QUEUE_FULL, null);
        List<Evidence> offered = gaps.due();
        gaps.dropped(Samples.step("r2", "e2"), Gaps.Cause.QUEUE_FULL, null);

        List<Evidence> due = gaps.due();

        assertThat(due).hasSize(2).startsWith(offered.get(0));
        assertThat(due).extracting(e -> String.valueOf(e.run())).containsExactly("r1", "r2");
        gaps.written();
        assertThat(gaps.pending()).isFalse();
        assertThat(gaps.count()).isEqualTo(2);
    }
}
