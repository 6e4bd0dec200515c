package io.aionis.benchmarks.speedup;

import io.aionis.Aionis;
import io.aionis.Workspace;
import io.aionis.governance.PlaybookVersion;
import io.aionis.replay.ToolPort;

/** The playbook alone, without an agent and without a model. */
final class Strict implements Arm {

    private final RefundDesk desk = new RefundDesk(Order.number(0));
    private final DeskModel model = new DeskModel();
    private final Workspace workspace;
    private final PlaybookVersion version;
    private final ToolPort tools;

    Strict(Aionis engine, String scope, PlaybookVersion version) {
        this.workspace = engine.in(scope);
        this.version = version;
        this.tools = Agent.options(engine, scope).build().toolPort(desk);
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
    public void refund(Order order, String key) {
        var report = workspace
                .replay(version)
                .with("order", order.order())
                .with("reason", order.reason())
                .idempotencyKey(key)
                .strict(tools);
        if (!report.succeeded() && report.steps().isEmpty()) {
            throw new IllegalStateException("the replay that is measured did not begin: " + report.reason());
        }
    }
}
