package io.aionis.replay;

import io.aionis.model.Json;
import io.aionis.model.JsonPointers;
import io.aionis.plan.Argument;
import io.aionis.plan.PlanStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives the arguments of one call their values. Knows whether a slot was without one. */
final class Resolver {

    /** More values than this are not made by going through arrays. */
    static final int MOST = 10_000;

    private final Given given;
    private final Sources sources;
    private boolean open;
    private int made;

    Resolver(Given given, Sources sources) {
        this.given = given;
        this.sources = sources;
    }

    /**
     * Whose value it is.
     *
     * @param id the id of the call; empty where it is none
     * @param step the step that has its slots
     * @param words its tool, or what else it is
     */
    private record Owner(String id, String step, String words) {

        Unresolved without(String place, Unresolved why) {
            String what = id.isEmpty()
                    ? words + (place.isEmpty() ? "" : " at " + place)
                    : "The argument " + place + " of " + words;
            return new Unresolved(what + " has no value: " + why.reason());
        }
    }

    /** Whether a slot has no value, so that what was resolved is not yet whole. */
    boolean open() {
        return open;
    }

    /**
     * The arguments of a call.
     *
     * @param call the step as it is called; its id may be that of one of several calls
     * @param step the id of the step in the plan
     */
    Json.Obj arguments(PlanStep call, String step) throws Unresolved {
        return object(new Owner(call.id(), step, call.tool()), "", call.arguments(), sources);
    }

    /** A value that belongs to no call, of an answer or a check. */
    Json value(String what, Argument argument) throws Unresolved {
        return value(new Owner("", "", what), "", argument, sources);
    }

    private Json value(Owner owner, String place, Argument argument, Sources from) throws Unresolved {
        if (argument instanceof Argument.ObjectOf object) {
            return object(owner, place, object, from);
        } else if (argument instanceof Argument.ListOf list) {
            List<Json> elements = new ArrayList<>();
            for (Argument element : list.elements()) {
                elements.add(value(owner, place + "/" + elements.size(), element, from));
            }
            return new Json.Arr(elements);
        } else if (argument instanceof Argument.ForEach forEach) {
            List<Json> values = new ArrayList<>();
            for (Json element : over(owner, place, forEach, from)) {
                values.add(value(owner, place + "/" + values.size(), forEach.value(), from.at(element)));
            }
            return new Json.Arr(values);
        } else if (argument instanceof Argument.Slot slot) {
            return slot(new Slots.Placed(owner.step(), place, slot));
        }
        return source(owner, place, argument, from);
    }

    private Json.Obj object(Owner owner, String place, Argument.ObjectOf object, Sources from) throws Unresolved {
        Map<String, Json> members = new LinkedHashMap<>();
        for (Map.Entry<String, Argument> member : object.members().entrySet()) {
            String here = JsonPointers.child(place, member.getKey());
            members.put(member.getKey(), value(owner, here, member.getValue(), from));
        }
        return new Json.Obj(members);
    }

    private List<Json> over(Owner owner, String place, Argument.ForEach forEach, Sources from) throws Unresolved {
        try {
            List<Json> elements = from.array(forEach.over());
            made += elements.size();
            if (made > MOST) {
                throw new Unresolved("it would be made for " + made + " elements; expected at most " + MOST);
            }
            return elements;
        } catch (Unresolved e) {
            throw owner.without(place, e);
        }
    }

    private Json source(Owner owner, String place, Argument argument, Sources from) throws Unresolved {
        try {
            return argument instanceof Argument.Fresh fresh
                    ? Freshness.value(fresh, given, owner.id(), place)
                    : from.value(argument);
        } catch (Unresolved e) {
            throw owner.without(place, e);
        }
    }

    private Json slot(Slots.Placed slot) throws Unresolved {
        // Its choices do not depend on the element: one value serves every call of the step.
        Optional<Json> value = Slots.given(slot, given.slots(), sources);
        open |= value.isEmpty();
        return value.orElseGet(Json::nil);
    }
}
