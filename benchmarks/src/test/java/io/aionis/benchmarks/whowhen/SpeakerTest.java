package io.aionis.benchmarks.whowhen;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.model.Actor;
import io.aionis.model.Role;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeakerTest {

    @ParameterizedTest
    @CsvSource({
        "Orchestrator (-> WebSurfer), Orchestrator, PLANNER",
        "TaskPlanner, TaskPlanner, PLANNER",
        "DataVerification_Expert, DataVerification_Expert, VERIFIER",
        "Validation_Expert, Validation_Expert, VERIFIER",
        "Code reviewer, Code reviewer, REVIEWER",
        "Reviews_Expert, Reviews_Expert, WORKER",
        "WebSurfer, WebSurfer, WORKER",
        "(thought), user, WORKER",
    })
    void should_give_the_role_that_the_name_says(String name, String agent, Role role) {
        assertThat(Speaker.of("user", name).actor()).isEqualTo(Actor.of(agent, role));
    }
}
