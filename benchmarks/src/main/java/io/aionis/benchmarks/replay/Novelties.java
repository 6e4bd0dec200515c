package io.aionis.benchmarks.replay;

import io.aionis.benchmarks.world.World;
import io.aionis.model.Effect;
import io.aionis.model.Json;
import io.aionis.plan.Argument;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanStep;
import io.aionis.replay.Replay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Gives parameters that need another way than the plan's. Only parameters by which the plan looks for something are
 * changed, in what a read is asked for or in the conditions of a selection: any other value may be new.
 */
final class Novelties implements Condition {

    private final List<Trial> all;

    /** @param all the runs, whose values of a parameter of the same name are things that exist and belong to others */
    Novelties(List<Trial> all) {
        this.all = List.copyOf(all);
    }

    @Override
    public List<Tried> of(Trial trial, World world, Random random) {
        List<Tried> tried = new ArrayList<>();
        List<String> looking = new ArrayList<>(looking(trial.plan()));
        looking.retainAll(trial.parameters().keySet());
        if (!looking.isEmpty()) {
            String name = looking.get(random.nextInt(looking.size()));
            Json nowhere = Json.of("no such thing " + random.nextInt(1_000_000));
            tried.add(replay(trial, world, "no such thing", name, nowhere));
            List<Json> others = others(trial, name);
            if (!others.isEmpty()) {
                Json other = others.get(random.nextInt(others.size()));
                tried.add(replay(trial, world, "another's", name, other));
            }
        }
        tried.add(replay(trial, world, "one parameter more", "unheard_of", Json.of("anything")));
        return tried;
    }

    private static Tried replay(Trial trial, World world, String variant, String name, Json value) {
        try (World fresh = world.fresh()) {
            WorldPort port = new WorldPort(fresh, trial.reads());
            Replay replay = trial.replay().with(name, value);
            Tried tried = Tried.of(trial, Perturbation.NOVELTY, variant, Came.of(replay.strict(port)), fresh, port, 1);
            return tried.saying(name + " = " + value.text() + "; " + tried.reason());
        }
    }

    private List<Json> others(Trial trial, String name) {
        List<Json> others = new ArrayList<>();
        for (Trial other : all) {
            Json value = other.parameters().get(name);
            boolean same = trial.parameters().containsValue(value == null ? Json.nil() : value);
            if (value != null && !same && !others.contains(value)) {
                others.add(value);
            }
        }
        return others;
    }

    /** The parameters by which a plan looks for something. */
    static Set<String> looking(Plan plan) {
        Set<String> names = new TreeSet<>();
        for (PlanStep step : plan.steps()) {
            collect(step.arguments(), step.effect() == Effect.READ, names);
            Optional.ofNullable(step.forEach()).ifPresent(over -> collect(over, false, names));
        }
        return names;
    }

    private static void collect(Argument argument, boolean looks, Set<String> names) {
        if (argument instanceof Argument.Parameter parameter && looks) {
            names.add(parameter.name());
        } else if (argument instanceof Argument.ObjectOf object) {
            object.members().values().forEach(member -> collect(member, looks, names));
        } else if (argument instanceof Argument.ListOf list) {
            list.elements().forEach(element -> collect(element, looks, names));
        } else if (argument instanceof Argument.Select select) {
            conditions(select.where(), names);
        } else if (argument instanceof Argument.Search search) {
            search.holds().forEach(holding -> conditions(holding.where(), names));
        } else if (argument instanceof Argument.ForEach forEach) {
            collect(forEach.over(), looks, names);
            collect(forEach.value(), looks, names);
        }
    }

    private static void conditions(List<Argument.Condition> where, Set<String> names) {
        where.forEach(condition -> collect(condition.is(), true, names));
    }
}
