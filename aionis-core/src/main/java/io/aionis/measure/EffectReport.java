package io.aionis.measure;

import io.aionis.model.Actor;
import io.aionis.model.EvidenceId;
import io.aionis.model.Json;
import io.aionis.model.Scope;
import java.util.List;

/**
 * How runs with guidance compare with runs without, and what may be learned from them. An observation, not a trial: runs
 * were not drawn by lot, and those without guidance are often the earlier ones. Says nothing of a difference that rests
 * on too few cases.
 *
 * @param scope the scope
 * @param request what was asked for
 * @param upTo the cursor of the last evidence that was read
 * @param guided the runs that were shown a guide
 * @param unguided the runs that were not
 * @param comparisons one for each {@link Metric}, in its order
 * @param signs what runs did with what they were shown, by memory id
 * @param guidesWithoutRun guides of which nobody said which run they were for; they count for neither side
 * @param claims what clients said of the evidence; written down, and not believed
 * @param trainingCandidates skills that the traces propose
 */
public record EffectReport(
        Scope scope,
        MeasureRequest request,
        long upTo,
        Side guided,
        Side unguided,
        List<Comparison> comparisons,
        List<MemorySigns> signs,
        int guidesWithoutRun,
        List<Claim> claims,
        List<SkillCandidate> trainingCandidates) {
    public EffectReport {
        comparisons = List.copyOf(comparisons);
        signs = List.copyOf(signs);
        claims = List.copyOf(claims);
        trainingCandidates = List.copyOf(trainingCandidates);
    }

    /**
     * One side of the comparison.
     *
     * @param runs runs that ended, of which no evidence was lost; the comparisons are about these
     * @param judged those of them of which somebody who did not work in them said how they came out
     * @param unfinished runs that have not ended
     * @param gaps runs of which evidence was lost
     */
    public record Side(int runs, int judged, int unfinished, int gaps) {}

    /** A client's word on whether there is enough evidence. */
    public record Claim(EvidenceId evidence, Actor by, boolean sufficient) {}

    /** Whether both sides have enough judged runs to compare their success; whatever a client claims. */
    public boolean sufficient() {
        return comparison(Metric.SUCCESS_RATE).sufficient();
    }

    /** The comparison by that metric. */
    public Comparison comparison(Metric metric) {
        return comparisons.get(metric.ordinal());
    }

    /** The report as {@code {"effect_report": {…}}}; the same report has the same text. */
    public Json toJson() {
        return ReportJson.report(this);
    }

    /** The report as indented JSON text. */
    public String json() {
        return toJson().pretty() + "\n";
    }
}
