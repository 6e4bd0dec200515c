package io.aionis.compile;

import io.aionis.model.Effect;
import io.aionis.model.EvidenceBody;
import io.aionis.model.Json;

/** A call that worked, with the id it has while the plan is made. */
record Call(String id, EvidenceBody.ToolCall recorded, Json.Obj arguments, Shape result) {

    static Call of(EvidenceBody.ToolCall recorded, Json.Obj arguments) {
        String text = recorded.result() == null ? "" : recorded.result();
        return new Call("#" + recorded.ordinal(), recorded, arguments, Shape.of(Json.parseOrText(text)));
    }

    boolean writes() {
        return recorded.effect() != Effect.READ;
    }

    String tool() {
        return recorded.tool();
    }
}
