package io.aionis.repair;

import io.aionis.compile.Words;
import io.aionis.plan.PlanStep;
import io.aionis.replay.Stop;
import io.aionis.replay.ToolDescriptor;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The tool is gone, and exactly one of the same effect has a name alike and takes the arguments. */
final class RenamedTool implements Cause {

    @Override
    public Optional<Mend> look(Stop stop) {
        PlanStep step = Steps.stopped(stop);
        if (stop.tools().isEmpty() || stop.tools().containsKey(step.tool())) {
            return Optional.empty();
        }
        List<ToolDescriptor> fit = stop.tools().values().stream()
                .filter(tool -> tool.effect() == step.effect())
                .filter(tool -> Words.alike(tool.name(), step.tool()))
                .filter(tool -> takes(tool, step.arguments().members().keySet()))
                .toList();
        if (fit.size() != 1) {
            return Optional.empty();
        }
        ToolDescriptor tool = fit.get(0);
        PlanStep mended = new PlanStep(
                step.id(),
                tool.name(),
                step.effect(),
                tool.fingerprint(),
                step.arguments(),
                step.expectations(),
                step.forEach(),
                step.after());
        return Optional.of(new Mend(
                Steps.with(stop.plan(), mended),
                "renamed tool: expected '" + step.tool() + "', which there is not; found '" + tool.name()
                        + "', the only one alike with the effect " + step.effect()));
    }

    private static boolean takes(ToolDescriptor tool, Set<String> arguments) {
        if (tool.parameters() == null) {
            return false;
        }
        Schema schema = new Schema(tool.parameters());
        return arguments.containsAll(schema.required())
                && (!schema.names() || schema.properties().keySet().containsAll(arguments));
    }
}
