package io.aionis.replay;

import io.aionis.model.Json;
import io.aionis.plan.Argument;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes through a plan along what has been done, up to the first step that has not. Not thread-safe. */
final class Walk {

    private final Plan plan;
    private final Given given;
    private final Map<String, StepResult> results;
    private final Set<String> strange;
    private final Sources sources;

    Walk(Plan plan, Given given, Map<String, StepResult> done) {
        this.plan = plan;
        this.given = given;
        this.results = new LinkedHashMap<>(done);
        this.strange = new LinkedHashSet<>(done.keySet());
        this.sources = new Sources(given.parameters(), results);
    }

    /** What values can be taken from, after as much as was walked. */
    Sources sources() {
        return sources;
    }

    /** One more step has run. */
    void answered(String step, StepResult result) {
        results.put(step, result);
    }

    /** What the steps answered, by id. */
    Map<String, StepResult> results() {
        return results;
    }

    /** The move after everything that is done. */
    Move toEnd() {
        Move move = null;
        String last = "";
        for (PlanStep step : plan.steps()) {
            last = step.id();
            move = step(step);
            if (move != null) {
                break;
            }
        }
        if (!strange.isEmpty() && !(move instanceof Move.HandBack)) {
            String id = strange.iterator().next();
            return new Move.HandBack(
                    id,
                    "The journal says that " + Shown.value(Json.of(id)) + " ran; the plan has come to step " + last
                            + " and has no such step before it");
        }
        return move == null ? new Move.Done() : move;
    }

    /** Walks over a step and those before it; whether all of them have run and came out as expected. */
    boolean over(PlanStep last) {
        for (PlanStep step : plan.steps()) {
            if (step(step) != null) {
                return false;
            } else if (step.equals(last)) {
                return true;
            }
        }
        return false;
    }

    /** What to do about a step, or null when it has run and came out as expected. Strikes off the results it knows. */
    @Nullable
    Move step(PlanStep step) {
        Argument.Search search = Searching.of(step.arguments());
        try {
            if (step.forEach() != null) {
                return loop(step, step.forEach());
            } else if (search != null) {
                return search(step, search);
            }
        } catch (Unresolved e) {
            return new Move.HandBack(step.id(), e.reason());
        }
        return call(step, step, sources);
    }

    private @Nullable Move loop(PlanStep step, Argument over) throws Unresolved {
        List<Json> elements;
        try {
            elements = sources.array(over);
        } catch (Unresolved e) {
            throw new Unresolved("Step " + step.id() + " (" + step.tool() + ") cannot run: " + e.reason());
        }
        Looping.bound(step, elements.size());
        List<StepResult> found = new ArrayList<>();
        for (Json element : elements) {
            PlanStep call = Looping.call(step, found.size());
            Move move = call(step, call, sources.at(element));
            StepResult result = results.get(call.id());
            if (move != null || result == null) {
                return move;
            }
            found.add(result);
        }
        results.put(step.id(), Looping.whole(found));
        return null;
    }

    private @Nullable Move search(PlanStep step, Argument.Search search) throws Unresolved {
        List<StepResult> found = new ArrayList<>();
        List<PlanStep> calls = Searching.calls(step, sources.candidates(search));
        for (PlanStep call : calls) {
            Move move = call(step, call, sources);
            StepResult result = results.get(call.id());
            if (move != null || result == null) {
                return move;
            }
            if (sources.holds(result.result(), search)) {
                found.add(result);
            }
        }
        if (found.size() != 1) {
            throw new Unresolved("Step " + step.id() + " (" + step.tool() + ") tried " + calls.size()
                    + " elements of step " + search.step() + " " + search.each() + ", and " + found.size()
                    + " of the results hold what is searched for; expected exactly one");
        }
        results.put(step.id(), found.get(0));
        return unlike(step, step, found.get(0), sources);
    }

    private @Nullable Move call(PlanStep step, PlanStep call, Sources from) {
        StepResult result = results.get(call.id());
        if (result == null) {
            return make(step, call, from);
        }
        strange.remove(call.id());
        return unlike(step, call, result, from);
    }

    private static @Nullable Move unlike(PlanStep step, PlanStep call, StepResult result, Sources from) {
        String unlike = Expecting.unlike(call, result, from.knowing(step.id(), result));
        return unlike == null ? null : new Move.HandBack(call.id(), unlike);
    }

    private Move make(PlanStep step, PlanStep call, Sources from) {
        Resolver resolver = new Resolver(given, from);
        try {
            Json.Obj arguments = resolver.arguments(call, step.id());
            return resolver.open() ? new Move.Fill(call, fillable(step)) : new Move.Call(call, arguments);
        } catch (Unresolved e) {
            return new Move.HandBack(call.id(), e.reason(), e.ofCaller());
        }
    }

    /** The open slots of the step that is next, and those of later ones that can be filled by now. */
    private List<OpenSlot> fillable(PlanStep next) throws Unresolved {
        List<OpenSlot> open = new ArrayList<>();
        int from = plan.steps().indexOf(next);
        for (PlanStep step : plan.steps().subList(from, plan.steps().size())) {
            for (Slots.Placed slot : Slots.of(step)) {
                if (given.slots().containsKey(slot.key())) {
                    continue;
                }
                try {
                    open.add(slot.open(Slots.choices(slot, sources)));
                } catch (Unresolved notYet) {
                    if (step.equals(next)) {
                        throw notYet;
                    }
                }
            }
        }
        return open;
    }
}
