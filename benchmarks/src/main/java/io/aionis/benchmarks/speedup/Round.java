package io.aionis.benchmarks.speedup;

import io.aionis.Aionis;
import io.aionis.benchmarks.speedup.Measured.Run;
import io.aionis.benchmarks.support.Engines;
import io.aionis.governance.PlaybookVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** All arms over one engine, at one latency of the model; they take turns, in another order each time. */
final class Round {

    private static final String REPLAY = "replay";

    private final Aionis engine;
    private final Duration latency;
    private final Map<String, Arm> arms = new LinkedHashMap<>();
    private final Order known = Order.number(1);
    private int orders = 2;
    private int requests;

    Round(Aionis engine, Duration latency) {
        this.engine = engine;
        this.latency = latency;
        PlaybookVersion version = Agent.learn(engine, REPLAY);
        arms.put("plain", Agent.plain());
        arms.put("recorded", Agent.recorded(engine, "recorded", false));
        arms.put("guided", Agent.recorded(engine, "guided", true));
        arms.put("strict", new Strict(engine, REPLAY, version));
        arms.put("live", Agent.replaying(engine, REPLAY, UnaryOperator.identity()));
        arms.put("handBack", Agent.replaying(engine, REPLAY, Order::settledLate));
        arms.put("exactArguments", new ExactArguments());
        arms.put("cacheCheck", new CacheCheck());
    }

    /** Measures each arm that many times, by arm, after {@code unmeasured} times without the model's latency. */
    Map<String, Measured> measure(Situation situation, int times, int unmeasured) {
        Map<String, Measured> measured = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(arms.keySet());
        names.forEach(name -> measured.put(name, new Measured()));
        for (int i = -unmeasured; i < times; i++) {
            for (String name : names) {
                Run run = run(arm(name), situation, i < 0);
                if (i >= 0) {
                    measured.computeIfAbsent(name, arm -> new Measured()).add(run);
                }
            }
            Collections.rotate(names, 1);
        }
        return measured;
    }

    private Arm arm(String name) {
        Arm arm = arms.get(name);
        if (arm == null) {
            throw new IllegalArgumentException("There is no arm '" + name + "'");
        }
        return arm;
    }

    private Run run(Arm arm, Situation situation, boolean unmeasured) {
        arm.model().latency(Duration.ZERO);
        boolean knows = situation == Situation.SAME || situation == Situation.CHANGED;
        Order order = knows ? known : Order.number(orders++);
        Order now = arm.given(situation == Situation.CHANGED ? order.paidAnew() : order);
        String key = "request-" + requests++;
        if (knows) {
            arm.desk().reset(arm.given(order));
            arm.refund(order, "before-" + key);
        }
        arm.desk().reset(now);
        if (situation == Situation.RESUBMITTED) {
            arm.refund(now, key);
        }
        Engines.settle(engine);
        arm.model().latency(unmeasured ? Duration.ZERO : latency);
        int calls = arm.model().calls();
        long tokens = arm.model().tokens();
        long start = System.nanoTime();
        arm.refund(now, key);
        long nanos = System.nanoTime() - start;
        return new Run(
                arm.model().calls() - calls,
                arm.model().tokens() - tokens,
                nanos,
                arm.desk().solved(),
                arm.desk().duplicateWrites(),
                arm.desk().calls().toString());
    }

    /** Milliseconds that the playbook's own calls take without anything around them, the median of many. */
    static double toolMillis() {
        RefundDesk desk = new RefundDesk(Order.number(0));
        Order order = Order.number(1);
        desk.reset(order);
        List<RefundDesk.Call> way = way(desk, order);
        Measured bare = new Measured();
        for (int i = 0; i < 4_000; i++) {
            desk.reset(order);
            long start = System.nanoTime();
            way.forEach(call -> desk.call(call.tool(), call.arguments()));
            if (i >= 2_000) {
                bare.add(new Run(0, 0, System.nanoTime() - start, true, 0, ""));
            }
        }
        return bare.millis(50);
    }

    private static List<RefundDesk.Call> way(RefundDesk desk, Order order) {
        desk.findOrder(order.order());
        desk.findPayment(order.payment());
        desk.findCustomer(order.customer());
        desk.refund(order.payment(), order.amount(), order.reason());
        desk.notifyCustomer(order.email(), order.refund());
        return desk.calls();
    }
}
