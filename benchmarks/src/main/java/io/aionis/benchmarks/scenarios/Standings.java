package io.aionis.benchmarks.scenarios;

import io.aionis.Workspace;
import io.aionis.adjudication.Memory;
import io.aionis.adjudication.ScopeState;
import io.aionis.adjudication.Situation;
import io.aionis.adjudication.Subject;
import io.aionis.adjudication.Surface;
import io.aionis.adjudication.Surfaces;
import io.aionis.guide.Guide;
import io.aionis.guide.GuideRequest;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the memory that each piece of evidence is part of, and the surface it is on. A piece of evidence about a subject
 * of its own stands with that; one that is part of a run stands with the run. A tool call that says nothing by itself
 * stands with the best of the runs that made it (rule F7).
 */
final class Standings {

    private static final Comparator<Standing> STRICTEST = Comparator.comparing(Standing::surface)
            .thenComparing(Standing::rank)
            .thenComparing(Standing::memory);

    private final Map<EvidenceId, List<Memory>> holding = new HashMap<>();
    private final Map<Subject.Call, List<Memory>> callers = new HashMap<>();
    private final Surfaces surfaces;
    private final Map<String, Guide.Reason> receipt = new HashMap<>();

    Standings(Workspace workspace, GuideRequest request, Guide guide) {
        ScopeState state = workspace.state();
        for (Memory memory : state.memories()) {
            memory.evidence().forEach(id -> add(holding, id, memory));
            new HashSet<>(memory.calls()).forEach(call -> add(callers, call, memory));
        }
        this.surfaces = Surfaces.of(
                state, new Situation(request.consumer(), request.task(), request.environment(), request.now()));
        for (Guide.Reason reason : guide.receipt()) {
            if (reason.memoryId() != null) {
                receipt.put(reason.memoryId(), reason);
            }
        }
    }

    Standing of(Evidence evidence) {
        List<Memory> its = holding.getOrDefault(evidence.id(), List.of());
        Optional<Standing> own = its.stream()
                .filter(memory -> !isRun(memory))
                .map(this::standing)
                .min(STRICTEST);
        if (own.isPresent() && own.get().surface() != Surface.WITHHELD) {
            return own.get();
        }
        Optional<Standing> run = evidence.body() instanceof EvidenceBody.ToolCall call
                ? ofCallers(its, new Subject.Call(call.tool(), call.arguments()))
                : ofRun(its);
        return run.filter(standing -> own.isEmpty() || standing.surface() != Surface.WITHHELD)
                .or(() -> own)
                .orElse(Standing.NOWHERE);
    }

    /** The run itself; where a way that several runs took is on the same surface, that way. */
    private Optional<Standing> ofRun(List<Memory> its) {
        Optional<Standing> run = its.stream()
                .filter(memory -> memory.subject() instanceof Subject.RunRoute)
                .map(this::standing)
                .min(STRICTEST);
        return its.stream()
                .filter(memory -> memory.subject() instanceof Subject.Way)
                .map(this::standing)
                .filter(way -> run.isEmpty() || way.surface() == run.get().surface())
                .min(STRICTEST)
                .or(() -> run);
    }

    private Optional<Standing> ofCallers(List<Memory> its, Subject.Call call) {
        return Stream.concat(its.stream(), callers.getOrDefault(call, List.of()).stream())
                .filter(Standings::isRun)
                .map(this::standing)
                .max(STRICTEST);
    }

    private static <K> void add(Map<K, List<Memory>> index, K key, Memory memory) {
        index.computeIfAbsent(key, k -> new ArrayList<>()).add(memory);
    }

    private static boolean isRun(Memory memory) {
        return memory.subject() instanceof Subject.RunRoute || memory.subject() instanceof Subject.Way;
    }

    private Standing standing(Memory memory) {
        Surfaces.Decision decision = surfaces.decide(memory);
        Guide.Reason reason = receipt.get(memory.id());
        return reason == null
                ? new Standing(memory.id(), decision.surface(), decision.state(), decision.rules())
                : new Standing(memory.id(), reason.surface(), decision.state(), reason.rules());
    }
}
