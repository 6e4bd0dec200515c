package io.aionis.adjudication;

import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody.Feedback;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Rules T3 and S5: explicit judgements of what guides showed; of each voice the newest counts. */
final class Credits {

    private record Speaker(String agent, Audience to) {}

    /** Of each memory, agent and audience the newest; an agent that names many origins is one voice all the same. */
    private final Map<String, Map<Speaker, Placed>> byMemory = new HashMap<>();

    void add(Placed placed, Feedback feedback) {
        Evidence evidence = placed.evidence();
        Speaker speaker = new Speaker(evidence.actor().agent(), Audience.of(evidence));
        for (String memory : feedback.memoryIds()) {
            byMemory.computeIfAbsent(memory, id -> new HashMap<>()).merge(speaker, placed, Credits::later);
        }
    }

    Credit of(String memory, Audience audience) {
        Map<Speaker, Placed> voices = byMemory.get(memory);
        if (voices == null) {
            return Credit.NONE;
        }
        int positive = 0;
        int negative = 0;
        for (Placed placed : newestOfEachVoice(voices.values(), audience)) {
            if (placed.evidence().body() instanceof Feedback feedback) {
                switch (feedback.rating()) {
                    case POSITIVE -> positive++;
                    case NEGATIVE -> negative++;
                    case NEUTRAL -> {}
                }
            }
        }
        return new Credit(positive, negative);
    }

    private static Collection<Placed> newestOfEachVoice(Collection<Placed> said, Audience audience) {
        Map<String, Placed> byAgent = new HashMap<>();
        for (Placed placed : said) {
            if (audience.sees(placed.evidence())) {
                byAgent.merge(placed.evidence().actor().agent(), placed, Credits::later);
            }
        }
        Map<String, Placed> byOrigin = new HashMap<>();
        byAgent.values().forEach(placed -> byOrigin.merge(Voices.of(placed.evidence()), placed, Credits::later));
        return byOrigin.values();
    }

    private static Placed later(Placed a, Placed b) {
        return b.moment().isAfter(a.moment()) ? b : a;
    }
}
