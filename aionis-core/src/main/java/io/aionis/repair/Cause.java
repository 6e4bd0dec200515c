package io.aionis.repair;

import io.aionis.model.Json;
import io.aionis.plan.Plan;
import io.aionis.replay.Stop;
import java.util.Map;
import java.util.Optional;

/** Looks for one kind of cause for which a plan may stop. Where two things would fit, it finds none: it never guesses. */
@FunctionalInterface
interface Cause {

    Optional<Mend> look(Stop stop);

    /**
     * A cause that was found, and what mends it.
     *
     * @param plan the mended plan
     * @param why what was found and what was expected
     * @param moved constants that are another now, by their old value
     */
    record Mend(Plan plan, String why, Map<Json, Json> moved) {

        Mend(Plan plan, String why) {
            this(plan, why, Map.of());
        }
    }
}
