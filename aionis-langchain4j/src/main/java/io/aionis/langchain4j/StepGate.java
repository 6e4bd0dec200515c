package io.aionis.langchain4j;

import dev.langchain4j.agent.tool.ReturnBehavior;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.ToolChoice;
import io.aionis.governance.ReplayOutcome;
import io.aionis.model.Effect;
import io.aionis.plan.PlanStep;
import io.aionis.replay.ToolDescriptor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a step may run in the place of the model's answer, as far as the request and its tools show. */
final class StepGate {

    private final ToolCatalog catalog;
    private final GuardMark mark;
    private final ReplayOptions options;

    StepGate(ToolCatalog catalog, GuardMark mark, ReplayOptions options) {
        this.catalog = catalog;
        this.mark = mark;
        this.options = options;
    }

    /** Why a step cannot run, or null when it can; {@code last} when no step follows it. */
    @Nullable
    Obstacle obstacle(PlanStep step, boolean last, ChatRequestParameters parameters) {
        String what = "step " + step.id() + " (" + step.tool() + ") ";
        if (parameters.toolChoice() == ToolChoice.NONE) {
            return Obstacle.elsewhere(what + "cannot run: the request forbids tools");
        }
        List<ToolSpecification> tools =
                parameters.toolSpecifications() == null ? List.of() : parameters.toolSpecifications();
        ToolSpecification tool = tools.stream()
                .filter(t -> t.name().equals(step.tool()))
                .findFirst()
                .orElse(null);
        if (tool == null) {
            return Obstacle.elsewhere(what + "cannot run: the request does not offer that tool");
        }
        ToolDescriptor now = catalog.describe(tool);
        if (step.fingerprint() != null && !step.fingerprint().equals(now.fingerprint())) {
            return Obstacle.drift(step.id(), what + "was recorded with another schema of the tool");
        } else if (now.effect() != step.effect()) {
            return Obstacle.drift(
                    step.id(), what + "has the effect " + step.effect() + " and the tool now declares " + now.effect());
        } else if (now.runsCommands() && !options.allowLocalExec) {
            return Obstacle.elsewhere(
                    what + "starts a program on this machine; a plan may do that with allowLocalExec(true)");
        } else if (step.effect() == Effect.IRREVERSIBLE && options.approvals == null) {
            return Obstacle.elsewhere(what + "is irreversible; only a person or the model may do it, or the plan with"
                    + " approvals(...)");
        } else if (step.effect() != Effect.READ && !mark.isOn(tool)) {
            return Obstacle.elsewhere(what + "writes, and its tool was not registered by guarded(...)");
        } else if (!last && mark.returns(tool) != ReturnBehavior.TO_LLM) {
            return Obstacle.elsewhere(
                    what + "would end the call, as its tool returns " + mark.returns(tool) + ", and steps follow it");
        }
        return null;
    }

    /**
     * Why a plan cannot go on.
     *
     * @param step the step of the plan that it is about, or null
     * @param says what that says of the plan
     */
    record Obstacle(@Nullable String step, String reason, ReplayOutcome says) {

        /** The plan does not fit what was found. */
        static Obstacle ofThePlan(String step, String reason) {
            return new Obstacle(step, reason, ReplayOutcome.FAILED);
        }

        /** A tool is another than the one recorded. */
        static Obstacle drift(String step, String reason) {
            return new Obstacle(step, reason, ReplayOutcome.DRIFTED);
        }

        /** It is nothing that the plan could help. */
        static Obstacle elsewhere(String reason) {
            return new Obstacle(null, reason, ReplayOutcome.EXCUSED);
        }

        /** Whether another version of the plan might fit. */
        boolean mendable() {
            return says != ReplayOutcome.EXCUSED;
        }
    }
}
