package io.aionis.compile;

import io.aionis.model.Json;
import io.aionis.model.RunStatus;
import io.aionis.plan.Argument;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanStep;
import io.aionis.plan.ValueKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Makes a plan of a run that worked, without a model. Pure: equal runs give equal plans. */
public final class Compiler {

    private Compiler() {}

    /**
     * The plan of a run.
     *
     * @param name the playbook's name
     * @throws CompileException when no honest plan can be made of the run: evidence of it was lost, it has not ended or
     *     did not succeed, it called no tool, or nobody knows whether a write of it happened
     */
    public static Compiled compile(String name, RecordedRun run) {
        check(run);
        List<String> notes = new ArrayList<>();
        List<Call> calls = Calls.of(run.calls(), notes);
        List<Input> inputs = Input.of(run.parameters());
        Explainer explainer =
                new Explainer(run.request(), inputs, new Selections(inputs, consumedByName(inputs, calls)));
        Map<String, Argument.ObjectOf> arguments = new LinkedHashMap<>();
        Map<String, List<String>> remarks = new HashMap<>();
        for (Call call : calls) {
            Explainer.Explained explained = explainer.explain(call);
            arguments.put(call.id(), explained.arguments());
            remarks.put(call.id(), explained.notes());
        }
        Searches.explain(calls, run.parameters(), arguments);
        Set<String> kept = Keeping.of(calls, arguments);
        Map<String, String> ids = new HashMap<>();
        for (Call call : calls) {
            if (kept.contains(call.id())) {
                String id = "s" + (ids.size() + 1);
                ids.put(call.id(), id);
                remarks.getOrDefault(call.id(), List.of())
                        .forEach(remark -> notes.add(id + " (" + call.tool() + ") " + remark));
            } else {
                notes.add(
                        call.tool() + " (call " + call.recorded().ordinal() + ") is left out: nothing later needs it");
            }
        }
        if (ids.isEmpty()) {
            throw refused(run, "no call of it worked and can be repeated; nothing is left to plan");
        }
        arguments.keySet().retainAll(kept);
        return new Compiled(plan(name, run, calls, arguments, ids, notes), notes);
    }

    private static Plan plan(
            String name,
            RecordedRun run,
            List<Call> calls,
            Map<String, Argument.ObjectOf> arguments,
            Map<String, String> ids,
            List<String> notes) {
        Set<String> used = new TreeSet<>();
        Map<String, Set<String>> bound = new HashMap<>();
        for (Argument.ObjectOf each : arguments.values()) {
            Arguments.each(each, argument -> {
                if (argument instanceof Argument.Parameter parameter) {
                    used.add(parameter.name());
                } else if (argument instanceof Argument.Binding binding) {
                    bound.computeIfAbsent(binding.step(), s -> new HashSet<>()).add(binding.pointer());
                }
            });
        }
        Set<Json> given = new HashSet<>();
        Input.of(run.parameters()).forEach(input -> given.add(input.value()));
        List<PlanStep> steps = new ArrayList<>();
        for (Call call : calls) {
            Argument.ObjectOf own = arguments.get(call.id());
            String id = ids.get(call.id());
            if (own != null && id != null) {
                steps.add(new PlanStep(
                        id,
                        call.tool(),
                        call.recorded().effect(),
                        call.recorded().fingerprint(),
                        Arguments.renamed(own, ids),
                        Expected.of(call, given, bound.getOrDefault(call.id(), Set.of()))));
            }
        }
        Map<String, ValueKind> parameters = new LinkedHashMap<>();
        run.parameters().forEach((parameter, value) -> {
            if (used.contains(parameter)) {
                parameters.put(parameter, ValueKind.of(value));
            } else {
                notes.add("The parameter '" + parameter + "' is a constraint that nothing consumes");
            }
        });
        return new Plan(name, run.task() == null ? name : run.task().signature(), parameters, steps);
    }

    /** Inputs that are an argument of the same name somewhere: they say what they are for. */
    private static Set<Input> consumedByName(List<Input> inputs, List<Call> calls) {
        Set<Input> consumed = new HashSet<>();
        for (Call call : calls) {
            for (Place place : Shape.attributes(call.arguments())) {
                inputs.stream()
                        .filter(i -> i.value().equals(place.value()) && i.fit(place.key()) >= Words.SAME_WORDS)
                        .forEach(consumed::add);
            }
        }
        return consumed;
    }

    private static void check(RecordedRun run) {
        if (run.gap()) {
            throw refused(run, "evidence of it was lost, so a step may be missing");
        } else if (run.status() == null) {
            throw refused(run, "it has not ended");
        } else if (run.status() != RunStatus.SUCCEEDED && run.status() != RunStatus.RETURNED) {
            throw refused(run, "it ended, or was judged, as " + run.status() + "; expected SUCCEEDED or RETURNED");
        } else if (run.calls().isEmpty()) {
            throw refused(run, "it called no tool; there is nothing to repeat");
        }
    }

    private static CompileException refused(RecordedRun run, String why) {
        return new CompileException(
                "The run " + run.run().value() + " cannot become a plan: " + why + ". Compile another run of the task");
    }
}
