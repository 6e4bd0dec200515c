package io.aionis.compile;

import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody.Artifact;
import io.aionis.model.EvidenceBody.ToolCall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts the calls of a run in order. An ordinal counts within one recorder; a run that another process resumed has some
 * of them twice.
 */
final class Numbering {

    private final List<List<Noted>> parts = new ArrayList<>();
    private final Set<Integer> inPart = new HashSet<>();
    private List<Artifact> left = new ArrayList<>();

    private record Noted(ToolCall call, Evidence evidence, List<Artifact> left) {

        private Noted as(int ordinal) {
            return new Noted(
                    new ToolCall(
                            ordinal,
                            call.callId(),
                            call.tool(),
                            call.arguments(),
                            call.result(),
                            call.outcome(),
                            call.errorClass(),
                            call.duration(),
                            call.fingerprint(),
                            call.effect()),
                    evidence,
                    left);
        }
    }

    Numbering() {
        begin();
    }

    /** An invocation begins. */
    void begin() {
        parts.add(new ArrayList<>());
        inPart.clear();
    }

    void add(ToolCall call, Evidence evidence) {
        if (!inPart.add(call.ordinal())) {
            begin();
            inPart.add(call.ordinal());
        }
        left = new ArrayList<>();
        parts.get(parts.size() - 1).add(new Noted(call, evidence, left));
    }

    /** The call that was added last left something behind. */
    void left(Artifact artifact) {
        left.add(artifact);
    }

    /** All calls; no two have one ordinal. */
    List<ToolCall> all() {
        return noted().stream().map(Noted::call).toList();
    }

    /** What is known of them besides, by ordinal. */
    Map<Integer, RecordedRun.Around> around() {
        Map<Integer, RecordedRun.Around> around = new HashMap<>();
        noted().forEach(noted -> around.put(
                noted.call().ordinal(),
                new RecordedRun.Around(
                        noted.evidence().at(), noted.evidence().circumstances().environment(), noted.left())));
        return around;
    }

    private List<Noted> noted() {
        List<Noted> recorded = parts.stream().flatMap(List::stream).toList();
        if (recorded.stream().map(n -> n.call().ordinal()).distinct().count() == recorded.size()) {
            return recorded;
        }
        List<Noted> all = new ArrayList<>();
        for (List<Noted> part : parts) {
            part.stream()
                    .sorted(Comparator.comparingInt(n -> n.call().ordinal()))
                    .forEach(noted -> all.add(noted.as(all.size())));
        }
        return all;
    }
}
