package io.aionis.repair;

import io.aionis.model.Effect;
import io.aionis.plan.Check;
import io.aionis.plan.Expectation;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanStep;
import io.aionis.plan.Quality;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** In words, what is other in a mended plan; one line for each change. */
final class Changes {

    private static final int LONGEST = 300;

    private final List<String> lines = new ArrayList<>();

    private Changes() {}

    static List<String> between(Plan before, Plan after) {
        Changes changes = new Changes();
        Map<String, PlanStep> old = new LinkedHashMap<>();
        before.steps().forEach(step -> old.put(step.id(), step));
        Map<String, Map<String, String>> wasFrom = leaves(before);
        Map<String, Map<String, String>> isFrom = leaves(after);
        for (PlanStep step : after.steps()) {
            PlanStep was = old.get(step.id());
            Map<String, String> sources = isFrom.getOrDefault(step.id(), Map.of());
            if (was == null) {
                changes.inserted(step, sources);
            } else if (!was.equals(step)) {
                changes.step(was, step, wasFrom.getOrDefault(step.id(), Map.of()), sources);
            }
        }
        if (!before.before().equals(after.before())) {
            changes.checks("the plan's preconditions", before.before(), after.before());
        }
        if (!Objects.equals(before.answer(), after.answer())) {
            changes.say("the answer reads the step at another place");
        }
        return changes.lines;
    }

    private static Map<String, Map<String, String>> leaves(Plan plan) {
        Map<String, Map<String, String>> leaves = new LinkedHashMap<>();
        for (Quality.Leaf leaf : Quality.of(plan).leaves()) {
            leaves.computeIfAbsent(leaf.step(), s -> new LinkedHashMap<>()).put(leaf.pointer(), leaf.explanation());
        }
        return leaves;
    }

    private void inserted(PlanStep step, Map<String, String> sources) {
        String arguments = sources.entrySet().stream()
                .map(leaf -> leaf.getKey() + " = " + leaf.getValue())
                .collect(Collectors.joining(", "));
        String effect = step.effect() == Effect.READ ? "" : " [" + step.effect() + ": it writes]";
        say("puts " + step.id() + " in: " + step.tool() + "(" + arguments + ")" + effect);
    }

    private void step(PlanStep was, PlanStep is, Map<String, String> wasFrom, Map<String, String> isFrom) {
        String id = is.id() + " ";
        changed(id + "tool", was.tool(), is.tool());
        changed(id + "effect", was.effect(), is.effect());
        changed(id + "fingerprint", was.fingerprint(), is.fingerprint());
        int before = lines.size();
        Set<String> places = new LinkedHashSet<>(wasFrom.keySet());
        places.addAll(isFrom.keySet());
        for (String place : places) {
            changed(id + place, wasFrom.get(place), isFrom.get(place));
        }
        if (lines.size() == before && !was.arguments().equals(is.arguments())) {
            say(id + "arguments are other ones");
        }
        if (!Objects.equals(was.forEach(), is.forEach())) {
            say(id + "is repeated over something else");
        }
        expectations(id, was.expectations(), is.expectations());
        checks(id + "checks", was.after(), is.after());
    }

    private void expectations(String id, List<Expectation> was, List<Expectation> is) {
        was.stream().filter(e -> !is.contains(e)).forEach(e -> say(id + "no longer expects " + words(e)));
        is.stream().filter(e -> !was.contains(e)).forEach(e -> say(id + "now expects " + words(e)));
    }

    private void checks(String what, List<Check> was, List<Check> is) {
        was.stream()
                .filter(check -> !is.contains(check))
                .forEach(check -> say(what + ": no longer " + check.kind() + " of " + check.about()));
        is.stream()
                .filter(check -> !was.contains(check))
                .forEach(check -> say(what + ": now " + check.kind() + " of " + check.about()));
    }

    private static String words(Expectation expectation) {
        String at = expectation.at().isEmpty() ? "the result" : expectation.at();
        if (expectation instanceof Expectation.OneOf oneOf) {
            return at + " to be one of " + oneOf.values();
        } else if (expectation instanceof Expectation.Kind kind) {
            return at + " to be of kind " + kind.kind().name().toLowerCase(Locale.ROOT);
        }
        return expectation.toString();
    }

    private void changed(String what, @Nullable Object was, @Nullable Object is) {
        if (!Objects.equals(was, is)) {
            say(what + ": " + (was == null ? "nothing" : was) + " -> " + (is == null ? "nothing" : is));
        }
    }

    private void say(String line) {
        lines.add(OneLine.of(line, LONGEST));
    }
}
