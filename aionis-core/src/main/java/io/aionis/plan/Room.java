package io.aionis.plan;

import org.jspecify.annotations.Nullable;

/**
 * Where an argument stands.
 *
 * @param what the place, in words
 * @param step the step whose argument it is; null where values alone make sense
 * @param asks whether a slot may stand there
 * @param element whether something is gone through, so that there is an element
 * @param depth how deep it is nested
 */
record Room(String what, @Nullable PlanStep step, boolean asks, boolean element, int depth) {

    static Room of(PlanStep step) {
        return new Room("an argument", step, true, step.forEach() != null, 1);
    }

    static Room values(String what, boolean element) {
        return new Room(what, null, false, element, 1);
    }

    Room inside() {
        return new Room(what, step, asks, element, depth + 1);
    }

    Room forEach() {
        return new Room("a value for each element", step, false, true, depth + 1);
    }
}
