package io.aionis.measure;

import io.aionis.model.Actor;
import io.aionis.model.Effect;
import io.aionis.model.EvidenceId;
import io.aionis.model.GovernanceBody.SkillReview;
import io.aionis.model.Json;
import io.aionis.model.RunId;
import io.aionis.model.Task;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A skill that verified runs of one way propose: the same tools in the same order. A proposal and nothing else: it enters
 * no prompt and changes nothing; a person promotes it.
 *
 * @param id the same for the same way of the same task
 * @param name its task and its tools
 * @param task what it is for
 * @param environment facts of the environment that held in all of its runs
 * @param limits where it does not apply
 * @param steps the procedure
 * @param checks how one knows that it worked
 * @param counterexamples what failed in the task, on the way's tools or by the whole way
 * @param evidence the evidence that it rests on, of its latest runs
 * @param runs the verified runs that it was taken from, the latest last
 * @param workers who worked in those runs
 * @param status where it stands
 * @param reviews what persons decided, oldest first
 */
public record SkillCandidate(
        String id,
        String name,
        Task task,
        Map<String, String> environment,
        List<Limit> limits,
        List<Step> steps,
        List<Check> checks,
        List<Counterexample> counterexamples,
        List<EvidenceId> evidence,
        List<RunId> runs,
        Set<String> workers,
        SkillStatus status,
        List<Review> reviews) {
    public SkillCandidate {
        environment = Map.copyOf(environment);
        limits = List.copyOf(limits);
        steps = List.copyOf(steps);
        checks = List.copyOf(checks);
        counterexamples = List.copyOf(counterexamples);
        evidence = List.copyOf(evidence);
        runs = List.copyOf(runs);
        workers = Set.copyOf(workers);
        reviews = List.copyOf(reviews);
    }

    /** Why a skill does not apply somewhere. */
    public enum Reason {
        /** Nothing is known of it in another scope or task. */
        SCOPE_MISMATCH,
        /** Evidence on part of it conflicts. */
        CONTESTED_STATE,
        /** It failed after it had worked. */
        REGRESSION,
        /** One run cannot show which values vary. */
        SEEN_ONCE
    }

    /** One place where it does not apply. */
    public record Limit(Reason reason, String says, List<EvidenceId> evidence) {
        public Limit {
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * One call.
     *
     * @param arguments as recorded; an object with the one member {@code $parameter} stands for what varies
     */
    public record Step(String tool, Effect effect, Json arguments) {}

    /**
     * One way to know that it worked.
     *
     * @param kind {@code verdict}, {@code success_criterion} or {@code result}
     * @param step which step's result, from 1; 0 for the whole
     * @param at JSON Pointer into the result; empty for the whole
     * @param says what was said, or the value there
     * @param evidence where it stands
     */
    public record Check(String kind, int step, String at, String says, EvidenceId evidence) {}

    /**
     * Something that failed.
     *
     * @param tool the tool, or the way's tools
     * @param arguments as recorded, or null for the way as a whole
     * @param error its class, or what the verdict said
     * @param times how often
     * @param evidence the last time
     */
    public record Counterexample(String tool, @Nullable Json arguments, String error, int times, EvidenceId evidence) {}

    /** What a person decided. */
    public record Review(SkillReview.Decision decision, Actor by, String reason, Instant at, String contentHash) {}

    /** Hash of what a person reads and decides on: steps, limits and counter-examples; more runs alone change nothing. */
    public String contentHash() {
        return ReportJson.reviewed(this).hash();
    }

    /** The candidate as the report prints it. */
    public Json toJson() {
        return ReportJson.candidate(this);
    }

    SkillCandidate with(SkillStatus newStatus, List<Review> itsReviews) {
        return new SkillCandidate(
                id,
                name,
                task,
                environment,
                limits,
                steps,
                checks,
                counterexamples,
                evidence,
                runs,
                workers,
                newStatus,
                itsReviews);
    }
}
