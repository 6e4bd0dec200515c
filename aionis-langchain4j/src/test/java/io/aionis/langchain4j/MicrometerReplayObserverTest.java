package io.aionis.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One observation for each replay, and one within it for each step. */
class MicrometerReplayObserverTest extends BothWays {

    private final TestObservationRegistry registry = TestObservationRegistry.create();
    private final AionisPlugin plugin =
            both().replayObserver(MicrometerReplayObserver.live(registry)).build();

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_observe_a_replay_and_its_steps(Way way) {
        bench.model.says("Refunded.");

        ask(way, plugin);

        TestObservationRegistryAssert.assertThat(registry)
                .doesNotHaveAnyRemainingCurrentObservation()
                .hasNumberOfObservationsWithNameEqualTo("aionis.replay.step", 2)
                .hasObservationWithNameEqualTo("aionis.replay")
                .that()
                .hasLowCardinalityKeyValue("aionis.playbook", "refund v1")
                .hasLowCardinalityKeyValue("aionis.mode", "live")
                .hasLowCardinalityKeyValue("aionis.outcome", "succeeded")
                .hasHighCardinalityKeyValue("aionis.run", bench.runs.get(0).value())
                .hasBeenStarted()
                .hasBeenStopped();
        TestObservationRegistryAssert.assertThat(registry)
                .hasAnObservationWithAKeyValue("aionis.tool", "findOrder")
                .hasAnObservationWithAKeyValue("aionis.tool", "refund");
        assertThat(plugin.failures()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void should_say_that_a_replay_stopped(Way way) {
        tools.breakAfterRefund = true;
        bench.model.says("Somebody must look.");

        ask(way, plugin);

        TestObservationRegistryAssert.assertThat(registry)
                .hasObservationWithNameEqualTo("aionis.replay")
                .that()
                .hasLowCardinalityKeyValue("aionis.outcome", "stopped")
                .hasBeenStopped();
        TestObservationRegistryAssert.assertThat(registry)
                .hasNumberOfObservationsWithNameEqualTo("aionis.replay.step", 2)
                .hasAnObservationWithAKeyValue("aionis.outcome", "failed");
    }
}
