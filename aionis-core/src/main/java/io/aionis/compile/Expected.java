package io.aionis.compile;

import io.aionis.model.Json;
import io.aionis.plan.Expectation;
import io.aionis.plan.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a result must be like again: its kind, and the codes in it that are about its state, not about its data. */
final class Expected {

    private Expected() {}

    /**
     * The expectations on a call's result.
     *
     * @param given values that were given to the run; they are data
     * @param used pointers into the result whose values go into later arguments; they are data too
     */
    static List<Expectation> of(Call call, Set<Json> given, Set<String> used) {
        List<Expectation> expected = new ArrayList<>();
        expected.add(new Expectation.Kind("", ValueKind.of(call.result().root())));
        for (Place place : call.result().places()) {
            if (used.contains(place.pointer())) {
                if (!place.pointer().isEmpty()) {
                    expected.add(new Expectation.Kind(place.pointer(), ValueKind.of(place.value())));
                }
            } else if (isState(call, place.value(), given)) {
                expected.add(new Expectation.OneOf(place.pointer(), List.of(place.value())));
            }
        }
        return expected;
    }

    private static boolean isState(Call call, Json value, Set<Json> given) {
        if (value instanceof Json.Bool) {
            return !given.contains(value) && !(call.writes() && echoes(call.arguments(), value));
        }
        return Values.isStatus(value)
                && given.stream().noneMatch(each -> each instanceof Json.Str && Values.occurs(each, value.text()))
                && !(call.writes() && echoes(call.arguments(), value));
    }

    private static boolean echoes(Json in, Json value) {
        if (in instanceof Json.Obj object) {
            return object.members().values().stream().anyMatch(member -> echoes(member, value));
        } else if (in instanceof Json.Arr array) {
            return array.elements().stream().anyMatch(element -> echoes(element, value));
        }
        return in.equals(value) || (in instanceof Json.Str && Values.occurs(in, value.text()));
    }
}
