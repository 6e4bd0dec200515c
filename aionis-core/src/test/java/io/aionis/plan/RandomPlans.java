package io.aionis.plan;

import io.aionis.model.Effect;
import io.aionis.model.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Valid plans of every shape, from a seed. */
final class RandomPlans {

    private static final List<String> NAMES =
            List.of("order_id", "a/b", "til~de", "$dollar", "", "Ünï", "quote\"d", "items");

    private final Random random;
    private final Map<String, ValueKind> parameters = new LinkedHashMap<>();
    private final List<PlanStep> steps = new ArrayList<>();

    private RandomPlans(long seed) {
        random = new Random(seed);
    }

    static Plan plan(long seed) {
        return new RandomPlans(seed).plan();
    }

    private Plan plan() {
        for (int i = random.nextInt(4); i > 0; i--) {
            parameters.put(name(), any(ValueKind.values()));
        }
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            steps.add(new PlanStep(
                    "s" + i,
                    "tool" + name(),
                    any(Effect.values()),
                    random.nextBoolean() ? null : "sha256:" + random.nextInt(),
                    object(3),
                    expectations()));
        }
        return new Plan("name " + name(), "task", parameters, steps);
    }

    private List<Expectation> expectations() {
        List<Expectation> out = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            out.add(
                    random.nextBoolean()
                            ? new Expectation.Kind(pointer(), any(ValueKind.values()))
                            : new Expectation.OneOf(pointer(), List.of(json(1), json(2))));
        }
        return out;
    }

    private Argument.ObjectOf object(int depth) {
        Map<String, Argument> members = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            members.put(name(), argument(depth - 1));
        }
        return new Argument.ObjectOf(members);
    }

    private Argument argument(int depth) {
        int kind = random.nextInt(depth > 0 ? 7 : 4);
        if (kind == 6) {
            return object(depth);
        } else if (kind == 5) {
            return new Argument.ListOf(List.of(argument(depth - 1), argument(depth - 1)));
        } else if (kind == 4) {
            return new Argument.Slot("why " + name(), random.nextBoolean() ? null : json(2));
        }
        return source(depth);
    }

    private Argument source(int depth) {
        int kind = random.nextInt(4);
        if (kind == 0 && !parameters.isEmpty()) {
            return new Argument.Parameter(any(parameters.keySet().toArray(String[]::new)), pointer());
        } else if (kind == 1 && !steps.isEmpty()) {
            return new Argument.Binding(any(steps.toArray(PlanStep[]::new)).id(), pointer());
        } else if (kind == 2 && !steps.isEmpty()) {
            List<Argument.Condition> where =
                    depth > 0 ? List.of(new Argument.Condition(pointer(), source(depth - 1))) : List.of();
            String take = random.nextBoolean() ? pointer() : Argument.Select.KEY;
            return new Argument.Select(any(steps.toArray(PlanStep[]::new)).id(), pointer(), where, take);
        }
        return new Argument.Constant(json(2));
    }

    private Json json(int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> Json.of(name());
            case 1 -> new Json.Num(new BigDecimal(random.nextInt()).movePointLeft(random.nextInt(5)));
            case 2 -> Json.of(random.nextBoolean());
            case 3 -> Json.nil();
            case 4 -> Json.of("line\nbreak " + (char) random.nextInt(0x20, 0x3000));
            case 5 -> new Json.Arr(List.of(json(depth - 1)));
            default -> new Json.Obj(Map.of(name(), json(depth - 1)));
        };
    }

    private String pointer() {
        return random.nextBoolean() ? "" : "/" + random.nextInt(9) + "/x~1y";
    }

    private String name() {
        return NAMES.get(random.nextInt(NAMES.size()));
    }

    private <T> T any(T[] from) {
        return from[random.nextInt(from.length)];
    }
}
