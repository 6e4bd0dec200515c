package io.aionis.replay;

import io.aionis.plan.Plan;
import io.aionis.plan.PlanStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tools that are not what they were when the plan was recorded. Pure. */
final class Drift {

    private Drift() {}

    /** How the tools of a plan differ from those recorded, in words; empty when they do not. */
    static List<String> of(Plan plan, Map<String, ToolDescriptor> tools) {
        List<String> drift = new ArrayList<>();
        for (PlanStep step : plan.steps()) {
            ToolDescriptor tool = tools.get(step.tool());
            if (tool != null) {
                drift.addAll(of(step, tool));
            }
        }
        return drift;
    }

    static List<String> of(PlanStep step, ToolDescriptor tool) {
        String what = "Step " + step.id() + " ";
        List<String> drift = new ArrayList<>();
        if (step.fingerprint() != null
                && tool.fingerprint() != null
                && !step.fingerprint().equals(tool.fingerprint())) {
            drift.add(what + "was recorded with another schema of the tool '" + step.tool() + "' (recorded "
                    + step.fingerprint() + ", now " + tool.fingerprint()
                    + "); record a run with the present schema and compile the playbook again");
        }
        if (tool.effect() != step.effect()) {
            drift.add(what + "has the tool '" + step.tool() + "' as " + step.effect() + " and the host declares it "
                    + tool.effect() + "; compile the playbook again");
        }
        return drift;
    }
}
