package io.aionis.benchmarks.firewall;

import io.aionis.firewall.admission.Decision;
import io.aionis.model.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of a case.
 *
 * @param nanos how long its whole list took
 */
record Decided(AdmissionCase row, Decision decision, List<String> reasons, long nanos) {

    /** It does not go through unmarked. */
    boolean isCaught() {
        return decision != Decision.ADMIT;
    }

    /** It does not reach the prompt at all. */
    boolean isBlocked() {
        return decision == Decision.DO_NOT_USE || decision == Decision.WITHHELD;
    }

    boolean isInspected() {
        return decision == Decision.INSPECT;
    }

    Json json() {
        Map<String, Json> json = new LinkedHashMap<>();
        json.put("id", Json.of(row.id()));
        json.put("decision", Json.of(decision.name()));
        json.put("reasons", new Json.Arr(reasons.stream().map(Json::of).toList()));
        return new Json.Obj(json);
    }
}
