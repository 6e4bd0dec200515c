package io.aionis.replay;

import io.aionis.model.Effect;
import io.aionis.plan.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Calls the reads of a plan as far as they come before its first write, to say what would stop it. Records nothing. */
final class Rehearsal {

    private Rehearsal() {}

    static Readiness of(Plan plan, Settings settings, ToolPort tools, Readiness known) {
        List<String> problems = new ArrayList<>(known.problems());
        List<String> unchecked = new ArrayList<>(known.unchecked());
        Given given = new Given(settings.parameters, settings.slots, "simulation", Instant.EPOCH);
        Course course = new Course(plan, given);
        Move move = course.next();
        while (move instanceof Move.Call call && call.step().effect() == Effect.READ) {
            try {
                ToolAnswer answer = tools.call(call.step().tool(), call.arguments());
                course.answered(call.step().id(), StepResult.of(answer));
                move = course.next();
            } catch (RuntimeException e) {
                move = new Move.HandBack(
                        call.step().id(), "the tool " + call.step().tool() + " threw " + e);
            }
        }
        if (move instanceof Move.HandBack stop) {
            problems.add("Step " + stop.stepId() + " would stop it: " + stop.reason());
        } else if (move instanceof Move.Call write) {
            unchecked.add("Step " + write.step().id() + " (" + write.step().tool() + ") would be called with "
                    + Shown.value(write.arguments()) + "; what comes after it is not known before it runs");
        }
        return new Readiness(problems, unchecked, known.approvalsNeeded());
    }
}
