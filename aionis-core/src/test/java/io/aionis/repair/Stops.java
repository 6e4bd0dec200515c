package io.aionis.repair;

import io.aionis.model.Effect;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanJson;
import io.aionis.replay.ReplayReport.StepReceipt;
import io.aionis.replay.StepResult;
import io.aionis.replay.Stop;
import io.aionis.replay.ToolDescriptor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes stops for tests. JSON is written with single quotes. */
final class Stops {

    /** A return: s1 reads the order, s2 writes, s3 mails. */
    static final Plan RETURN = plan("""
            {'format': 'aionis-plan/1', 'name': 'return', 'task': 'shop', 'parameters': {'order_id': 'string'},
             'steps': [
              {'id': 's1', 'tool': 'get_order', 'effect': 'READ', 'fingerprint': 'f1',
               'arguments': {'order_id': {'$parameter': 'order_id'}},
               'expect': [{'at': '', 'kind': 'object'}, {'at': '/status', 'oneOf': ['delivered']},
                          {'at': '/user/id', 'kind': 'string'}]},
              {'id': 's2', 'tool': 'return_order', 'effect': 'WRITE', 'fingerprint': 'f2',
               'arguments': {'user': {'$from': 's1', 'at': '/user/id'}, 'reason': 'no longer needed',
                             'note': {'$slot': 'free text', 'recorded': 'too big'}}},
              {'id': 's3', 'tool': 'send_mail', 'effect': 'WRITE', 'fingerprint': 'f3',
               'arguments': {'to': 'desk@shop.example', 'about': {'$from': 's1', 'at': '/user/id'}}}]}
            """);

    private final Plan plan;
    private final String step;
    private String reason = "it stopped";
    private final List<StepReceipt> receipts = new ArrayList<>();
    private final Map<String, StepResult> done = new LinkedHashMap<>();
    private final Map<String, ToolDescriptor> tools = new LinkedHashMap<>();

    private Stops(Plan plan, String step) {
        this.plan = plan;
        this.step = step;
    }

    static Stops at(Plan plan, String step) {
        Stops stops = new Stops(plan, step);
        plan.steps().forEach(s -> stops.tools.put(s.tool(), new ToolDescriptor(s.tool(), s.fingerprint(), s.effect())));
        return stops;
    }

    static Plan plan(String text) {
        return PlanJson.read(text.replace('\'', '"'));
    }

    static Json json(String text) {
        return Json.parse(text.replace('\'', '"'));
    }

    /** A text that stands in the plan's JSON, replaced by another. */
    static Plan edited(Plan plan, String from, String to) {
        String text = PlanJson.toJson(plan).text();
        String was = from.replace('\'', '"');
        if (!text.contains(was)) {
            throw new AssertionError(was + " is not in " + text);
        }
        return PlanJson.read(text.replace(was, to.replace('\'', '"')));
    }

    Stops because(String why) {
        reason = why;
        return this;
    }

    Stops answered(String id, String result) {
        return answered(id, Outcome.SUCCEEDED, result.replace('\'', '"'));
    }

    Stops failed(String result) {
        return answered(step, Outcome.FAILED, result);
    }

    Stops answered(String id, Outcome outcome, String result) {
        done.put(id, StepResult.of(outcome, result));
        receipts.add(new StepReceipt(id, "tool", Json.empty(), outcome, result, ""));
        return this;
    }

    Stops tool(String name, Effect effect) {
        tools.put(name, new ToolDescriptor(name, "f-" + name, effect));
        return this;
    }

    Stops tool(String name, Effect effect, String schema) {
        tools.put(name, new ToolDescriptor(name, "f-" + name, effect, (Json.Obj) json(schema)));
        return this;
    }

    Stops without(String name) {
        tools.remove(name);
        return this;
    }

    Stop stop() {
        return new Stop(plan, Map.of("order_id", Json.of("#W1")), step, reason, receipts, done, tools);
    }
}
