package io.aionis.plan;

import io.aionis.model.Json;
import io.aionis.model.JsonPointers;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How much a plan may be, so that reading a hostile one costs little. */
final class PlanLimits {

    private PlanLimits() {}

    /** A value with the way to it, which is only spelt out when something is wrong there. */
    private record Spot(@Nullable Spot parent, String token, Json value, int depth) {

        Spot child(String name, Json member) {
            return new Spot(this, name, member, depth + 1);
        }

        PlanFormatException error(String what) {
            Deque<String> tokens = new ArrayDeque<>();
            for (Spot spot = this; spot != null && spot.parent() != null; spot = spot.parent()) {
                tokens.addFirst(spot.token());
            }
            String pointer = tokens.stream().reduce("", JsonPointers::child, String::concat);
            return new Place(pointer, value).error(what);
        }
    }

    static void steps(int count) {
        if (count > PlanJson.MOST_STEPS) {
            throw new PlanFormatException("At /steps: the plan has " + count + " steps; expected at most "
                    + PlanJson.MOST_STEPS + ". Split the plan, or run one step for each element of an array");
        }
    }

    /** Walks without recursion, since the depth is one of the things that are not known yet. */
    static void check(Json plan) {
        Deque<Spot> open = new ArrayDeque<>();
        open.push(new Spot(null, "", plan, 1));
        int seen = 0;
        while (!open.isEmpty()) {
            Spot spot = open.pop();
            if (spot.depth() > PlanJson.DEEPEST) {
                throw spot.error("the plan is nested deeper than " + PlanJson.DEEPEST
                        + " levels; expected at most that many. Move the inner part into a parameter");
            } else if (++seen > PlanJson.MOST_VALUES) {
                throw spot.error("the plan has more than " + PlanJson.MOST_VALUES
                        + " values; expected at most that many. Move large constants into parameters");
            }
            if (spot.value() instanceof Json.Obj object) {
                for (Map.Entry<String, Json> member : object.members().entrySet()) {
                    open.push(spot.child(member.getKey(), member.getValue()));
                }
            } else if (spot.value() instanceof Json.Arr array) {
                for (int i = array.elements().size() - 1; i >= 0; i--) {
                    open.push(spot.child(String.valueOf(i), array.elements().get(i)));
                }
            } else if (spot.value() instanceof Json.Num number && !fits(number.value())) {
                throw spot.error("the number is too large or too fine; expected at most " + PlanJson.MOST_DIGITS
                        + " digits before and after the point. Give it as a string");
            }
        }
    }

    private static boolean fits(BigDecimal number) {
        return Math.abs((long) number.scale()) <= PlanJson.MOST_DIGITS && number.precision() <= PlanJson.MOST_DIGITS;
    }
}
