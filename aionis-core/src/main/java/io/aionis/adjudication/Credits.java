package io.aionis.adjudication;

import io.aionis.model.EvidenceBody.Feedback;
import java.util.HashMap;
import java.util.Map;

/** Rules T3 and S5: explicit judgements of what guides showed; of each voice the newest counts. */
final class Credits {

    private final Map<String, Map<String, Placed>> byMemory = new HashMap<>();

    void add(Placed placed, Feedback feedback) {
        String voice = Voices.of(placed.evidence());
        for (String memory : feedback.memoryIds()) {
            byMemory.computeIfAbsent(memory, id -> new HashMap<>())
                    .merge(voice, placed, (a, b) -> b.moment().isAfter(a.moment()) ? b : a);
        }
    }

    Credit of(String memory, Audience audience) {
        Map<String, Placed> voices = byMemory.get(memory);
        if (voices == null) {
            return Credit.NONE;
        }
        int positive = 0;
        int negative = 0;
        for (Placed placed : voices.values()) {
            if (audience.sees(placed.evidence()) && placed.evidence().body() instanceof Feedback feedback) {
                switch (feedback.rating()) {
                    case POSITIVE -> positive++;
                    case NEGATIVE -> negative++;
                    case NEUTRAL -> {}
                }
            }
        }
        return new Credit(positive, negative);
    }
}
