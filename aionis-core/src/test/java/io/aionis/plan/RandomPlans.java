package io.aionis.plan;

import io.aionis.model.Effect;
import io.aionis.model.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Valid plans of every shape, from a seed. */
final class RandomPlans {

    private static final List<String> NAMES =
            List.of("order_id", "a/b", "til~de", "$dollar", "", "Ünï", "quote\"d", "items");

    private final Random random;
    private final Map<String, ValueKind> parameters = new LinkedHashMap<>();
    private final List<PlanStep> steps = new ArrayList<>();
    private boolean looping;
    private boolean asking = true;

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
            Effect effect = any(Effect.values());
            Argument forEach = random.nextInt(4) == 0 ? over() : null;
            looping = forEach != null;
            Argument.ObjectOf arguments = object(3);
            if (effect == Effect.READ && !steps.isEmpty() && forEach == null) {
                Map<String, Argument> members = new LinkedHashMap<>(arguments.members());
                members.put("sought", search());
                arguments = new Argument.ObjectOf(members);
            }
            String fingerprint = random.nextBoolean() ? null : "sha256:" + random.nextInt();
            List<Expectation> expectations = expectations("s" + i);
            looping = false;
            String id = "s" + i;
            steps.add(new PlanStep(
                    id, "tool" + name(), effect, fingerprint, arguments, expectations, forEach, checks(id)));
        }
        Argument answer = random.nextBoolean() ? null : random.nextBoolean() ? template(1) : plain(2);
        List<PlanStep> all = List.copyOf(steps);
        steps.clear();
        List<Check> before = checks(null);
        return new Plan("name " + name(), "task", parameters, all, before, answer);
    }

    private List<Expectation> expectations(String own) {
        List<Expectation> out = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            out.add(
                    switch (random.nextInt(5)) {
                        case 0 -> new Expectation.Kind(pointer(), any(ValueKind.values()));
                        case 1 -> new Expectation.OneOf(pointer(), List.of(json(1), json(2)));
                        case 2 -> new Expectation.Contains(pointer(), name());
                        case 3 -> new Expectation.Matches(pointer(), "^a+(b|c)\\.\\d{4}\n$");
                        default ->
                            new Expectation.Invariant(
                                    pointer(),
                                    any(Expectation.Relation.values()),
                                    random.nextBoolean()
                                            ? new Argument.Binding(own, pointer())
                                            : new Argument.Constant(json(1)));
                    });
        }
        return out;
    }

    /** Checks of what is known after a step, or before the first one. */
    private List<Check> checks(@Nullable String own) {
        List<Check> out = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            Argument path = own != null && random.nextBoolean() ? new Argument.Binding(own, pointer()) : plain(1);
            out.add(new Check(
                    any(new String[] {Check.Kinds.FILE_EXISTS, "host-own"}),
                    new Argument.ObjectOf(Map.of("path", path, "a/b", template(0)))));
        }
        return out;
    }

    private Argument.Template template(int depth) {
        List<Argument> parts = new ArrayList<>(List.of(new Argument.Constant(Json.of("{\"$parameter\": \"x\"} "))));
        for (int i = random.nextInt(3); i > 0; i--) {
            Argument source = source(depth);
            boolean text = !(source instanceof Argument.Constant c)
                    || ValueKind.of(c.value()) == ValueKind.STRING
                    || ValueKind.of(c.value()) == ValueKind.NUMBER;
            parts.add(text ? source : new Argument.Constant(Json.of(random.nextBoolean())));
        }
        return new Argument.Template(parts);
    }

    /** A value that needs nobody and no element. */
    private Argument plain(int depth) {
        boolean before = looping;
        looping = false;
        Argument out = random.nextBoolean() ? source(depth) : new Argument.ListOf(List.of(source(0), template(depth)));
        looping = before;
        return out;
    }

    private @Nullable Argument over() {
        if (looping && random.nextBoolean()) {
            return new Argument.Element(pointer());
        } else if (!steps.isEmpty()) {
            return random.nextBoolean()
                    ? all()
                    : new Argument.Binding(any(steps.toArray(PlanStep[]::new)).id(), "/x");
        }
        return parameters.isEmpty()
                ? null
                : new Argument.Parameter(any(parameters.keySet().toArray(String[]::new)), pointer());
    }

    private Argument.Select all() {
        return new Argument.Select(
                any(steps.toArray(PlanStep[]::new)).id(),
                pointer(),
                List.of(),
                Argument.Select.KEY,
                Argument.Select.Quantity.ALL);
    }

    private Argument forEach(int depth) {
        Argument over = over();
        if (over == null) {
            return new Argument.Fresh(any(Argument.Fresh.Kind.values()));
        }
        boolean looped = looping;
        boolean asked = asking;
        looping = true;
        asking = false;
        Argument value = argument(depth - 1);
        looping = looped;
        asking = asked;
        return new Argument.ForEach(over, value);
    }

    private Argument slot() {
        Json recorded = random.nextBoolean() ? null : json(2);
        boolean looped = looping;
        looping = false;
        Argument.Select among = steps.isEmpty() || random.nextBoolean() ? null : all();
        looping = looped;
        return new Argument.Slot("why " + name(), recorded, among);
    }

    private Argument.ObjectOf object(int depth) {
        Map<String, Argument> members = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            members.put(name(), argument(depth - 1));
        }
        return new Argument.ObjectOf(members);
    }

    private Argument argument(int depth) {
        return switch (random.nextInt(depth > 0 ? 11 : 5)) {
            case 5 -> asking ? slot() : new Argument.Fresh(Argument.Fresh.Kind.UUID);
            case 6 -> new Argument.ListOf(List.of(argument(depth - 1), argument(depth - 1)));
            case 7 -> object(depth);
            case 8 -> template(depth - 1);
            case 9 -> forEach(depth);
            case 10 -> new Argument.Fresh(any(Argument.Fresh.Kind.values()));
            default -> source(depth);
        };
    }

    private Argument source(int depth) {
        int kind = random.nextInt(5);
        if (kind == 0 && !parameters.isEmpty()) {
            return new Argument.Parameter(any(parameters.keySet().toArray(String[]::new)), pointer());
        } else if (kind == 1 && !steps.isEmpty()) {
            return new Argument.Binding(any(steps.toArray(PlanStep[]::new)).id(), pointer());
        } else if (kind == 2 && !steps.isEmpty()) {
            List<Argument.Condition> where =
                    depth > 0 ? List.of(new Argument.Condition(pointer(), source(depth - 1))) : List.of();
            String take = random.nextBoolean() ? pointer() : Argument.Select.KEY;
            return new Argument.Select(any(steps.toArray(PlanStep[]::new)).id(), pointer(), where, take);
        } else if (kind == 3 && looping) {
            return new Argument.Element(pointer());
        }
        return new Argument.Constant(json(2));
    }

    private Argument search() {
        Argument.Condition condition = new Argument.Condition(pointer(), source(1));
        return new Argument.Search(
                any(steps.toArray(PlanStep[]::new)).id(),
                pointer(),
                List.of(new Argument.Holding(pointer(), List.of(condition)), new Argument.Holding("/b", List.of())));
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
