package io.aionis.replay;

import io.aionis.model.Json;
import io.aionis.plan.Plan;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a slot filler, and takes from its answer what it was asked for. */
final class Filled {

    private static final Logger LOG = LoggerFactory.getLogger(Filled.class);

    private Filled() {}

    static Json.Obj by(
            SlotFiller filler, Settings settings, Plan plan, Move.Fill fill, Map<String, StepResult> results) {
        Map<String, Json> answer = new LinkedHashMap<>();
        try {
            var request = new SlotFiller.Request(settings.text, plan, settings.parameters, fill.slots(), results);
            Map<String, Json> given = filler.fill(request);
            for (OpenSlot slot : fill.slots()) {
                Json value = given.get(slot.key());
                if (value != null) {
                    answer.put(slot.key(), value);
                }
            }
        } catch (RuntimeException ofTheHost) {
            LOG.warn("A slot filler failed at step {}", fill.step().id(), ofTheHost);
        }
        return new Json.Obj(answer);
    }
}
