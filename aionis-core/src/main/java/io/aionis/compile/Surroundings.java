package io.aionis.compile;

import io.aionis.compile.RecordedRun.Around;
import io.aionis.model.EvidenceBody.Artifact;
import io.aionis.model.Json;
import io.aionis.plan.Argument;
import io.aionis.plan.Check;
import io.aionis.plan.Check.Kinds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the runs depended on and left behind, as checks. A fact counts when every run has it, of the same thing or of one
 * that its parameters name.
 */
final class Surroundings {

    private static final String FILE = "file:";
    // Each step knows the fingerprint of its tool.
    private static final String TOOL = "tool:";
    private final List<View> views;
    private final List<String> notes;

    /** The surroundings of these runs; {@code views} know their parameters and, for what is left behind, their results. */
    Surroundings(List<View> views, List<String> notes) {
        this.views = views;
        this.notes = notes;
    }

    /** What must hold before the first step: what the steps depended on, but for what an earlier step makes. */
    List<Check> before(List<Step> steps) {
        Set<Check> checks = new LinkedHashSet<>();
        Set<String> seen = new HashSet<>();
        Set<String> made = new HashSet<>();
        for (Step step : steps) {
            Around around = around(0, step);
            if (around != null) {
                around.environment().keySet().stream()
                        .sorted()
                        .filter(fact -> !made.contains(fact) && seen.add(fact))
                        .forEach(fact -> before(step, fact, checks));
                around.left().forEach(artifact -> made.add(FILE + artifact.location()));
            }
        }
        return List.copyOf(checks);
    }

    private void before(Step step, String fact, Set<Check> into) {
        Check check = check(step, fact);
        if (check != null) {
            into.add(check);
        } else if (fact.indexOf(':') > 0 && !fact.startsWith(TOOL)) {
            notes.add(step.call().name() + " depended on " + fact + ", which is not checked: "
                    + (views.size() > 1 ? "not every run did, or not alike" : "it is of no kind that can be"));
        }
    }

    private @Nullable Check check(Step step, String fact) {
        int colon = fact.indexOf(':');
        String kind = fact.substring(0, Math.max(0, colon));
        String about = fact.substring(colon + 1);
        for (Argument argument : named(about, View.of(views.get(0).run(), List.of()))) {
            List<String> found = found(step, kind, argument);
            if (!found.isEmpty()) {
                return check(kind, argument, found);
            }
        }
        return null;
    }

    /** What each run found of the thing that the argument names there; empty when one has no such fact. */
    private List<String> found(Step step, String kind, Argument argument) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < views.size(); i++) {
            Around around = around(i, step);
            String about = Evaluator.text(views.get(i).value(argument));
            String value = around == null || about == null
                    ? null
                    : around.environment().get(kind + ":" + about);
            if (value == null) {
                return List.of();
            }
            found.add(value);
        }
        return found;
    }

    private static @Nullable Check check(String kind, Argument argument, List<String> found) {
        String value = new HashSet<>(found).size() == 1 ? found.get(0) : "";
        boolean fixed = argument instanceof Argument.Constant;
        return switch (kind) {
            case "file" -> {
                if (value.equals("absent")) {
                    yield check(Kinds.FILE_ABSENT, Map.of("path", argument));
                } else if (found.contains("absent")) {
                    yield null;
                }
                // The content of a file that a parameter names is that parameter's, not the procedure's.
                yield fixed && value.matches("[0-9a-fA-F]{64}")
                        ? check(Kinds.FILE_HASH, ordered("path", argument, "sha256", value))
                        : check(Kinds.FILE_EXISTS, Map.of("path", argument));
            }
            case "command" ->
                check(
                        Kinds.COMMAND,
                        value.isEmpty() || value.equals("present")
                                ? Map.of("name", argument)
                                : ordered("name", argument, "version", value));
            case "env" ->
                check(
                        Kinds.ENVIRONMENT,
                        value.isEmpty() || value.equals("present")
                                ? Map.of("name", argument)
                                : ordered("name", argument, "value", value));
            case "port" -> value.equals("free") ? check(Kinds.FREE_PORT, Map.of("port", number(argument))) : null;
            case "cwd" -> value.equals("present") ? check(Kinds.WORKING_DIRECTORY, Map.of("path", argument)) : null;
            default -> null;
        };
    }

    private static Argument number(Argument argument) {
        return argument instanceof Argument.Constant constant
                        && constant.value() instanceof Json.Str text
                        && text.value().matches("[0-9]{1,5}")
                ? new Argument.Constant(Json.of(Long.parseLong(text.value())))
                : argument;
    }

    private static Check check(String kind, Map<String, Argument> about) {
        return new Check(kind, new Argument.ObjectOf(about));
    }

    private static Map<String, Argument> ordered(String name, Argument argument, String other, String value) {
        Map<String, Argument> members = new LinkedHashMap<>();
        members.put(name, argument);
        members.put(other, new Argument.Constant(Json.of(value)));
        return members;
    }

    /** What a step leaves behind in every run: files, at the end of it. */
    List<Check> after(Step step) {
        Set<Check> checks = new LinkedHashSet<>();
        Around around = around(0, step);
        if (around == null || step.forEach() != null) {
            return List.of();
        }
        for (Artifact artifact : around.left()) {
            String location = artifact.location();
            if (!location.isBlank() && !location.contains("://")) {
                named(location, views.get(0)).stream()
                        .filter(argument -> isLeft(step, argument))
                        .findFirst()
                        .ifPresent(argument -> checks.add(check(Kinds.FILE_EXISTS, Map.of("path", argument))));
            }
        }
        return List.copyOf(checks);
    }

    private boolean isLeft(Step step, Argument argument) {
        for (int i = 0; i < views.size(); i++) {
            Around around = around(i, step);
            String path = Evaluator.text(views.get(i).value(argument));
            if (around == null
                    || around.left().stream().noneMatch(artifact -> Objects.equals(artifact.location(), path))) {
                return false;
            }
        }
        return true;
    }

    /** What a text could be in the first run: made of what was given, or always the same. */
    private List<Argument> named(String text, View first) {
        List<Argument> all = new ArrayList<>();
        List<Json> values = List.of(Json.of(text));
        first.inputs().stream()
                .filter(input -> text.equals(Evaluator.text(input.value())) && !(input.value() instanceof Json.Bool))
                .forEach(input -> all.add(input.argument()));
        Argument template = Templates.of(List.of(first), values, false);
        if (template != null) {
            all.add(template);
        }
        Argument any = views.size() > 1 ? Templates.inPath(first, text) : null;
        if (any != null) {
            all.add(any);
        }
        all.add(new Argument.Constant(Json.of(text)));
        return all;
    }

    private @Nullable Around around(int run, Step step) {
        return views.get(run)
                .run()
                .around()
                .get(step.calls().get(run).recorded().ordinal());
    }
}
