package io.aionis.benchmarks.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.benchmarks.replay.WorldPort.Action;
import io.aionis.model.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class WantedTest {

    private static final Action OWN = new Action("cancel", Json.parse("{\"order\":\"1\"}"));
    private static final Action GOLD = new Action("cancel", Json.parse("{\"order\":\"2\"}"));
    private static final Action OTHER = new Action("cancel", Json.parse("{\"order\":\"3\"}"));

    @Test
    void should_tell_wrong_writes_from_duplicates() {
        Wanted wanted = new Wanted(List.of(OWN, OWN), List.of(GOLD));

        assertThat(wanted.wrong(List.of(OWN, GOLD, OTHER))).isEqualTo(1);
        assertThat(wanted.twice(List.of(OWN, OWN))).isZero();
        assertThat(wanted.twice(List.of(OWN, OWN, OWN))).isEqualTo(1);
    }
}
