package io.aionis.compile;

import io.aionis.plan.Plan;
import java.util.List;

/**
 * A plan made of one run, with what a reviewer should know about it.
 *
 * @param plan the plan
 * @param notes what was left out, what was ambiguous, what rests on one run alone; one line each
 */
public record Compiled(Plan plan, List<String> notes) {
    public Compiled {
        notes = List.copyOf(notes);
    }
}
