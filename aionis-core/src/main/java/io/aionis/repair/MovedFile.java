package io.aionis.repair;

import io.aionis.model.Json;
import io.aionis.plan.Argument;
import io.aionis.plan.Check;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanStep;
import io.aionis.replay.Stop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file that the plan names is gone, the stop says so, and exactly one of its name, and of its content where the plan
 * knows that, is elsewhere.
 */
final class MovedFile implements Cause {

    /** How tools, shells and the JDK say that a file is not there. */
    private static final List<String> GONE = List.of(
            "not found",
            "no such file",
            "nosuchfile",
            "does not exist",
            "doesn't exist",
            "not exist",
            "cannot find",
            "missing",
            "enoent",
            "not there",
            "there is no");

    private final FileFinder files;

    MovedFile(FileFinder files) {
        this.files = files;
    }

    @Override
    public Optional<Mend> look(Stop stop) {
        PlanStep step = Steps.stopped(stop);
        List<Optional<Mend>> mends = paths(stop.plan(), step).stream()
                .filter(path -> saysGone(stop, path) && !files.exists(path))
                .map(path -> moved(stop, step, path))
                .toList();
        return mends.size() == 1 ? mends.get(0) : Optional.empty();
    }

    private Optional<Mend> moved(Stop stop, PlanStep step, String path) {
        String hash = hash(stop.plan(), path);
        List<FileFinder.Found> found = files.named(name(path)).stream()
                .filter(file -> hash == null || file.sha256() == null || hash.equalsIgnoreCase(file.sha256()))
                .toList();
        if (found.size() != 1 || (hash != null && found.get(0).sha256() == null)) {
            return Optional.empty();
        }
        Json old = Json.of(path);
        Json now = Json.of(found.get(0).path());
        UnaryOperator<Argument> change = argument -> argument instanceof Argument.Constant constant
                        && constant.value().equals(old)
                ? new Argument.Constant(now)
                : argument;
        Plan plan = stop.plan();
        List<PlanStep> steps = new ArrayList<>(plan.steps());
        steps.set(Steps.place(plan, step.id()), Sources.map(step, change));
        Plan mended = new Plan(
                plan.name(),
                plan.task(),
                plan.parameters(),
                steps,
                Sources.checks(plan.before(), change),
                plan.answer());
        return Optional.of(new Mend(
                mended,
                "moved file: expected " + old.text() + ", which is gone; found " + now.text()
                        + ", the only file of its name" + (hash == null ? "" : " and content"),
                Map.of(old, now)));
    }

    /**
     * The file that another plan takes to be moved, its old place and its new one: the stop says that it is gone, and the
     * new one has the same name. Empty when there is none, or when more than one would fit.
     */
    static Map<Json, Json> between(Stop stop, Plan after) {
        Stop whole = Steps.whole(stop);
        Set<String> was = paths(whole.plan(), Steps.stopped(whole));
        Set<String> come = after.steps().stream()
                .filter(step -> step.id().equals(whole.step()))
                .flatMap(step -> paths(after, step).stream())
                .filter(path -> !was.contains(path) && path.indexOf(':') < 0)
                .collect(Collectors.toSet());
        Map<Json, Json> moved = new LinkedHashMap<>();
        for (String old : was) {
            come.stream()
                    .filter(now -> name(now).equals(name(old)) && saysGone(whole, old))
                    .forEach(now -> moved.put(Json.of(old), Json.of(now)));
        }
        return come.size() == 1 && moved.size() == 1 ? moved : Map.of();
    }

    private static Set<String> paths(Plan plan, PlanStep step) {
        Set<String> paths = new LinkedHashSet<>();
        Sources.constants(step.arguments()).forEach(constant -> add(constant, paths));
        Stream.concat(plan.before().stream(), step.after().stream())
                .forEach(check -> Sources.constants(check.about()).forEach(constant -> add(constant, paths)));
        return paths;
    }

    private static void add(Json constant, Set<String> paths) {
        if (constant instanceof Json.Str text
                && !name(text.value()).isBlank()
                && text.value().chars().noneMatch(Character::isISOControl)
                && (text.value().indexOf('/') >= 0
                        || text.value().indexOf('\\') >= 0
                        || text.value().indexOf('.') > 0)) {
            paths.add(text.value());
        }
    }

    /** The cause is the file only if the stop names it and says that it is gone. */
    private static boolean saysGone(Stop stop, String path) {
        String said = (stop.reason() + " " + Answers.failure(stop).orElse("")).toLowerCase(Locale.ROOT);
        return said.contains(name(path).toLowerCase(Locale.ROOT))
                && GONE.stream().anyMatch(said::contains);
    }

    private static String name(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    /** The hash that the plan checks of the file, or null when it checks none. */
    private static @Nullable String hash(Plan plan, String path) {
        return Stream.concat(plan.before().stream(), plan.steps().stream().flatMap(s -> s.after().stream()))
                .filter(check -> check.kind().equals(Check.Kinds.FILE_HASH))
                .filter(check -> new Argument.Constant(Json.of(path))
                        .equals(check.about().members().get("path")))
                .map(check -> check.about().members().get("sha256"))
                .map(source ->
                        source instanceof Argument.Constant c && c.value() instanceof Json.Str text ? text.value() : "")
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(null);
    }
}
