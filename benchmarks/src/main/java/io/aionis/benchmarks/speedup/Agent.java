package io.aionis.benchmarks.speedup;

import dev.langchain4j.service.AiServices;
import io.aionis.Aionis;
import io.aionis.governance.PlaybookVersion;
import io.aionis.langchain4j.AionisPlugin;
import io.aionis.langchain4j.AionisPluginBuilder;
import io.aionis.langchain4j.ToolOutcomes;
import io.aionis.model.Actor;
import io.aionis.model.Role;
import io.aionis.model.RunId;
import io.aionis.model.RunStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** An AiService over a desk: plain, recorded, guided, or replaying an active playbook. */
final class Agent implements Arm {

    static final Actor PERSON = Actor.of("operator", Role.REVIEWER);

    private final RefundDesk desk;
    private final DeskModel model;
    private final Desk service;
    private final UnaryOperator<Order> given;
    private final String[] key;

    private Agent(RefundDesk desk, DeskModel model, Desk service, UnaryOperator<Order> given, String[] key) {
        this.desk = desk;
        this.model = model;
        this.service = service;
        this.given = given;
        this.key = key;
    }

    /** An agent that knows nothing of an engine. */
    static Agent plain() {
        RefundDesk desk = new RefundDesk(Order.number(0));
        DeskModel model = new DeskModel();
        Desk service =
                AiServices.builder(Desk.class).chatModel(model).tools(desk).build();
        return new Agent(desk, model, service, UnaryOperator.identity(), new String[1]);
    }

    /** An agent that is recorded, and guided if wanted, after a first order that a host says it did well. */
    static Agent recorded(Aionis engine, String scope, boolean guided) {
        RefundDesk desk = new RefundDesk(Order.number(0));
        DeskModel model = new DeskModel();
        List<RunId> runs = new ArrayList<>();
        AionisPlugin plugin =
                options(engine, scope).guiding(guided).onRun(runs::add).build();
        Desk service = plugin.attach(AiServices.builder(Desk.class))
                .chatModel(model)
                .tools(desk)
                .build();
        Agent agent = new Agent(desk, model, service, UnaryOperator.identity(), new String[1]);
        Order first = Order.number(0);
        desk.reset(first);
        agent.refund(first, "first");
        engine.flush(Duration.ofMinutes(1));
        plugin.outcome(runs.get(0), RunStatus.SUCCEEDED, "the order is refunded and the buyer told");
        return agent;
    }

    /** An agent whose task has an active playbook. */
    static Agent replaying(Aionis engine, String scope, UnaryOperator<Order> given) {
        RefundDesk desk = new RefundDesk(Order.number(0));
        DeskModel model = new DeskModel();
        String[] key = new String[1];
        AionisPlugin plugin = options(engine, scope)
                .guiding(false)
                .idempotencyKeyFrom(context -> key[0])
                .build();
        Desk service = plugin.attach(AiServices.builder(Desk.class))
                .chatModel(plugin.replaying(model))
                .tools(plugin.guarded(desk))
                .build();
        return new Agent(desk, model, service, given, key);
    }

    /** Lets a recorded agent refund one order, and makes a playbook of how it did. */
    static PlaybookVersion learn(Aionis engine, String scope) {
        RefundDesk desk = new RefundDesk(Order.number(0));
        List<RunId> runs = new ArrayList<>();
        AionisPlugin plugin =
                options(engine, scope).guiding(false).onRun(runs::add).build();
        plugin.attach(AiServices.builder(Desk.class))
                .chatModel(new DeskModel())
                .tools(desk)
                .build()
                .refund(Order.number(0).order(), Order.number(0).reason());
        engine.flush(Duration.ofMinutes(1));
        plugin.outcome(runs.get(0), RunStatus.SUCCEEDED, "the order is refunded and the buyer told");
        engine.flush(Duration.ofMinutes(1));
        PlaybookVersion draft = engine.in(scope).draft("refund", runs.get(0), PERSON);
        return engine.in(scope).playbooks().promote(draft, PERSON, "it worked");
    }

    static AionisPluginBuilder options(Aionis engine, String scope) {
        return AionisPlugin.builder()
                .aionis(engine)
                .scope(scope)
                .toolOutcomes(ToolOutcomes.textStartingWith(RefundDesk.ERROR));
    }

    @Override
    public RefundDesk desk() {
        return desk;
    }

    @Override
    public DeskModel model() {
        return model;
    }

    @Override
    public Order given(Order order) {
        return given.apply(order);
    }

    @Override
    public void refund(Order order, String request) {
        key[0] = request;
        service.refund(order.order(), order.reason());
    }
}
