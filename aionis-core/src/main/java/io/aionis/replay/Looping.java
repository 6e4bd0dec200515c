package io.aionis.replay;

import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.plan.PlanStep;
import java.util.List;

/** A step that runs for each element, as the calls it is made of, with ids such as {@code s3#0}. */
final class Looping {

    /** A step that would run more often hands back instead. */
    static final int MOST = 100;

    private Looping() {}

    static void bound(PlanStep step, int elements) throws Unresolved {
        if (elements > MOST) {
            throw new Unresolved("Step " + step.id() + " (" + step.tool() + ") would run for " + elements
                    + " elements; expected at most " + MOST);
        }
    }

    /** One of the calls. Each must come out as is expected of the step. */
    static PlanStep call(PlanStep step, int number) {
        return new PlanStep(
                step.id() + "#" + number,
                step.tool(),
                step.effect(),
                step.fingerprint(),
                step.arguments(),
                step.expectations());
    }

    /** The id of the step in the plan that a call belongs to; no step's own id has a {@code #}. */
    static String stepOf(String call) {
        int number = call.indexOf('#');
        return number < 0 ? call : call.substring(0, number);
    }

    /** The result of the whole: the array of theirs. */
    static StepResult whole(List<StepResult> results) {
        Json.Arr all = new Json.Arr(results.stream().map(StepResult::result).toList());
        return new StepResult(Outcome.SUCCEEDED, all, all.text());
    }
}
