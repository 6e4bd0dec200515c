package io.aionis.governance;

import static io.aionis.governance.Counter.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aionis.ledger.Erasure;
import io.aionis.model.Actor;
import io.aionis.model.Json;
import io.aionis.model.Role;
import io.aionis.model.RunId;
import io.aionis.replay.Approvals;
import io.aionis.replay.Approvals.Approved;
import io.aionis.replay.Approvals.Pending;
import io.aionis.replay.Approvals.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApprovalDeskTest {

    private final Counter counter = new Counter();
    private final ApprovalDesk desk = counter.shop.approvals();

    @AfterEach
    void close() {
        counter.close();
    }

    private static Approvals.Request request(String key, String run, int amount) {
        return new Approvals.Request(
                "refund v1", key, new RunId(run), "s2", "pay", (Json.Obj) Json.parse("{\"amount\":" + amount + "}"));
    }

    @Test
    void should_wait_for_a_person_and_then_allow_exactly_what_was_asked() {
        Approvals.Request asked = request("k-1", "r1", 10);
        assertThat(desk.decide(asked)).isEqualTo(new Pending(asked.id()));
        assertThat(desk.decide(asked)).isEqualTo(new Pending(asked.id()));
        assertThat(desk.pending()).singleElement().satisfies(waiting -> {
            assertThat(waiting.id()).isEqualTo(asked.id());
            assertThat(waiting.arguments()).isEqualTo(asked.arguments());
        });

        desk.approve(asked.id(), ADA, "the sum is right");

        assertThat(desk.decide(asked)).isEqualTo(new Approved("ada"));
        assertThat(desk.decide(request("k-1", "r2", 10))).isEqualTo(new Approved("ada"));
        assertThat(desk.decide(request("k-1", "r1", 11))).isInstanceOf(Pending.class);
        assertThat(desk.decide(request("k-2", "r1", 10))).isInstanceOf(Pending.class);
        assertThat(desk.pending()).hasSize(2);
    }

    @Test
    void should_stay_refused() {
        Approvals.Request asked = request("k-1", "r1", 10);
        desk.decide(asked);

        desk.refuse(asked.id(), ADA, "too much");

        assertThat(desk.decide(asked)).isEqualTo(new Refused("ada", "too much"));
        assertThatThrownBy(() -> desk.approve(asked.id(), ADA, "well"))
                .isInstanceOf(ForbiddenTransitionException.class)
                .hasMessageContaining("Cannot approve")
                .hasMessageContaining("REFUSED by 'ada': too much");
    }

    @Test
    void should_take_an_approval_back() {
        Approvals.Request asked = request("k-1", "r1", 10);
        desk.decide(asked);
        desk.approve(asked.id(), ADA, "fine");

        desk.refuse(asked.id(), ADA, "it is not, after all");

        assertThat(desk.decide(asked)).isInstanceOf(Refused.class);
    }

    @Test
    void should_let_nobody_decide_who_is_no_reviewer_or_worked_in_the_run() {
        var run = counter.begin("A-1");
        counter.end(run);
        counter.settle();
        Approvals.Request asked = request("k-1", run.id().value(), 10);
        desk.decide(asked);

        assertThatThrownBy(() -> desk.approve(asked.id(), Actor.agent("other"), "sure"))
                .isInstanceOf(ForbiddenTransitionException.class)
                .hasMessageContaining("Role.REVIEWER");
        assertThatThrownBy(() -> desk.approve(asked.id(), Actor.of("desk", Role.REVIEWER), "sure"))
                .isInstanceOf(ForbiddenTransitionException.class)
                .hasMessageContaining("'desk', who worked in the run");
        assertThatThrownBy(() -> desk.approve(asked.id(), ADA, " ")).hasMessageContaining("needs a reason");
        assertThatThrownBy(() -> desk.approve("nothing", ADA, "sure"))
                .hasMessageContaining("'nothing'")
                .hasMessageContaining(asked.id());
        assertThat(desk.pending()).hasSize(1);
    }

    @Test
    void should_refuse_what_was_erased() {
        Approvals.Request asked = request("k-1", "r1", 10);
        desk.decide(asked);
        desk.approve(asked.id(), ADA, "fine");

        counter.shop.erase(Erasure.run("r1"), ADA, "asked");

        assertThat(desk.list()).isEmpty();
        assertThat(desk.decide(asked))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.reason()).contains("erased"));
    }

    @Test
    void should_not_approve_what_it_cannot_look_up() {
        Approvals.Request asked = request("k-1", "r1", 10);
        desk.decide(asked);
        desk.approve(asked.id(), ADA, "fine");
        counter.engine.close();

        assertThat(desk.decide(request("k-2", "r1", 10))).isInstanceOf(Pending.class);
    }
}
