package io.aionis.langchain4j;

import static io.aionis.langchain4j.ScriptedModel.tool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.invocation.InvocationParameters;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;
import io.aionis.governance.PlaybookVersion;
import io.aionis.model.Actor;
import io.aionis.model.Role;
import org.junit.jupiter.api.BeforeEach;

/** A refund that was learned by reasoning, to be replayed. */
abstract class LearnedRefund {

    interface Desk {
        @UserMessage("Refund order {{order}} because {{reason}}")
        String refund(@V("order") String order, @V("reason") String reason);

        @UserMessage("Refund order {{order}} because {{reason}}")
        String keyed(@V("order") String order, @V("reason") String reason, InvocationParameters parameters);

        String chat(String message);

        @UserMessage("Refund order {{order}} because {{reason}}")
        Receipt receipt(@V("order") String order, @V("reason") String reason);
    }

    record Receipt(String refund) {}

    static final Actor PERSON = Actor.of("ada", Role.REVIEWER);

    final Bench bench = new Bench();
    final OrderTools tools = new OrderTools();
    final AionisPlugin plugin = bench.plugin().build();

    AiServices<Desk> service(AionisPlugin plugin) {
        return plugin.attach(AiServices.builder(Desk.class)).chatModel(plugin.replaying(bench.model));
    }

    Desk desk() {
        return service(plugin).tools(plugin.guarded(tools)).build();
    }

    void reasonAbout(String order) {
        bench.model
                .calls(tool("m1", "findOrder", "{\"orderId\":\"" + order + "\"}"))
                .calls(tool("m2", "refund", "{\"paymentId\":\"pay-" + order + "\",\"reason\":\"broken\"}"))
                .says("Refunded " + order);
    }

    /** Records a run by reasoning, and promotes what it compiles to. */
    @BeforeEach
    void learn() {
        learn("refund", () -> desk().refund("A-1001", "broken"));
        assertThat(tools.done).containsExactly("find A-1001", "refund pay-A-1001 broken");
        tools.done.clear();
    }

    void learn(String playbook, Runnable work) {
        reasonAbout("A-1001");
        promote(playbook, work);
    }

    void promote(String playbook, Runnable work) {
        work.run();
        bench.evidence();
        PlaybookVersion draft = bench.shop().draft(playbook, bench.runs.get(bench.runs.size() - 1), PERSON);
        bench.shop().playbooks().promote(draft.playbook(), draft.version(), PERSON, "it worked");
        bench.model.requests.clear();
        bench.runs.clear();
        bench.replays.clear();
    }
}
