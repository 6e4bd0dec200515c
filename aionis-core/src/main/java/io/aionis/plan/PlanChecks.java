package io.aionis.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A plan refers only to parameters it declares and to steps that ran before: so there is no cycle. */
final class PlanChecks {

    private final Set<String> all = new HashSet<>();
    private final Set<String> earlier = new HashSet<>();
    private final ArgumentChecks arguments;

    private PlanChecks(Set<String> parameters) {
        arguments = new ArgumentChecks(parameters, all, earlier);
    }

    static void check(
            String name,
            String task,
            Map<String, ValueKind> parameters,
            List<PlanStep> steps,
            List<Check> before,
            @Nullable Argument answer) {
        if (steps.isEmpty()) {
            throw error("/steps", "the plan has no step; expected at least one");
        }
        PlanLimits.steps(steps.size());
        name("/name", name);
        name("/task", task);
        parameters.keySet().forEach(parameter -> name("/parameters", parameter));
        PlanChecks checks = new PlanChecks(parameters.keySet());
        checks.ids(steps);
        checks.surroundings("/before", before);
        for (int i = 0; i < steps.size(); i++) {
            checks.step("/steps/" + i, steps.get(i));
        }
        if (answer != null) {
            checks.arguments.check("/answer", answer, ArgumentChecks.Room.values("an answer", false));
        }
    }

    private void ids(List<PlanStep> steps) {
        for (int i = 0; i < steps.size(); i++) {
            String id = steps.get(i).id();
            String place = "/steps/" + i + "/id";
            if (id.isEmpty() || !id.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-')) {
                throw error(place, "'" + Place.shown(id) + "' is no id; expected letters, digits, _ and -, such as s1");
            } else if (!all.add(id)) {
                throw error(place, "the id '" + id + "' is taken by a step above; give each step its own id");
            }
            name(place, id);
        }
    }

    private void step(String place, PlanStep step) {
        arguments.nextStep();
        name(place + "/tool", step.tool());
        if (step.fingerprint() != null) {
            name(place + "/fingerprint", step.fingerprint());
        }
        Argument forEach = step.forEach();
        if (forEach != null) {
            arguments.over(place + "/forEach", forEach, ArgumentChecks.Room.values("what a step runs for", false));
        }
        arguments.check(place + "/arguments", step.arguments(), ArgumentChecks.Room.of(step));
        earlier.add(step.id());
        for (int e = 0; e < step.expectations().size(); e++) {
            expectation(place + "/expect/" + e, step.expectations().get(e), forEach != null);
        }
        surroundings(place + "/after", step.after());
    }

    private void expectation(String place, Expectation expectation, boolean element) {
        ArgumentChecks.pointer(place, expectation.at());
        if (expectation instanceof Expectation.Matches matches) {
            String problem = PatternRules.problem(matches.pattern());
            if (problem != null) {
                throw error(place + "/matches", problem);
            }
        } else if (expectation instanceof Expectation.Invariant invariant) {
            Argument to = invariant.to();
            boolean value = to instanceof Argument.Constant
                    || to instanceof Argument.Parameter
                    || to instanceof Argument.Binding
                    || to instanceof Argument.Element;
            if (!value) {
                throw error(
                        place + "/to",
                        "a " + to.getClass().getSimpleName()
                                + " cannot be compared with; expected a constant, parameter, binding or element");
            }
            arguments.check(place + "/to", to, ArgumentChecks.Room.values("an expectation", element));
        }
    }

    private void surroundings(String place, List<Check> checks) {
        for (int i = 0; i < checks.size(); i++) {
            Check check = checks.get(i);
            String here = place + "/" + i;
            name(here + "/check", check.kind());
            for (String member : check.about().members().keySet()) {
                name(here, member);
                if (member.equals("check") || member.startsWith("$")) {
                    throw error(
                            here,
                            "a check cannot be about '" + member
                                    + "'; expected the names its kind knows, such as path");
                }
            }
            arguments.check(here, check.about(), ArgumentChecks.Room.values("a check", false));
        }
    }

    private static void name(String place, String name) {
        if (name.length() > PlanJson.LONGEST_NAME) {
            throw error(
                    place,
                    "the name has " + name.length() + " characters; expected at most " + PlanJson.LONGEST_NAME
                            + ". Shorten it");
        } else if (name.chars().anyMatch(Lines::misleads)) {
            throw error(
                    place,
                    "the name " + Place.shown(name)
                            + " has a control or text-direction character; expected one line of plain text. Remove it");
        }
    }

    static PlanFormatException error(String place, String what) {
        return new PlanFormatException("At " + Place.shown(place) + ": " + what);
    }
}
