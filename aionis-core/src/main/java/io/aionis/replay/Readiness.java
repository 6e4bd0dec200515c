package io.aionis.replay;

import io.aionis.model.Effect;
import io.aionis.model.Json;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether a plan could run now.
 *
 * @param problems everything that is missing, each with what to do; empty when ready
 */
public record Readiness(List<String> problems) {
    public Readiness {
        problems = List.copyOf(problems);
    }

    /** Whether nothing is missing. */
    public boolean ready() {
        return problems.isEmpty();
    }

    static Readiness of(
            Plan plan, Map<String, Json> parameters, Map<String, Json> slots, Map<String, ToolDescriptor> tools) {
        List<String> problems = new ArrayList<>(Inputs.problems(plan, parameters));
        for (OpenSlot slot : Inputs.openSlots(plan, slots)) {
            problems.add("The slot " + slot.key() + " has no value: " + slot.reason() + "; give it with slot(\""
                    + slot.key() + "\", value)");
        }
        for (PlanStep step : plan.steps()) {
            ToolDescriptor tool = tools.get(step.tool());
            if (tool == null) {
                problems.add("Step " + step.id() + " needs the tool '" + step.tool() + "', which is gone; there are "
                        + tools.keySet() + ". Bring it back under its name, or compile the playbook again");
            } else if (step.fingerprint() != null
                    && tool.fingerprint() != null
                    && !step.fingerprint().equals(tool.fingerprint())) {
                problems.add("Step " + step.id() + " was recorded with another schema of the tool '" + step.tool()
                        + "' (recorded " + step.fingerprint() + ", now " + tool.fingerprint()
                        + "); record a run with the present schema and compile the playbook again");
            } else if (step.effect() == Effect.IRREVERSIBLE) {
                problems.add(
                        "Step " + step.id() + " (" + step.tool() + ") cannot be undone, and a replay never does that"
                                + " by itself; call the tool yourself, or let the model do it");
            } else if (tool.effect() != step.effect()) {
                problems.add("Step " + step.id() + " has the tool '" + step.tool() + "' as " + step.effect()
                        + " and the host declares it " + tool.effect() + "; compile the playbook again");
            }
        }
        return new Readiness(problems);
    }
}
