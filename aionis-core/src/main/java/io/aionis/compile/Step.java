package io.aionis.compile;

import io.aionis.plan.Argument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step of the plan that is being made.
 *
 * @param calls what it was in each run
 * @param rounds the calls it was made of in each run: several when it goes through something
 * @param forEach what it goes through, or null when it runs once
 * @param arguments where its arguments come from
 * @param notes what a reviewer should know about them
 */
record Step(
        List<Call> calls,
        List<List<Call>> rounds,
        @Nullable Argument forEach,
        Argument.ObjectOf arguments,
        List<String> notes) {

    /** The calls it was made of in a run, by the run's place. */
    List<Call> rounds(int run) {
        return rounds.get(run);
    }

    /** Its call in the first run. */
    Call call() {
        return calls.get(0);
    }

    String id() {
        return call().id();
    }

    /** All that it takes from elsewhere. */
    Argument sources() {
        return forEach == null ? arguments : new Argument.ForEach(forEach, arguments);
    }

    Step with(Argument.ObjectOf other) {
        return new Step(calls, rounds, forEach, other, notes);
    }
}
