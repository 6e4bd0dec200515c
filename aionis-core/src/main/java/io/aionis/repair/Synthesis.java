package io.aionis.repair;

import io.aionis.model.Json;
import io.aionis.model.JsonFormatException;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanFormatException;
import io.aionis.plan.PlanJson;
import io.aionis.replay.ReplayReport.StepReceipt;
import io.aionis.replay.Stop;
import io.aionis.replay.ToolDescriptor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody outside is asked who is to think out a repair, and what is made of the answer. Pure and stateless.
 *
 * <p>The question is {@code {"plan", "failedStep", "evidence", "environment"}}: the plan as {@link PlanJson} writes it;
 * the id of the step that stopped; {@code {"reason", "parameters", "steps": [{"step", "tool", "arguments", "outcome",
 * "result", "note"}]}}, what had run; {@code {"tools": [{"name", "effect", "fingerprint", "parameters"}]}}, the tools
 * there are now. Long texts in it are cut to {@value #LONGEST_TEXT} characters.
 *
 * <p>The answer is {@code {"patch", "rationale"}}: a JSON Patch (RFC 6902) on {@code plan}, and why, in a sentence:
 *
 * <pre>{@code
 * {"patch": [{"op": "test", "path": "/steps/0/id", "value": "s1"},
 *            {"op": "replace", "path": "/steps/0/expect/1/at", "value": "/order_status"}],
 *  "rationale": "get_order now calls it order_status"}
 * }</pre>
 *
 * <p>Where a model can write no free JSON, {@code patch} may be text that holds the array. The patched plan must be a plan and keep within {@link RepairLimits}.
 */
public final class Synthesis {

    /** The longest text in a question, in characters. */
    public static final int LONGEST_TEXT = 2_000;

    private static final int MOST_RECEIPTS = 50;

    private Synthesis() {}

    /** The question. */
    public static Json.Obj question(Stop stop) {
        Map<String, Json> evidence = new LinkedHashMap<>();
        evidence.put("reason", text(stop.reason()));
        evidence.put("parameters", bounded(new Json.Obj(stop.parameters())));
        List<StepReceipt> receipts = stop.receipts();
        evidence.put(
                "steps",
                new Json.Arr(receipts.subList(Math.max(0, receipts.size() - MOST_RECEIPTS), receipts.size()).stream()
                        .map(Synthesis::receipt)
                        .toList()));
        Json tools =
                new Json.Arr(stop.tools().values().stream().map(Synthesis::tool).toList());
        Map<String, Json> question = new LinkedHashMap<>();
        question.put("plan", PlanJson.toJson(stop.plan()));
        question.put("failedStep", Json.of(stop.step()));
        question.put("evidence", new Json.Obj(evidence));
        question.put("environment", new Json.Obj(Map.of("tools", tools)));
        return new Json.Obj(question);
    }

    /**
     * The proposal that an answer makes.
     *
     * @param answer the text of the answer; nobody is trusted with it
     * @param author who gave it
     * @throws RepairRefusedException when it is no proposal; the message says why
     */
    public static Proposal answer(Stop stop, String answer, String author) {
        if (answer.length() > PlanJson.LONGEST) {
            throw new RepairRefusedException(
                    "The answer has " + answer.length() + " characters; expected at most " + PlanJson.LONGEST);
        }
        Json json = parsed("answer", answer);
        Json patch = json instanceof Json.Obj object ? object.get("patch") : null;
        String rationale = json instanceof Json.Obj object ? object.text("rationale") : null;
        if (patch == null || rationale == null || rationale.isBlank()) {
            throw new RepairRefusedException("The answer has no "
                    + (patch == null ? "'patch'" : "text 'rationale'")
                    + "; expected {\"patch\": [...], \"rationale\": \"...\"}");
        }
        Plan mended;
        try {
            if (patch instanceof Json.Str text) {
                patch = parsed("patch", text.value());
            }
            mended = PlanJson.fromJson(JsonPatch.apply(PlanJson.toJson(stop.plan()), patch));
        } catch (PlanFormatException e) {
            throw new RepairRefusedException(
                    "The patched plan is no plan: " + OneLine.of(String.valueOf(e.getMessage()), 300), e);
        }
        return Proposals.of(stop, mended, rationale, author);
    }

    private static Json parsed(String what, String text) {
        try {
            return Json.parse(text);
        } catch (JsonFormatException e) {
            throw new RepairRefusedException(
                    "The " + what + " is not JSON: " + OneLine.of(String.valueOf(e.getMessage()), 200), e);
        }
    }

    private static Json receipt(StepReceipt receipt) {
        Map<String, Json> out = new LinkedHashMap<>();
        out.put("step", Json.of(receipt.step()));
        out.put("tool", Json.of(receipt.tool()));
        out.put("arguments", bounded(receipt.arguments()));
        out.put("outcome", Json.of(receipt.outcome().name()));
        out.put("result", text(receipt.result()));
        out.put("note", text(receipt.note()));
        return new Json.Obj(out);
    }

    private static Json tool(ToolDescriptor tool) {
        Map<String, Json> out = new LinkedHashMap<>();
        out.put("name", Json.of(tool.name()));
        out.put("effect", Json.of(tool.effect().name()));
        if (tool.fingerprint() != null) {
            out.put("fingerprint", Json.of(tool.fingerprint()));
        }
        if (tool.parameters() != null) {
            out.put("parameters", bounded(tool.parameters()));
        }
        return new Json.Obj(out);
    }

    private static Json bounded(Json json) {
        if (json instanceof Json.Obj object) {
            Map<String, Json> members = new LinkedHashMap<>();
            object.members().forEach((name, member) -> members.put(name, bounded(member)));
            return new Json.Obj(members);
        } else if (json instanceof Json.Arr array) {
            List<Json> elements = new ArrayList<>();
            array.elements().forEach(element -> elements.add(bounded(element)));
            return new Json.Arr(elements);
        }
        return json instanceof Json.Str text ? text(text.value()) : json;
    }

    private static Json text(String text) {
        return Json.of(text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "…");
    }
}
