package io.aionis.repair;

import io.aionis.compile.RecordedRun;
import io.aionis.compile.Words;
import io.aionis.model.Effect;
import io.aionis.model.EvidenceBody.ToolCall;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.plan.Argument;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanStep;
import io.aionis.replay.Stop;
import io.aionis.replay.ToolDescriptor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The step failed as it failed in recorded runs of the task, and in all of those in which the same call worked later, one
 * and the same tool was called between.
 */
final class MissingStep implements Cause {

    private final List<RecordedRun> runs;

    MissingStep(List<RecordedRun> runs) {
        this.runs = runs;
    }

    /** A failure that was overcome: the calls of a run that worked between it and the success of the same call. */
    private record Overcome(RecordedRun run, ToolCall failed, List<ToolCall> between) {

        Set<String> tools() {
            Set<String> tools = new LinkedHashSet<>();
            between.forEach(call -> tools.add(call.tool()));
            return tools;
        }

        /** The one call of a tool, or null when there were several different ones. */
        @Nullable
        ToolCall only(String tool) {
            List<ToolCall> calls =
                    between.stream().filter(call -> call.tool().equals(tool)).toList();
            return calls.stream().map(ToolCall::arguments).distinct().count() == 1 ? calls.get(0) : null;
        }
    }

    @Override
    public Optional<Mend> look(Stop stop) {
        PlanStep step = Steps.stopped(stop);
        Optional<String> failure = Answers.failure(stop);
        if (failure.isEmpty()) {
            return Optional.empty();
        }
        String kind = Answers.kind(failure.get());
        List<Overcome> overcome = new ArrayList<>();
        for (RecordedRun run : runs) {
            if (run.task() != null && run.task().signature().equals(stop.plan().task()) && !run.gap()) {
                collect(run, step.tool(), kind, overcome);
            }
        }
        if (overcome.isEmpty()) {
            return Optional.empty();
        }
        Set<String> tools = new LinkedHashSet<>(overcome.get(0).tools());
        overcome.forEach(each -> tools.retainAll(each.tools()));
        tools.remove(step.tool());
        return tools.size() == 1 ? mend(stop, step, tools.iterator().next(), kind, overcome) : Optional.empty();
    }

    private static void collect(RecordedRun run, String tool, String kind, List<Overcome> into) {
        List<ToolCall> calls = run.calls();
        for (int i = 0; i < calls.size(); i++) {
            ToolCall failed = calls.get(i);
            boolean same = failed.tool().equals(tool)
                    && failed.outcome().isFailure()
                    && !failed.isVetoed()
                    && failed.result() != null
                    && Answers.kind(failed.result()).equals(kind);
            if (same) {
                List<ToolCall> between = new ArrayList<>();
                for (ToolCall later : calls.subList(i + 1, calls.size())) {
                    if (later.outcome() != Outcome.SUCCEEDED) {
                        continue;
                    } else if (later.tool().equals(tool) && later.arguments().equals(failed.arguments())) {
                        into.add(new Overcome(run, failed, between));
                        break;
                    }
                    between.add(later);
                }
            }
        }
    }

    private static Optional<Mend> mend(Stop stop, PlanStep step, String name, String kind, List<Overcome> overcome) {
        ToolDescriptor tool = stop.tools().get(name);
        Set<String> arguments = new LinkedHashSet<>();
        for (Overcome each : overcome) {
            ToolCall call = each.only(name);
            if (call == null || !(call.arguments() instanceof Json.Obj object)) {
                return Optional.empty();
            }
            arguments.addAll(object.members().keySet());
        }
        if (tool == null || tool.effect() == Effect.IRREVERSIBLE) {
            return Optional.empty();
        }
        Map<String, Argument> members = new LinkedHashMap<>();
        arguments.forEach(argument -> members.put(argument, source(stop.plan(), step, name, argument, overcome)));
        PlanStep inserted = new PlanStep(
                id(stop.plan(), name),
                name,
                tool.effect(),
                tool.fingerprint(),
                new Argument.ObjectOf(members),
                List.of());
        List<PlanStep> steps = new ArrayList<>(stop.plan().steps());
        steps.add(Steps.place(stop.plan(), step.id()), inserted);
        return Optional.of(new Mend(
                Steps.with(stop.plan(), steps),
                "missing step: " + step.tool() + " failed with "
                        + Json.of(OneLine.of(kind, 80)).text() + "; in "
                        + overcome.size() + " recorded cases the same call worked after " + name
                        + (tool.effect() == Effect.READ ? "" : ", which writes")));
    }

    /** Where an argument of the inserted call comes from: what explains it in every case, else a slot. */
    private static Argument source(Plan plan, PlanStep step, String tool, String argument, List<Overcome> overcome) {
        List<Json> values = new ArrayList<>();
        for (Overcome each : overcome) {
            Json.Obj own = arguments(each.only(tool));
            values.add(own.members().getOrDefault(argument, Json.nil()));
        }
        for (String parameter : plan.parameters().keySet()) {
            if (Words.alike(parameter, argument)
                    && holds(overcome, values, each -> each.run().parameters().get(parameter))) {
                return new Argument.Parameter(parameter);
            }
        }
        for (Map.Entry<String, Argument> own : step.arguments().members().entrySet()) {
            if (Words.alike(own.getKey(), argument)
                    && holds(overcome, values, each -> arguments(each.failed()).get(own.getKey()))) {
                return own.getValue();
            }
        }
        Set<String> independent = new HashSet<>();
        overcome.forEach(each -> independent.add(each.run().run().value()));
        boolean always = independent.size() > 1 && new HashSet<>(values).size() == 1;
        return always
                ? new Argument.Constant(values.get(0))
                : new Argument.Slot("no recorded run explains it", values.get(0));
    }

    private static boolean holds(
            List<Overcome> overcome, List<Json> values, Function<Overcome, @Nullable Json> source) {
        for (int i = 0; i < values.size(); i++) {
            if (!values.get(i).equals(source.apply(overcome.get(i)))) {
                return false;
            }
        }
        return true;
    }

    private static Json.Obj arguments(@Nullable ToolCall call) {
        return call != null && call.arguments() instanceof Json.Obj object ? object : Json.empty();
    }

    private static String id(Plan plan, String tool) {
        Set<String> taken = new HashSet<>();
        plan.steps().forEach(step -> taken.add(step.id()));
        String base = tool.replaceAll("[^A-Za-z0-9_-]", "_");
        String id = base;
        for (int i = 2; taken.contains(id); i++) {
            id = base + "-" + i;
        }
        return id;
    }
}
