package io.aionis.repair;

import io.aionis.model.Json;
import io.aionis.plan.Argument;
import io.aionis.plan.Expectation;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanStep;
import io.aionis.replay.StepResult;
import io.aionis.replay.Stop;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A result no longer has a field that the plan reads, and exactly one field there fits. Where the step that stopped gave
 * that result, it and all that read it later are pointed there; where it only reads it, that step alone is.
 */
final class RenamedField implements Cause {

    @Override
    public Optional<Mend> look(Stop stop) {
        PlanStep step = Steps.stopped(stop);
        if (Answers.worked(stop)) {
            return mend(stop, step.id(), Readers.of(stop.plan(), step.id()), true);
        }
        Plan plan = stop.plan();
        List<String> why = new ArrayList<>();
        for (String source : sources(step)) {
            Readers readers = new Readers(source);
            readers.add(step);
            Optional<Mend> mend = mend(withPlan(stop, plan), source, readers, false);
            if (mend.isPresent()) {
                plan = mend.get().plan();
                why.add(mend.get().why());
            }
        }
        return why.isEmpty() ? Optional.empty() : Optional.of(new Mend(plan, String.join("; ", why)));
    }

    private static Stop withPlan(Stop stop, Plan plan) {
        return stop.at(plan, stop.step());
    }

    private static Set<String> sources(PlanStep step) {
        Set<String> sources = new LinkedHashSet<>();
        Sources.each(step.arguments(), argument -> {
            if (argument instanceof Argument.Binding binding) {
                sources.add(binding.step());
            } else if (argument instanceof Argument.Select select) {
                sources.add(select.step());
            } else if (argument instanceof Argument.Search search) {
                sources.add(search.step());
            }
        });
        return sources;
    }

    private static Optional<Mend> mend(Stop stop, String source, Readers readers, boolean everywhere) {
        StepResult result = stop.done().get(source);
        if (result == null) {
            return Optional.empty();
        }
        Readers all = Readers.of(stop.plan(), source);
        Map<String, String> moved =
                moved(new Fields(List.of(result.result()), all.places().keySet()), readers.places());
        if (moved == null) {
            return Optional.empty();
        }
        Map<String, Map<String, String>> within = new LinkedHashMap<>();
        for (String each : readers.inElements().keySet()) {
            Fields fields = new Fields(
                    elements(result.result().at(moved.getOrDefault(each, each))),
                    all.inElements().getOrDefault(each, Map.of()).keySet());
            Map<String, String> inner = moved(fields, readers.inElements().getOrDefault(each, Map.of()));
            if (inner == null) {
                return Optional.empty();
            }
            within.put(each, inner);
        }
        List<String> why = new ArrayList<>();
        moved.forEach((from, to) -> why.add(words(source, from, to)));
        within.forEach((each, inner) ->
                inner.forEach((from, to) -> why.add(words(source, "an element of " + each + " " + from, to))));
        if (why.isEmpty()) {
            return Optional.empty();
        }
        Plan mended = repointed(stop, source, moved, within, everywhere);
        return Optional.of(new Mend(mended, String.join("; ", why)));
    }

    private static String words(String source, String from, String to) {
        return "renamed field: expected " + from + " in the result of " + source + "; found " + to
                + ", the only one that fits";
    }

    /** New places by old ones, or null when one is gone and not exactly one other fits. */
    private static @Nullable Map<String, String> moved(Fields fields, Map<String, Fields.Wanted> places) {
        Map<String, String> moved = new LinkedHashMap<>();
        for (Map.Entry<String, Fields.Wanted> place : places.entrySet()) {
            if (fields.lacks(place.getKey())) {
                String now = fields.find(place.getKey(), place.getValue());
                if (now == null) {
                    return null;
                }
                moved.put(place.getKey(), now);
            }
        }
        return new HashSet<>(moved.values()).size() == moved.size() ? moved : null;
    }

    private static List<Json> elements(@Nullable Json collection) {
        if (collection instanceof Json.Obj object) {
            return List.copyOf(object.members().values());
        }
        return collection instanceof Json.Arr array ? array.elements() : List.of();
    }

    private static Plan repointed(
            Stop stop,
            String source,
            Map<String, String> moved,
            Map<String, Map<String, String>> within,
            boolean everywhere) {
        UnaryOperator<Argument> change = argument -> {
            if (argument instanceof Argument.Binding binding && binding.step().equals(source)) {
                return new Argument.Binding(source, present(moved, binding.pointer()));
            } else if (argument instanceof Argument.Select select
                    && select.step().equals(source)) {
                Map<String, String> inner = within.getOrDefault(select.each(), Map.of());
                List<Argument.Condition> where = select.where().stream()
                        .map(c -> new Argument.Condition(present(inner, c.at()), c.is()))
                        .toList();
                return new Argument.Select(
                        source, present(moved, select.each()), where, present(inner, select.take()), select.quantity());
            } else if (argument instanceof Argument.Search search
                    && search.step().equals(source)) {
                return new Argument.Search(source, present(moved, search.each()), search.holds());
            }
            return argument;
        };
        List<PlanStep> steps = stop.plan().steps().stream()
                .map(step -> everywhere || step.id().equals(stop.step()) ? Sources.map(step, change) : step)
                .map(step -> step.id().equals(source) ? expecting(step, moved) : step)
                .toList();
        Plan plan = stop.plan();
        Argument answer = everywhere ? Sources.mapped(plan.answer(), change) : plan.answer();
        return new Plan(plan.name(), plan.task(), plan.parameters(), steps, plan.before(), answer);
    }

    private static PlanStep expecting(PlanStep step, Map<String, String> moved) {
        List<Expectation> expectations = step.expectations().stream()
                .map(expectation -> at(expectation, present(moved, expectation.at())))
                .toList();
        return new PlanStep(
                step.id(),
                step.tool(),
                step.effect(),
                step.fingerprint(),
                step.arguments(),
                expectations,
                step.forEach(),
                step.after());
    }

    private static Expectation at(Expectation expectation, String at) {
        if (expectation instanceof Expectation.OneOf oneOf) {
            return new Expectation.OneOf(at, oneOf.values());
        } else if (expectation instanceof Expectation.Kind kind) {
            return new Expectation.Kind(at, kind.kind());
        } else if (expectation instanceof Expectation.Contains contains) {
            return new Expectation.Contains(at, contains.part());
        } else if (expectation instanceof Expectation.Matches matches) {
            return new Expectation.Matches(at, matches.pattern());
        }
        Expectation.Invariant invariant = (Expectation.Invariant) expectation;
        return new Expectation.Invariant(at, invariant.relation(), invariant.to());
    }

    private static String present(Map<String, String> moved, String pointer) {
        return moved.getOrDefault(pointer, pointer);
    }
}
