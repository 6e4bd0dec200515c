package io.aionis.benchmarks.whowhen;

import io.aionis.Workspace;
import io.aionis.adjudication.Memory;
import io.aionis.adjudication.Subject;
import io.aionis.adjudication.Surface;
import io.aionis.guide.Guide;
import io.aionis.guide.GuideRequest;
import io.aionis.guide.Section;
import io.aionis.model.Actor;
import io.aionis.model.EvidenceId;
import io.aionis.model.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the guide for another agent at the failed task says of its steps.
 *
 * @param failure the failure
 * @param sections the sections whose printed rows show the blamed step
 * @param note what the receipt says of it
 * @param othersBlocked entries that nobody blamed and that the guide keeps from use
 * @param promptTokens size of the guide
 */
record Verdict(Failure failure, Set<Section> sections, String note, List<Integer> othersBlocked, int promptTokens) {

    private static final Set<Section> USABLE =
            Set.of(Section.CURRENT_ACTIVE_PATH, Section.PASSED_SOLUTIONS, Section.PROCEDURES);
    private static final Actor NEXT = Actor.agent("next-agent");

    boolean isBlocked() {
        return sections.contains(Section.FAILED_BRANCHES);
    }

    boolean isUsable() {
        return sections.stream().anyMatch(USABLE::contains);
    }

    /** {@code allBlamed}: the blamed steps of every failure at the same task. */
    static Verdict of(Workspace workspace, History history, Set<EvidenceId> allBlamed, int tokens) {
        Failure failure = history.failure();
        Task task = Task.of(failure.task());
        Guide guide = workspace.guide(new GuideRequest(NEXT, task, failure.question(), tokens));
        Map<EvidenceId, String> memories = memories(workspace, task);
        String blamed = memories.getOrDefault(history.blamed(), "");
        Set<Section> sections = new HashSet<>();
        for (Guide.Row row : guide.rows()) {
            if (row.memoryId().equals(blamed) && guide.prompt().contains(row.text())) {
                sections.add(row.section());
            }
        }
        Map<String, Guide.Reason> receipt = new HashMap<>();
        for (Guide.Reason reason : guide.receipt()) {
            if (reason.memoryId() != null) {
                receipt.put(reason.memoryId(), reason);
            }
        }
        Guide.Reason reason = receipt.get(blamed);
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < history.steps().size(); i++) {
            EvidenceId step = history.steps().get(i);
            Guide.Reason other = receipt.get(memories.getOrDefault(step, ""));
            if (!allBlamed.contains(step) && other != null && other.surface() == Surface.DO_NOT_USE) {
                others.add(i);
            }
        }
        String note = reason == null ? "no memory in the receipt" : reason.surface() + ": " + reason.note();
        return new Verdict(failure, sections, note, others, guide.promptTokens());
    }

    /** The memory that each step is part of. */
    private static Map<EvidenceId, String> memories(Workspace workspace, Task task) {
        Map<EvidenceId, String> memories = new HashMap<>();
        for (Memory memory : workspace.state().memories(task)) {
            if (!(memory.subject() instanceof Subject.RunRoute)) {
                memory.evidence().forEach(id -> memories.put(id, memory.id()));
            }
        }
        return memories;
    }
}
