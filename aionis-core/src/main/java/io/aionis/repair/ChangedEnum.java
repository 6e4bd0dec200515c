package io.aionis.repair;

import io.aionis.compile.Words;
import io.aionis.model.Json;
import io.aionis.model.JsonPointers;
import io.aionis.plan.Argument;
import io.aionis.plan.PlanStep;
import io.aionis.replay.Stop;
import io.aionis.replay.ToolDescriptor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An enum of the tool's schema no longer holds a constant of the plan, and exactly one of its values is alike. */
final class ChangedEnum implements Cause {

    @Override
    public Optional<Mend> look(Stop stop) {
        PlanStep step = Steps.stopped(stop);
        ToolDescriptor tool = stop.tools().get(step.tool());
        if (tool == null || tool.parameters() == null || Answers.worked(stop)) {
            return Optional.empty();
        }
        List<String> why = new ArrayList<>();
        Argument mended = mended("", step.arguments(), new Schema(tool.parameters()), why);
        return why.isEmpty() || !(mended instanceof Argument.ObjectOf arguments)
                ? Optional.empty()
                : Optional.of(new Mend(
                        Steps.with(stop.plan(), RenamedArgument.with(step, tool, arguments)), String.join("; ", why)));
    }

    private static Argument mended(String place, Argument argument, @Nullable Schema schema, List<String> why) {
        if (schema == null) {
            return argument;
        } else if (argument instanceof Argument.ObjectOf object) {
            Map<String, Argument> members = new LinkedHashMap<>();
            object.members()
                    .forEach((name, member) -> members.put(
                            name,
                            mended(
                                    JsonPointers.child(place, name),
                                    member,
                                    schema.at(JsonPointers.child("", name)),
                                    why)));
            return new Argument.ObjectOf(members);
        } else if (argument instanceof Argument.ListOf list) {
            List<Argument> elements = new ArrayList<>();
            list.elements().forEach(e -> elements.add(mended(place + "/" + elements.size(), e, schema.at("/0"), why)));
            return new Argument.ListOf(elements);
        }
        return argument instanceof Argument.Constant constant ? value(place, constant, schema, why) : argument;
    }

    private static Argument value(String place, Argument.Constant constant, Schema schema, List<String> why) {
        List<Json> values = schema.values();
        if (values.contains(constant.value()) || !(constant.value() instanceof Json.Str old)) {
            return constant;
        }
        List<Json> fit =
                values.stream().filter(value -> alike(value, old.value())).toList();
        if (fit.size() != 1) {
            return constant;
        }
        why.add("changed enum: " + place + " is the constant " + old.text() + "; the schema expects one of "
                + OneLine.of(values.toString(), 120) + ", of which only "
                + fit.get(0).text() + " is alike");
        return new Argument.Constant(fit.get(0));
    }

    private static boolean alike(Json value, String old) {
        return value instanceof Json.Str text
                && (text.value().strip().equalsIgnoreCase(old.strip()) || Words.alike(text.value(), old));
    }
}
