package io.aionis.compile;

import io.aionis.model.Effect;
import io.aionis.model.EvidenceBody;
import io.aionis.model.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A call that worked, or those of a loop, with the id it has while the plan is made. */
record Call(String id, EvidenceBody.ToolCall recorded, Json.Obj arguments, Shape result) {

    static Call of(EvidenceBody.ToolCall recorded, Json.Obj arguments) {
        String text = recorded.result() == null ? "" : recorded.result();
        return new Call("#" + recorded.ordinal(), recorded, arguments, Shape.of(Json.parseOrText(text)));
    }

    /** The rounds of a loop as one call: its result is the array of theirs. */
    static Call loop(List<Call> rounds) {
        Map<String, Json> arguments = new LinkedHashMap<>();
        rounds.forEach(round -> arguments.put(String.valueOf(arguments.size()), round.arguments()));
        Json results =
                new Json.Arr(rounds.stream().map(round -> round.result().root()).toList());
        Call first = rounds.get(0);
        return new Call(first.id(), first.recorded(), new Json.Obj(arguments), Shape.of(results));
    }

    /** The same under another id. */
    Call as(String newId) {
        return new Call(newId, recorded, arguments, result);
    }

    boolean writes() {
        return recorded.effect() != Effect.READ;
    }

    String tool() {
        return recorded.tool();
    }

    /** The tool and the place in the run, for notes. */
    String name() {
        return tool() + " (call " + recorded.ordinal() + ")";
    }
}
