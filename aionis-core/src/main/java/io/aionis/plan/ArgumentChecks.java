package io.aionis.plan;

import io.aionis.model.Effect;
import io.aionis.model.Json;
import io.aionis.model.JsonPointers;
import java.util.List;
import java.util.Set;

/** What an argument may refer to, and which kinds make sense in which place. */
final class ArgumentChecks {

    private final Set<String> parameters;
    private final Set<String> all;
    private final Set<String> earlier;
    private boolean searching;

    /** The sets may grow while steps are checked: what is earlier is so for the step at hand. */
    ArgumentChecks(Set<String> parameters, Set<String> all, Set<String> earlier) {
        this.parameters = parameters;
        this.all = all;
        this.earlier = earlier;
    }

    void check(String place, Argument argument, Room room) {
        if (room.depth() > PlanJson.DEEPEST) {
            throw PlanChecks.error(
                    place,
                    "the plan is nested deeper than " + PlanJson.DEEPEST + " levels; expected at most that many");
        } else if (argument instanceof Argument.Parameter p) {
            parameter(place, p);
        } else if (argument instanceof Argument.Binding b) {
            earlier(place, b.step());
            Pointers.check(place, b.pointer());
        } else if (argument instanceof Argument.Select s) {
            select(place, s, room);
        } else if (argument instanceof Argument.Search s) {
            search(place, s, room);
        } else if (argument instanceof Argument.Slot s) {
            slot(place, s, room);
        } else if (argument instanceof Argument.Template t) {
            template(place + "/$template", t, room);
        } else if (argument instanceof Argument.Fresh && room.step() == null) {
            throw senseless(place, argument, room, "constants, parameters and results");
        } else if (argument instanceof Argument.Element e) {
            element(place, e, room);
        } else {
            nested(place, argument, room);
        }
    }

    private void nested(String place, Argument argument, Room room) {
        if (argument instanceof Argument.ForEach f) {
            over(place + "/$forEach", f.over(), room.inside());
            check(place + "/value", f.value(), room.forEach());
        } else if (argument instanceof Argument.ObjectOf o) {
            boolean form = o.members().keySet().stream().anyMatch(name -> name.startsWith("$"));
            String here = form ? place + "/$object" : place;
            o.members().forEach((name, member) -> check(JsonPointers.child(here, name), member, room.inside()));
        } else if (argument instanceof Argument.ListOf l) {
            each(place, l.elements(), room.inside());
        }
    }

    private void each(String place, List<Argument> arguments, Room room) {
        for (int i = 0; i < arguments.size(); i++) {
            check(place + "/" + i, arguments.get(i), room);
        }
    }

    /** What is gone through must be able to be an array. */
    void over(String place, Argument over, Room room) {
        boolean array = over instanceof Argument.Parameter
                || over instanceof Argument.Binding
                || over instanceof Argument.Element
                || (over instanceof Argument.Select s && s.quantity() == Argument.Select.Quantity.ALL);
        if (!array) {
            throw PlanChecks.error(
                    place,
                    "nothing can be done for each element of a "
                            + over.getClass().getSimpleName()
                            + "; expected a parameter, a binding or a selection with \"quantity\": \"all\"");
        }
        check(place, over, room);
    }

    private void parameter(String place, Argument.Parameter p) {
        if (!parameters.contains(p.name())) {
            throw PlanChecks.error(
                    place,
                    "the parameter '" + Place.shown(p.name()) + "' is not declared; declared are "
                            + Place.shown(parameters.toString()) + ". Add it to /parameters");
        }
        Pointers.check(place, p.at());
    }

    private void element(String place, Argument.Element e, Room room) {
        if (!room.element()) {
            throw PlanChecks.error(
                    place,
                    "there is no element here; expected it inside the \"value\" of a $forEach, or in a step that has"
                            + " a \"forEach\"");
        }
        Pointers.check(place, e.at());
    }

