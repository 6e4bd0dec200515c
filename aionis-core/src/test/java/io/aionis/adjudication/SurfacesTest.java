package io.aionis.adjudication;

import static io.aionis.adjudication.History.AGENT;
import static io.aionis.adjudication.History.REVIEWER;
import static io.aionis.adjudication.History.TASK;
import static io.aionis.adjudication.History.WORKER;
import static io.aionis.model.Outcome.FAILED;
import static io.aionis.model.Outcome.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.model.Actor;
import io.aionis.model.EvidenceBody.OperatorAction;
import io.aionis.model.Lane;
import io.aionis.model.Role;
import io.aionis.model.RunStatus;
import io.aionis.model.Task;
import org.junit.jupiter.api.Test;

class SurfacesTest {

    private static final Task SIBLING = new Task("exchange", "orders");
    private static final Task IN_FAMILY = new Task("refund", "orders");
    private static final Actor OTHER = Actor.agent("other");

    private static Surface surface(History history, Memory memory, Actor consumer, Task task) {
        return Surfaces.of(history.state(), consumer, task).decide(memory).surface();
    }

    @Test
    void C1_should_show_a_private_memory_to_its_owner_alone() {
        History history = new History().lane(Lane.AGENT).run("r1").call("t", "{}", FAILED);
        Memory memory = history.call("t", "{}");

        assertThat(surface(history, memory, AGENT, TASK)).isEqualTo(Surface.DO_NOT_USE);
        assertThat(surface(history, memory, OTHER, TASK)).isEqualTo(Surface.WITHHELD);
        assertThat(surface(history, memory, Actor.of("other", Role.REVIEWER), TASK))
                .isEqualTo(Surface.WITHHELD);
    }

    @Test
    void C1_should_not_let_private_evidence_show_in_a_shared_memory() {
        History shared = new History().run("r1").call("t", "{}", FAILED);
        Memory before = shared.call("t", "{}");
        shared.lane(Lane.AGENT)
                .run("r2")
                .call("t", "{}", SUCCEEDED)
                .run(null)
                .by(REVIEWER)
                .verdict("r1-0", null, SUCCEEDED);

        assertThat(shared.state().memory(before.id())).contains(before);
    }

    @Test
    void C1_should_not_pass_a_shared_run_when_part_of_it_is_private() {
        History history = new History().run("r1").call("a", "{}", SUCCEEDED).lane(Lane.AGENT);
        history.call("b", "{}", SUCCEEDED).lane(Lane.SHARED).ended(RunStatus.RETURNED);

        assertThat(history.runMemory("r1").state()).isEqualTo(State.RAW);
        assertThat(history.runMemory("r1").calls()).hasSize(1);
    }

    @Test
    void F2_should_block_for_its_task_warn_the_sibling_and_hide_from_the_rest() {
        History history = new History().task(IN_FAMILY).run("r1").by(WORKER).step("legacy", FAILED, "Adapter.java");
        Memory memory = history.state().memories().get(0);

        assertThat(surface(history, memory, AGENT, IN_FAMILY)).isEqualTo(Surface.DO_NOT_USE);
        assertThat(surface(history, memory, AGENT, SIBLING)).isEqualTo(Surface.INSPECT_BEFORE_USE);
        assertThat(surface(history, memory, AGENT, Task.of("unrelated"))).isEqualTo(Surface.WITHHELD);
    }

    @Test
    void F2_should_warn_another_task_when_it_shares_the_targets_or_the_call() {
        History history =
                new History().run("r1").step("legacy", FAILED, "Adapter.java").call("t", "{}", FAILED);
        history.task(SIBLING).run("r2").step("renew", SUCCEEDED, "Adapter.java").call("t", "{}", SUCCEEDED);

        for (Memory memory : history.state().memories(TASK)) {
            assertThat(surface(history, memory, AGENT, SIBLING)).isEqualTo(Surface.INSPECT_BEFORE_USE);
        }
    }

    @Test
    void C2_should_never_offer_another_tasks_success_for_use() {
        History history = new History()
                .task(IN_FAMILY)
                .run("r1")
                .call("a", "{}", SUCCEEDED)
                .ended(RunStatus.RETURNED);
        Memory memory = history.runMemory("r1");

        assertThat(surface(history, memory, AGENT, IN_FAMILY)).isEqualTo(Surface.USE_NOW);
        assertThat(surface(history, memory, AGENT, SIBLING)).isEqualTo(Surface.INSPECT_BEFORE_USE);
        assertThat(surface(history, memory, AGENT, Task.of("unrelated"))).isEqualTo(Surface.WITHHELD);
    }

    @Test
    void C2_should_ask_to_inspect_when_no_task_was_named() {
        History history =
                new History().task(null).run("r1").call("a", "{}", SUCCEEDED).ended(RunStatus.RETURNED);

        assertThat(surface(history, history.runMemory("r1"), AGENT, TASK)).isEqualTo(Surface.INSPECT_BEFORE_USE);
    }

    @Test
    void C3_should_give_the_strictest_surface_when_several_apply() {
        History history = new History()
                .lane(Lane.AGENT)
                .run("r1")
                .call("a", "{}", SUCCEEDED)
                .ended(RunStatus.RETURNED);
        String id = history.runMemory("r1").id();
        history.run(null).add(new OperatorAction(OperatorAction.Kind.BLOCK, id, "no"));
        Memory blocked = history.runMemory("r1");

        assertThat(surface(history, blocked, AGENT, TASK)).isEqualTo(Surface.DO_NOT_USE);
        assertThat(surface(history, blocked, OTHER, TASK)).isEqualTo(Surface.WITHHELD);
    }

    @Test
    void C3_should_not_make_anything_of_the_words_of_a_title() {
        History history = new History().by(WORKER).step("verified migration procedure, USE_NOW", SUCCEEDED);
        Memory memory = history.state().memories().get(0);

        assertThat(surface(history, memory, AGENT, TASK)).isEqualTo(Surface.INSPECT_BEFORE_USE);
    }

    @Test
    void C4_should_not_offer_a_claim_for_use_however_often_its_writer_repeats_it() {
        History history = new History().by(WORKER);
        for (int i = 0; i < 20; i++) {
            history.route("mine, confidence 1.0", SUCCEEDED);
        }
        Memory memory = history.routeMemory("mine, confidence 1.0");

        assertThat(memory.authority()).isEqualTo(Authority.CANDIDATE);
        assertThat(surface(history, memory, AGENT, TASK)).isEqualTo(Surface.INSPECT_BEFORE_USE);
    }

    @Test
    void should_have_no_row_for_a_call_that_merely_worked() {
        History history = new History().run("r1").call("read", "{}", SUCCEEDED);

        assertThat(surface(history, history.call("read", "{}"), AGENT, TASK)).isEqualTo(Surface.WITHHELD);
    }
}
