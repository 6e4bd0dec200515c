package io.aionis.benchmarks.whowhen;

import io.aionis.RunRecorder;
import io.aionis.Workspace;
import io.aionis.benchmarks.whowhen.Failure.Message;
import io.aionis.model.Actor;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.Lane;
import io.aionis.model.Outcome;
import io.aionis.model.Role;
import io.aionis.model.RunId;
import io.aionis.model.RunStatus;
import io.aionis.model.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A failure as it was recorded.
 *
 * @param steps the evidence of each entry, in order
 */
record History(Failure failure, List<EvidenceId> steps) {

    private static final Actor HOST = Actor.agent("host");
    private static final Actor PERSON = Actor.of("person", Role.REVIEWER);
    private static final int TITLE = 80;

    /** Records each entry as a step of its agent, that the run failed, and the person's verdict on the blamed step. */
    static History record(Workspace workspace, Failure failure) {
        Task task = Task.of(failure.task());
        RunId run = new RunId(failure.id());
        RunRecorder recorder = workspace.startRun(run, task, HOST, failure.question(), Map.of());
        List<EvidenceId> steps = new ArrayList<>();
        for (Message message : failure.history()) {
            EvidenceBody step = new EvidenceBody.Step(
                    title(steps.size(), message), message.content(), Outcome.UNKNOWN, List.of(), null);
            steps.add(workspace.observe(task, run, message.speaker().actor(), Lane.SHARED, step));
        }
        recorder.end(RunStatus.FAILED, null);
        workspace.observe(
                task,
                run,
                PERSON,
                Lane.SHARED,
                new EvidenceBody.Verdict(steps.get(failure.blamed()), null, Outcome.FAILED, failure.reason()));
        return new History(failure, List.copyOf(steps));
    }

    /** Agents say the same words often ("I scrolled down"); the entry's number tells one step from another. */
    private static String title(int number, Message message) {
        String line = message.content().strip().lines().findFirst().orElse("");
        String head = line.length() <= TITLE ? line : line.substring(0, TITLE);
        return message.speaker().actor().agent() + ", entry " + number + ": " + head;
    }

    EvidenceId blamed() {
        return steps.get(failure.blamed());
    }
}
