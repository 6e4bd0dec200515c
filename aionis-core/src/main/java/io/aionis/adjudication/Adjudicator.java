package io.aionis.adjudication;

import io.aionis.ledger.Recorded;
import io.aionis.model.*;
import io.aionis.model.EvidenceBody.ToolCall;
import java.util.*;

public final class Adjudicator {
    private Adjudicator() {}
    public static ScopeState adjudicate(List<Recorded> evidence, AcceptancePolicy policy) {
        List<Memory> out = new ArrayList<>();
        for (Recorded r : evidence) {
            Evidence e = r.evidence();
            if (e.body() instanceof ToolCall c && c.outcome().isFailure()) {
                out.add(new Memory(e.id().value(), e.task(), new Subject.Call(c.tool(), c.arguments()), State.FAILED_BRANCH, Authority.CANDIDATE, List.of("F3"), List.of(e.id()), 1, c.errorClass(), c.tool(), List.of(), List.of(), e.actor(), e.lane(), false));
            }
        }
        return new ScopeState(out);
    }
}