    private void template(String place, Argument.Template template, Room room) {
        if (template.parts().isEmpty()) {
            throw PlanChecks.error(place, "the template has no part; expected at least one");
        }
        for (int i = 0; i < template.parts().size(); i++) {
            Argument part = template.parts().get(i);
            boolean text = part instanceof Argument.Constant c
                    && (c.value() instanceof Json.Str
                            || c.value() instanceof Json.Num
                            || c.value() instanceof Json.Bool);
            if (!text && !isSource(part)) {
                throw PlanChecks.error(
                        place + "/" + i,
                        "a " + part.getClass().getSimpleName()
                                + " cannot be a part of a text; expected a string, number, boolean, parameter, binding,"
                                + " element or selection of one");
            }
        }
        each(place, template.parts(), room.inside());
    }

    private static boolean isSource(Argument argument) {
        return argument instanceof Argument.Parameter
                || argument instanceof Argument.Binding
                || argument instanceof Argument.Element
                || (argument instanceof Argument.Select s && s.quantity() == Argument.Select.Quantity.EXACTLY_ONE);
    }

    private void slot(String place, Argument.Slot slot, Room room) {
        if (room.step() == null || !room.asks()) {
            throw senseless(place, slot, room, "values that need nobody; a slot has one value and belongs to a step");
        }
        Argument.Select among = slot.among();
        if (among != null) {
            if (among.quantity() != Argument.Select.Quantity.ALL) {
                throw PlanChecks.error(
                        place + "/among", "a slot is one of all that are selected; add \"quantity\": \"all\"");
            }
            // A slot has one value for all calls of its step, so its choices cannot depend on the element.
            select(place + "/among", among, Room.values(room.what(), false));
        }
    }

    private void select(String place, Argument.Select select, Room room) {
        earlier(place, select.step());
        Pointers.check(place + "/each", select.each());
        Pointers.checkInElement(place + "/take", select.take());
        conditions(place, select.where(), room.inside());
    }

    private void search(String place, Argument.Search search, Room room) {
        PlanStep step = room.step();
        if (step == null || room.element()) {
            throw senseless(place, search, room, "a search in a step that runs once");
        }
        earlier(place, search.step());
        Pointers.check(place + "/each", search.each());
        if (search.holds().isEmpty()) {
            throw PlanChecks.error(place + "/holds", "there is nothing to search for; expected at least one entry");
        }
        for (int i = 0; i < search.holds().size(); i++) {
            String here = place + "/holds/" + i;
            Pointers.check(here + "/each", search.holds().get(i).each());
            conditions(here, search.holds().get(i).where(), room.inside());
        }
        if (searching) {
            throw PlanChecks.error(
                    place,
                    "a second search in one step; expected at most one. Bind"
                            + " this argument to the result of a step of its own");
        } else if (step.effect() != Effect.READ) {
            throw PlanChecks.error(
                    place,
                    "a search calls the tool several times, and the step's" + " effect is " + step.effect()
                            + "; expected READ. Search in a step that reads, and bind to its result");
        }
        searching = true;
    }

    private void conditions(String place, List<Argument.Condition> where, Room room) {
        for (int i = 0; i < where.size(); i++) {
            Argument.Condition condition = where.get(i);
            String here = place + "/where/" + i;
            Pointers.checkInElement(here + "/at", condition.at());
            Argument is = condition.is();
            if (!(is instanceof Argument.Constant) && !isSource(is)) {
                throw PlanChecks.error(
                        here + "/is",
                        "a " + is.getClass().getSimpleName()
                                + " cannot be compared with; expected a constant, parameter, binding, element or"
                                + " selection of one");
            }
            check(here + "/is", is, room);
        }
    }

    private void earlier(String place, String source) {
        if (!earlier.contains(source)) {
            String why = all.contains(source)
                    ? "which does not run before it (a cycle, or the wrong order)"
                    : "which the plan does not have";
            throw PlanChecks.error(
                    place,
                    "the value comes from step '" + Place.shown(source) + "', " + why
                            + "; use the result of a step above, or move that step up");
        }
    }

    private static PlanFormatException senseless(String place, Argument argument, Room room, String expected) {
        return PlanChecks.error(
                place,
                "a " + argument.getClass().getSimpleName() + " makes no sense in " + room.what() + "; expected "
                        + expected);
    }

    /** Forgets the search of the step before. */
    void nextStep() {
        searching = false;
    }
}
