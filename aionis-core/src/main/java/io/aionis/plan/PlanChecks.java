package io.aionis.plan;

import io.aionis.model.Effect;
import io.aionis.model.JsonPointers;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A plan refers only to parameters it declares and to steps that ran before: so there is no cycle. */
final class PlanChecks {

    private final Map<String, ValueKind> parameters;
    private final Set<String> all = new HashSet<>();
    private final Set<String> earlier = new HashSet<>();
    private Effect effect = Effect.READ;
    private boolean searching;

    private PlanChecks(Map<String, ValueKind> parameters) {
        this.parameters = parameters;
    }

    static void check(Map<String, ValueKind> parameters, List<PlanStep> steps) {
        if (steps.isEmpty()) {
            throw new PlanFormatException("At /steps: the plan has no step; expected at least one");
        }
        PlanChecks checks = new PlanChecks(parameters);
        for (int i = 0; i < steps.size(); i++) {
            String id = steps.get(i).id();
            if (id.isEmpty() || !id.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-')) {
                throw new PlanFormatException(
                        "At /steps/" + i + "/id: '" + id + "' is no id; expected letters, digits, _ and -, such as s1");
            }
            if (!checks.all.add(id)) {
                throw new PlanFormatException("At /steps/" + i + "/id: the id '" + id
                        + "' is taken by a step above; give each step its own id");
            }
        }
        for (int i = 0; i < steps.size(); i++) {
            PlanStep step = steps.get(i);
            checks.searching = false;
            checks.effect = step.effect();
            checks.check("/steps/" + i + "/arguments", step.arguments());
            for (int e = 0; e < step.expectations().size(); e++) {
                pointer(
                        "/steps/" + i + "/expect/" + e,
                        step.expectations().get(e).at());
            }
            checks.earlier.add(step.id());
        }
    }

    private void check(String place, Argument argument) {
        if (argument instanceof Argument.Parameter p) {
            if (!parameters.containsKey(p.name())) {
                throw new PlanFormatException("At " + place + ": the parameter '" + p.name()
                        + "' is not declared; declared are " + parameters.keySet() + ". Add it to /parameters");
            }
            pointer(place, p.at());
        } else if (argument instanceof Argument.Binding b) {
            earlier(place, b.step());
            pointer(place, b.pointer());
        } else if (argument instanceof Argument.Select s) {
            earlier(place, s.step());
            check(place, s);
        } else if (argument instanceof Argument.Search s) {
            check(place, s);
        } else if (argument instanceof Argument.ObjectOf o) {
            o.members().forEach((name, member) -> check(JsonPointers.child(place, name), member));
        } else if (argument instanceof Argument.ListOf l) {
            for (int i = 0; i < l.elements().size(); i++) {
                check(place + "/" + i, l.elements().get(i));
            }
        }
    }

    private void check(String place, Argument.Select select) {
        pointer(place + "/each", select.each());
        inElement(place + "/take", select.take());
        conditions(place, select.where());
    }

    private void check(String place, Argument.Search search) {
        earlier(place, search.step());
        pointer(place + "/each", search.each());
        if (search.holds().isEmpty()) {
            throw new PlanFormatException(
                    "At " + place + "/holds: there is nothing to search for; expected at least one entry");
        }
        for (int i = 0; i < search.holds().size(); i++) {
            String here = place + "/holds/" + i;
            pointer(here + "/each", search.holds().get(i).each());
            conditions(here, search.holds().get(i).where());
        }
        if (searching) {
            throw new PlanFormatException("At " + place + ": a second search in one step; expected at most one. Bind"
                    + " this argument to the result of a step of its own");
        } else if (effect != Effect.READ) {
            throw new PlanFormatException("At " + place + ": a search calls the tool several times, and the step's"
                    + " effect is " + effect + "; expected READ. Search in a step that reads, and bind to its result");
        }
        searching = true;
    }

    private void conditions(String place, List<Argument.Condition> where) {
        for (int i = 0; i < where.size(); i++) {
            Argument.Condition condition = where.get(i);
            String here = place + "/where/" + i;
            inElement(here + "/at", condition.at());
            Argument is = condition.is();
            boolean comparable = is instanceof Argument.Constant
                    || is instanceof Argument.Parameter
                    || is instanceof Argument.Binding
                    || is instanceof Argument.Select;
            if (!comparable) {
                throw new PlanFormatException("At " + here + "/is: a "
                        + is.getClass().getSimpleName()
                        + " cannot be compared with; expected a constant, parameter, binding or selection");
            }
            check(here + "/is", is);
        }
    }

    private void earlier(String place, String source) {
        if (!earlier.contains(source)) {
            String why = all.contains(source)
                    ? "which does not run before it (a cycle, or the wrong order)"
                    : "which the plan does not have";
            throw new PlanFormatException("At " + place + ": the value comes from step '" + source + "', " + why
                    + "; use the result of a step above, or move that step up");
        }
    }

    private static void inElement(String place, String pointer) {
        if (!pointer.equals(Argument.Select.KEY)) {
            pointer(place, pointer);
        }
    }

    private static void pointer(String place, String pointer) {
        if (!Pointers.isPointer(pointer)) {
            throw new PlanFormatException("At " + place + ": '" + pointer
                    + "' is no JSON Pointer; expected \"\" for the whole or a path such as /items/name");
        }
    }
}
