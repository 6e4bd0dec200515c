package io.aionis.benchmarks.scenarios;

import io.aionis.guide.Guide;
import io.aionis.model.EvidenceId;
import io.aionis.model.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one guide of a case came to.
 *
 * @param scenario the case
 * @param name the guide's name in it
 * @param standings where each piece of evidence stands
 * @param refused what the engine said to feedback on this guide that it did not take
 */
record GuideRow(String scenario, String name, Guide guide, Map<EvidenceId, Standing> standings, List<String> refused) {

    Json.Obj json() {
        Map<String, Json> surfaces = new LinkedHashMap<>();
        Map<String, Json> states = new LinkedHashMap<>();
        Map<String, Json> rules = new LinkedHashMap<>();
        standings.forEach((id, standing) -> {
            surfaces.put(id.value(), Json.of(standing.surface().name()));
            if (standing.state() != null) {
                states.put(id.value(), Json.of(standing.state().name()));
            }
            rules.put(id.value(), texts(standing.rules()));
        });
        Map<String, Json> json = new LinkedHashMap<>();
        json.put("id", Json.of(scenario));
        json.put("guide", Json.of(name));
        json.put("surfaces", new Json.Obj(surfaces));
        json.put("states", new Json.Obj(states));
        json.put("rules", new Json.Obj(rules));
        json.put("prompt", Json.of(guide.prompt()));
        json.put("promptTokens", Json.of(guide.promptTokens()));
        if (!refused.isEmpty()) {
            json.put("feedbackRefused", texts(refused));
        }
        return new Json.Obj(json);
    }

    private static Json texts(List<String> texts) {
        return new Json.Arr(texts.stream().map(Json::of).toList());
    }
}
