package io.aionis.compile;

import io.aionis.ledger.Recorded;
import io.aionis.model.Actor;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.Json;
import io.aionis.model.Role;
import io.aionis.model.RunId;
import io.aionis.model.RunStatus;
import io.aionis.model.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a run recorded, as far as a plan can be made of it.
 *
 * @param run its id
 * @param task what it was done for, or null
 * @param request the free text it was asked with; empty when there was none
 * @param parameters its typed inputs, sorted by name, so that equal runs compile to equal plans
 * @param calls its tool calls, by ordinal
 * @param status how it ended, or null when it has not; FAILED when the last verdict on it rejects it
 * @param gap whether evidence of it was lost
 * @param around what is known of its calls besides, by ordinal
 * @param answer what it answered in the end, or null when nobody said
 */
public record RecordedRun(
        RunId run,
        @Nullable Task task,
        String request,
        Map<String, Json> parameters,
        List<EvidenceBody.ToolCall> calls,
        @Nullable RunStatus status,
        boolean gap,
        Map<Integer, Around> around,
        @Nullable String answer) {

    /**
     * What is known of a call besides what it did.
     *
     * @param at when it was recorded
     * @param environment the facts that it depends on, such as {@code file:pom.xml} with a hash
     * @param left what it left behind: what was recorded between it and the next call
     */
    public record Around(Instant at, Map<String, String> environment, List<EvidenceBody.Artifact> left) {
        public Around {
            environment = Map.copyOf(environment);
            left = List.copyOf(left);
        }
    }

    /** A run of whose surroundings and answer nothing is known. */
    public RecordedRun(
            RunId run,
            @Nullable Task task,
            String request,
            Map<String, Json> parameters,
            List<EvidenceBody.ToolCall> calls,
            @Nullable RunStatus status,
            boolean gap) {
        this(run, task, request, parameters, calls, status, gap, Map.of(), null);
    }

    public RecordedRun {
        around = Collections.unmodifiableMap(new TreeMap<>(around));
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        calls = calls.stream()
                .sorted(Comparator.comparingInt(EvidenceBody.ToolCall::ordinal))
                .toList();
    }

    /**
     * A run from its evidence. Where several invocations share the run, their requests are joined and the first value of
     * a parameter counts; where each counted its calls from 0, they are numbered again, one invocation after the other.
     * Calls that were taken back, such as writes that were rolled back, are no calls of the run.
     *
     * @throws IllegalArgumentException when the evidence is of no run, or of several
     */
    public static RecordedRun of(List<Recorded> stream) {
        RunId run = null;
        Task task = null;
        List<String> requests = new ArrayList<>();
        Map<String, Json> parameters = new TreeMap<>();
        Numbering calls = new Numbering();
        RunStatus status = null;
        boolean gap = false;
        boolean rejected = false;
        String answer = null;
        Set<EvidenceId> withdrawn = withdrawn(stream);
        for (Recorded recorded : stream) {
            RunId of = recorded.evidence().run();
            if (of == null || (run != null && !run.equals(of))) {
                throw new IllegalArgumentException(
                        "Evidence " + recorded.evidence().id() + " is of "
                                + (of == null ? "no run" : "run " + of.value()) + "; expected the evidence of one run"
                                + (run == null ? "" : ", " + run.value()) + ". Read one run's stream");
            }
            run = of;
            task = task == null ? recorded.evidence().task() : task;
            EvidenceBody body = recorded.evidence().body();
            if (body instanceof EvidenceBody.RunStarted started) {
                requests.add(started.request());
                calls.begin();
                started.parameters().forEach(parameters::putIfAbsent);
            } else if (body instanceof EvidenceBody.ToolCall call) {
                if (!withdrawn.contains(recorded.evidence().id())) {
                    calls.add(call, recorded.evidence());
                }
            } else if (body instanceof EvidenceBody.Artifact artifact) {
                if (!withdrawn.contains(recorded.evidence().id())) {
                    calls.left(artifact);
                }
            } else if (body instanceof EvidenceBody.RunEnded ended) {
                status = ended.status();
                answer = ended.answer();
            } else if (body instanceof EvidenceBody.Verdict verdict
                    && verdict.evidence() == null
                    && verdict.route() == null) {
                rejected = verdict.outcome().isFailure();
            } else if (body instanceof EvidenceBody.Gap) {
                gap = true;
            }
        }
        if (run == null) {
            throw new IllegalArgumentException("There is no evidence; expected the evidence of one run");
        }
        return new RecordedRun(
                run,
                task,
                String.join("\n", requests),
                parameters,
                calls.all(),
                rejected ? RunStatus.FAILED : status,
                gap,
                calls.around(),
                answer);
    }

    /** What its author, or a reviewer, took back. */
    private static Set<EvidenceId> withdrawn(List<Recorded> stream) {
        Map<EvidenceId, Actor> authors = new HashMap<>();
        stream.forEach(recorded ->
                authors.put(recorded.evidence().id(), recorded.evidence().actor()));
        Set<EvidenceId> withdrawn = new HashSet<>();
        for (Recorded recorded : stream) {
            Actor actor = recorded.evidence().actor();
            if (recorded.evidence().body() instanceof EvidenceBody.Withdrawal back
                    && (actor.role() == Role.REVIEWER || actor.equals(authors.get(back.evidence())))) {
                withdrawn.add(back.evidence());
            }
        }
        return withdrawn;
    }
}
