package io.aionis.compile;

import io.aionis.model.EvidenceBody.ToolCall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts the calls of a run in order. An ordinal counts within one recorder; a run that another process resumed has some
 * of them twice.
 */
final class Numbering {

    private final List<List<ToolCall>> parts = new ArrayList<>();
    private final Set<Integer> inPart = new HashSet<>();

    Numbering() {
        begin();
    }

    /** An invocation begins. */
    void begin() {
        parts.add(new ArrayList<>());
        inPart.clear();
    }

    void add(ToolCall call) {
        if (!inPart.add(call.ordinal())) {
            begin();
            inPart.add(call.ordinal());
        }
        parts.get(parts.size() - 1).add(call);
    }

    /** All calls; no two have one ordinal. */
    List<ToolCall> all() {
        List<ToolCall> recorded = parts.stream().flatMap(List::stream).toList();
        if (recorded.stream().map(ToolCall::ordinal).distinct().count() == recorded.size()) {
            return recorded;
        }
        List<ToolCall> all = new ArrayList<>();
        for (List<ToolCall> part : parts) {
            part.stream()
                    .sorted(Comparator.comparingInt(ToolCall::ordinal))
                    .forEach(call -> all.add(numbered(call, all.size())));
        }
        return all;
    }

    private static ToolCall numbered(ToolCall call, int ordinal) {
        return new ToolCall(
                ordinal,
                call.callId(),
                call.tool(),
                call.arguments(),
                call.result(),
                call.outcome(),
                call.errorClass(),
                call.duration(),
                call.fingerprint(),
                call.effect());
    }
}
