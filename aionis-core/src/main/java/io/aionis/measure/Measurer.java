package io.aionis.measure;

import io.aionis.adjudication.ScopeState;
import io.aionis.ledger.Recorded;
import io.aionis.model.Outcome;
import io.aionis.model.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Compares runs with and without guidance. Pure: the same evidence, state and request give the same report. What one
 * actor or team keeps to itself is left out, for a report is for everybody.
 */
public final class Measurer {

    private Measurer() {}

    /**
     * Measures one scope.
     *
     * @param scope the scope
     * @param evidence all of its evidence
     * @param state what that evidence adds up to
     * @param request what to measure
     */
    public static EffectReport measure(Scope scope, List<Recorded> evidence, ScopeState state, MeasureRequest request) {
        History history = History.of(evidence, state, request.task());
        List<RunFacts> guided = new ArrayList<>();
        List<RunFacts> unguided = new ArrayList<>();
        for (RunFacts run : history.runs()) {
            (run.isGuided() ? guided : unguided).add(run);
        }
        List<EffectReport.Claim> claims = history.claims.stream()
                .map(claim -> new EffectReport.Claim(
                        claim.id(), claim.actor(), ReportJson.claims(claim).value()))
                .toList();
        return new EffectReport(
                scope,
                request,
                evidence.stream().mapToLong(Recorded::cursor).max().orElse(0),
                side(guided),
                side(unguided),
                comparisons(counted(guided), counted(unguided), request),
                SignFold.of(history),
                history.guidesWithoutRun,
                claims,
                SkillCandidates.of(scope, history));
    }

    private static List<RunFacts> counted(List<RunFacts> runs) {
        return runs.stream().filter(run -> run.isFinished() && !run.hasGap()).toList();
    }

    private static EffectReport.Side side(List<RunFacts> runs) {
        List<RunFacts> counted = counted(runs);
        int gaps = (int) runs.stream().filter(RunFacts::hasGap).count();
        int judged = (int)
                counted.stream().filter(run -> run.outcome() != Outcome.UNKNOWN).count();
        return new EffectReport.Side(counted.size(), judged, runs.size() - counted.size() - gaps, gaps);
    }

    private static List<Comparison> comparisons(
            List<RunFacts> guided, List<RunFacts> unguided, MeasureRequest request) {
        List<Comparison> all = new ArrayList<>();
        for (Metric metric : Metric.values()) {
            all.add(
                    metric.isRate()
                            ? rates(metric, guided, unguided, request)
                            : means(metric, guided, unguided, request));
        }
        return all;
    }

    private static Comparison rates(
            Metric metric, List<RunFacts> guided, List<RunFacts> unguided, MeasureRequest request) {
        Estimate with = metric == Metric.STABILITY ? stability(guided) : success(guided);
        Estimate without = metric == Metric.STABILITY ? stability(unguided) : success(unguided);
        return new Comparison(metric, with, without, Intervals.difference(with, without), request.needed());
    }

    private static Comparison means(
            Metric metric, List<RunFacts> guided, List<RunFacts> unguided, MeasureRequest request) {
        double[] with = cases(metric, guided);
        double[] without = cases(metric, unguided);
        // Each metric is resampled by itself, so that one more metric moves no figure of another.
        long seed = request.seed() * 31 + metric.word().hashCode();
        return new Comparison(
                metric,
                Intervals.mean(with, seed),
                Intervals.mean(without, seed + 1),
                Intervals.difference(with, without, seed + 2),
                request.needed());
    }

    private static double[] cases(Metric metric, List<RunFacts> runs) {
        if (metric == Metric.SECONDS) {
            return runs.stream()
                    .map(RunFacts::seconds)
                    .filter(Objects::nonNull)
                    .mapToDouble(Double::doubleValue)
                    .toArray();
        }
        ToDoubleFunction<RunFacts> of =
                switch (metric) {
                    case STEPS -> RunFacts::steps;
                    case TOOL_ERRORS -> RunFacts::errors;
                    case REPEATED_FAILURES -> run -> run.repeatedFailures;
                    case PROMPT_TOKENS -> RunFacts::promptTokens;
                    case SECONDS, SUCCESS_RATE, STABILITY ->
                        throw new IllegalArgumentException(metric + " is no mean of all runs");
                };
        return runs.stream().mapToDouble(of).toArray();
    }

    private static Estimate success(List<RunFacts> runs) {
        List<Outcome> judged = runs.stream()
                .map(RunFacts::outcome)
                .filter(outcome -> outcome != Outcome.UNKNOWN)
                .toList();
        int succeeded =
                (int) judged.stream().filter(o -> o == Outcome.SUCCEEDED).count();
        return Intervals.wilson(succeeded, judged.size());
    }

    /** Pairs without a run in common, so that each is a case of its own. */
    private static Estimate stability(List<RunFacts> runs) {
        Map<String, @Nullable List<String>> open = new LinkedHashMap<>();
        int pairs = 0;
        int alike = 0;
        for (RunFacts run : runs) {
            if (run.task() == null || run.tools().isEmpty()) {
                continue;
            }
            List<String> first = open.remove(run.task().signature());
            if (first == null) {
                open.put(run.task().signature(), run.tools());
            } else {
                pairs++;
                alike += first.equals(run.tools()) ? 1 : 0;
            }
        }
        return Intervals.wilson(alike, pairs);
    }
}
