package io.aionis.guide;

import io.aionis.adjudication.*;
import java.util.*;

public final class GuideCompiler {
    private GuideCompiler() {}
    public static Guide compile(ScopeState state, GuideRequest request, TokenCounter tokens, String traceId, String nonce) {
        StringBuilder b = new StringBuilder();
        for (Memory m : state.memories(request.task())) b.append("- ").append(m.subject().key()).append("\n");
        String prompt = b.isEmpty() ? "" : "<guide " + nonce + ">\nFAILED_BRANCHES\n" + b + "</guide " + nonce + ">";
        return new Guide(traceId, List.of(), List.of(), prompt, tokens.count(prompt));
    }
}
