package io.aionis.benchmarks.replay;

import io.aionis.benchmarks.replay.DriftedWorld.Drift;
import io.aionis.benchmarks.replay.DriftedWorld.FieldRenamed;
import io.aionis.benchmarks.replay.DriftedWorld.Removed;
import io.aionis.benchmarks.replay.DriftedWorld.SchemaChanged;
import io.aionis.benchmarks.retail.RetailWorld;
import io.aionis.benchmarks.world.World;
import io.aionis.model.Effect;
import io.aionis.model.EvidenceBody.ToolCall;
import io.aionis.model.Json;
import io.aionis.plan.PlanJson;
import io.aionis.plan.PlanStep;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Changes the world between recording and replay. Each kind of change is made where the run touches the world and,
 * apart, elsewhere, where it should not matter. Orders and variants change in the retail world alone; another program's
 * state is its own.
 */
final class Drifting implements Condition {

    @Override
    public List<Tried> of(Trial trial, World world, Random random) {
        List<Tried> tried = new ArrayList<>();
        Set<String> called = new TreeSet<>();
        trial.plan().steps().forEach(step -> called.add(step.tool()));
        Set<String> others = new TreeSet<>(world.tools());
        others.removeAll(called);

        each(
                trial,
                "field",
                random,
                fields(trial, true),
                fields(trial, false),
                field -> tool(world, field.tool(), new FieldRenamed(field.member())),
                tried);
        each(trial, "schema", random, called, others, tool -> tool(world, tool, new SchemaChanged()), tried);
        each(trial, "tool gone", random, called, others, tool -> tool(world, tool, new Removed()), tried);
        if (world instanceof RetailWorld shop) {
            inShop(trial, shop, random, tried);
        }
        return tried;
    }

    private static void inShop(Trial trial, RetailWorld shop, Random random, List<Tried> tried) {
        Set<String> written = new TreeSet<>();
        trial.writes().forEach(write -> strings(write.arguments(), written));
        Map<String, String> statuses = shop.statuses();
        Set<String> states = new TreeSet<>(statuses.values());
        each(
                trial,
                "status",
                random,
                both(written, statuses.keySet()),
                without(statuses.keySet(), written),
                order -> {
                    Set<String> others = new TreeSet<>(states);
                    others.remove(statuses.get(order));
                    return shop.withStatus(order, any(others, random).orElseThrow());
                },
                tried);
        each(
                trial,
                "sold out",
                random,
                both(written, shop.variants()),
                without(shop.variants(), written),
                shop::soldOut,
                tried);
    }

    /** A member of what a tool answers. */
    private record Field(String tool, String member) implements Comparable<Field> {
        @Override
        public int compareTo(Field other) {
            int byTool = tool.compareTo(other.tool);
            return byTool != 0 ? byTool : member.compareTo(other.member);
        }
    }

    /** Members in results of tools that the plan reads by, which the plan names in some place, or does not. */
    private static Set<Field> fields(Trial trial, boolean named) {
        String plan = PlanJson.write(trial.plan());
        Set<String> reads = new TreeSet<>();
        for (PlanStep step : trial.plan().steps()) {
            if (step.effect() == Effect.READ) {
                reads.add(step.tool());
            }
        }
        Set<Field> fields = new TreeSet<>();
        for (ToolCall call : trial.calls()) {
            if (reads.contains(call.tool())) {
                Set<String> members = new TreeSet<>();
                members(Json.parseOrText(String.valueOf(call.result())), members);
                for (String member : members) {
                    boolean stands = plan.contains("/" + member + "/") || plan.contains("/" + member + "\"");
                    if (stands == named) {
                        fields.add(new Field(call.tool(), member));
                    }
                }
            }
        }
        return fields;
    }

    private static <T> void each(
            Trial trial,
            String kind,
            Random random,
            Collection<T> touched,
            Collection<T> elsewhere,
            Function<T, World> drift,
            List<Tried> tried) {
        any(touched, random).ifPresent(what -> tried.add(replay(trial, kind, drift.apply(what))));
        any(elsewhere, random).ifPresent(what -> tried.add(replay(trial, kind + ", elsewhere", drift.apply(what))));
    }

    private static World tool(World world, String tool, Drift drift) {
        return new DriftedWorld(world.fresh(), tool, drift);
    }

    private static Tried replay(Trial trial, String variant, World drifted) {
        try (drifted) {
            WorldPort port = new WorldPort(drifted, trial.reads());
            Came came = Came.of(trial.replay().strict(port));
            return Tried.of(trial, Perturbation.DRIFT, variant, came, drifted, port, 1);
        }
    }

    private static <T> Optional<T> any(Collection<T> from, Random random) {
        return from.isEmpty()
                ? Optional.empty()
                : from.stream().skip(random.nextInt(from.size())).findFirst();
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        Set<String> both = new TreeSet<>(one);
        both.retainAll(other);
        return both;
    }

    private static Set<String> without(Set<String> all, Set<String> these) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(these);
        return rest;
    }

    private static void members(Json json, Set<String> into) {
        if (json instanceof Json.Obj object) {
            object.members().forEach((name, value) -> {
                into.add(name);
                members(value, into);
            });
        } else if (json instanceof Json.Arr array) {
            array.elements().forEach(element -> members(element, into));
        }
    }

    private static void strings(Json json, Set<String> into) {
        if (json instanceof Json.Obj object) {
            object.members().values().forEach(value -> strings(value, into));
        } else if (json instanceof Json.Arr array) {
            array.elements().forEach(element -> strings(element, into));
        } else if (json instanceof Json.Str string) {
            into.add(string.value());
        }
    }
}
