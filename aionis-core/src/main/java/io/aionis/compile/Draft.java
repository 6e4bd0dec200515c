package io.aionis.compile;

import io.aionis.model.Effect;
import io.aionis.model.Json;
import io.aionis.model.JsonPointers;
import io.aionis.plan.Argument;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanStep;
import io.aionis.plan.ValueKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes the plan of explained steps: those that are needed, under their names in the plan. */
final class Draft {

    private final String name;
    private final List<RecordedRun> runs;
    private final List<Step> steps;
    private final List<View> views;
    private final List<String> notes;
    private final @Nullable Argument answer;
    private final Map<String, String> ids = new HashMap<>();

    Draft(String name, List<RecordedRun> runs, List<Step> steps, List<View> views, List<String> notes) {
        this.name = name;
        this.runs = runs;
        this.views = views;
        this.notes = notes;
        answer = Answers.of(views);
        this.steps = kept(steps);
        if (this.steps.isEmpty()) {
            throw Compiler.refused(runs.get(0), "no call of it worked and can be repeated; nothing is left to plan");
        }
    }

    private List<Step> kept(List<Step> all) {
        Set<String> needed = Keeping.of(all, answer);
        List<Step> kept = new ArrayList<>();
        for (Step step : all) {
            if (needed.contains(step.id())) {
                String id = "s" + (ids.size() + 1);
                ids.put(step.id(), id);
                kept.add(step);
                step.notes().forEach(remark -> notes.add(id + " (" + step.call().tool() + ") " + remark));
            } else {
                notes.add(step.call().name() + " is left out: nothing later needs it");
            }
        }
        return kept;
    }

    Compiled compiled() {
        Set<String> used = new TreeSet<>();
        Map<String, Set<String>> bound = new HashMap<>();
        steps.forEach(step -> Arguments.each(step.sources(), leaf -> use(leaf, used, bound)));
        if (answer != null) {
            Arguments.each(answer, leaf -> use(leaf, used, bound));
        }
        Surroundings surroundings = new Surroundings(views, notes);
        var before = surroundings.before(steps);
        before.forEach(check -> Arguments.each(check.about(), leaf -> use(leaf, used, bound)));
        List<PlanStep> written = new ArrayList<>();
        for (Step step : steps) {
            var after = surroundings.after(step).stream()
                    .map(c -> new io.aionis.plan.Check(c.kind(), Arguments.renamed(c.about(), ids)))
                    .toList();
            after.forEach(check -> Arguments.each(check.about(), leaf -> use(leaf, used, bound)));
            Argument over = step.forEach();
            written.add(new PlanStep(
                    Objects.requireNonNull(ids.get(step.id())),
                    step.call().tool(),
                    effect(step),
                    fingerprint(step),
                    Arguments.renamed(step.arguments(), ids),
                    Expected.of(samples(step), bound.getOrDefault(step.id(), Set.of()), used, constantsAfter(step)),
                    over == null ? null : Arguments.renamed(over, ids),
                    after));
        }
        Plan plan = new Plan(
                name,
                runs.get(0).task() == null
                        ? name
                        : Objects.requireNonNull(runs.get(0).task()).signature(),
                parameters(used),
                written,
                before,
                answer == null ? null : Arguments.renamed(answer, ids));
        return new Compiled(plan, notes);
    }

    private static void use(Argument leaf, Set<String> parameters, Map<String, Set<String>> bound) {
        if (leaf instanceof Argument.Parameter parameter) {
            parameters.add(parameter.name());
        } else if (leaf instanceof Argument.Binding binding) {
            bound.computeIfAbsent(binding.step(), s -> new HashSet<>()).add(binding.pointer());
        }
    }

    /** The constants that later steps send, each under its argument's name. */
    private List<Place> constantsAfter(Step step) {
        List<Place> constants = new ArrayList<>();
        for (Step later : steps.subList(steps.indexOf(step) + 1, steps.size())) {
            later.arguments().members().forEach((name, argument) -> {
                if (argument instanceof Argument.Constant constant && Values.isScalar(constant.value())) {
                    constants.add(new Place(JsonPointers.child("", name), constant.value()));
                }
            });
        }
        return constants;
    }

    private Map<String, ValueKind> parameters(Set<String> used) {
        Map<String, ValueKind> parameters = new LinkedHashMap<>();
        Set<String> all = new TreeSet<>();
        runs.forEach(run -> all.addAll(run.parameters().keySet()));
        for (String parameter : all) {
            if (used.contains(parameter)) {
                parameters.put(parameter, kind(parameter));
            } else {
                notes.add("The parameter '" + parameter + "' is a constraint that nothing consumes");
            }
        }
        return parameters;
    }

    private ValueKind kind(String parameter) {
        Set<ValueKind> kinds = new HashSet<>();
        for (RecordedRun run : runs) {
            kinds.add(ValueKind.of(run.parameters().getOrDefault(parameter, Json.nil())));
        }
        if (kinds.size() > 1) {
            throw new CompileException("The parameter '" + parameter + "' is " + kinds
                    + " in the runs; expected one kind. Compile runs that give it alike");
        }
        return kinds.iterator().next();
    }

    /** The gravest that a run knows. */
    private static Effect effect(Step step) {
        return step.calls().stream()
                .map(call -> call.recorded().effect())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** That of the last run: what the tool looks like now. */
    private @Nullable String fingerprint(Step step) {
        Set<String> seen = new HashSet<>();
        step.calls().forEach(call -> seen.add(String.valueOf(call.recorded().fingerprint())));
        if (seen.size() > 1) {
            notes.add(ids.get(step.id()) + " (" + step.call().tool()
                    + ") was described otherwise in some runs; the last run's description counts");
        }
        return step.calls().get(step.calls().size() - 1).recorded().fingerprint();
    }

    private List<Expected.Sample> samples(Step step) {
        List<Expected.Sample> samples = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            RecordedRun run = runs.get(i);
            step.rounds(i).forEach(round -> samples.add(new Expected.Sample(run, round)));
        }
        return samples;
    }
}
