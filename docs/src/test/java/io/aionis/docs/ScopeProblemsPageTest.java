package io.aionis.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.Aionis;
import io.aionis.Workspace;
import io.aionis.guide.Guide;
import io.aionis.guide.GuideRequest;
import io.aionis.guide.Section;
import io.aionis.model.Actor;
import io.aionis.model.Role;
import io.aionis.model.Scope;
import io.aionis.model.Task;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScopeProblemsPageTest {

    private static final Task TASK = Task.of("checkout-migration");
    private static final Actor WORKER = Actor.of("worker-1", Role.WORKER);

    @TempDir
    Path directory;

    @Test
    void should_name_the_nearest_task() {
        try (Aionis aionis = Aionis.open(directory)) {
            Workspace workspace = aionis.in("repo:checkout");
            workspace.observeStep("Patch it").at(TASK).by(WORKER).failed("red");

            Guide guide = workspace.guide("checkout.migration", "go on"); // recorded as checkout-migration
            String why = guide.receipt().get(0).note();
            // nothing is known for task "checkout.migration"; the nearest is task "checkout-migration" with 1 memories

            assertThat(guide.isEmpty()).isTrue();
            assertThat(why)
                    .isEqualTo("nothing is known for task \"checkout.migration\"; the nearest is task"
                            + " \"checkout-migration\" with 1 memories");
        }
    }

    @Test
    void should_keep_tenants_apart() {
        try (Aionis aionis = Aionis.open(directory)) {
            Workspace ours = aionis.in(Scope.of("acme", "repo:checkout"));
            Workspace theirs = aionis.in("repo:checkout"); // tenant "default": another scope

            ours.observeStep("Patch it").at(TASK).by(WORKER).failed("red");

            assertThat(ours.guide(GuideRequest.at(TASK)).isEmpty()).isFalse();
            assertThat(theirs.guide(GuideRequest.at(TASK)).receipt().get(0).note())
                    .isEqualTo("nothing is known in this scope");
        }
    }

    @Test
    void should_show_a_team_its_lane_and_tell_nobody_else_of_it() {
        Actor worker = WORKER.inTeam("payments");
        try (Aionis aionis = Aionis.open(directory)) {
            Workspace workspace = aionis.in("repo:checkout");

            workspace
                    .observeStep("Try the sandbox")
                    .at(TASK)
                    .by(worker)
                    .forTeam()
                    .failed("no access");
            Guide mate = workspace.guide(
                    GuideRequest.at(TASK).as(Actor.of("worker-2", Role.WORKER).inTeam("payments")));
            Guide stranger = workspace.guide(GuideRequest.at(TASK).as(Actor.of("worker-3", Role.WORKER)));

            assertThat(mate.rows()).extracting(Guide.Row::section).containsExactly(Section.FAILED_BRANCHES);
            assertThat(stranger.isEmpty()).isTrue();
            assertThat(stranger.receipt().get(0).note()).isEqualTo("nothing is known in this scope");
        }
    }

    @Test
    void should_let_a_family_inspect() {
        Task orders = new Task("orders-migration", "migrations");
        Task subscriptions = new Task("subscriptions-migration", "migrations");
        try (Aionis aionis = Aionis.open(directory)) {
            Workspace workspace = aionis.in("repo:checkout");
            workspace.observeStep("Patch it").at(orders).by(WORKER).failed("red");

            assertThat(workspace.guide(GuideRequest.at(subscriptions)).rows())
                    .extracting(Guide.Row::section)
                    .containsExactly(Section.INSPECT_BEFORE_USE);
        }
    }
}
