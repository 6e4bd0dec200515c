package io.aionis.measure;

import io.aionis.model.Actor;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.Json;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reports and candidates as JSON; the names are a contract with whoever reads them. */
final class ReportJson {

    static final String SUFFICIENT = "sufficient_evidence";

    private static final String DESIGN = "observational: runs were not drawn by lot, and those without guidance are"
            + " often the earlier ones; a difference need not be the guide's doing";

    private ReportJson() {}

    /** What a client says of the evidence. */
    static Json.Bool claims(Evidence evidence) {
        EvidenceBody.Unknown said = (EvidenceBody.Unknown) evidence.body();
        return (Json.Bool) Objects.requireNonNull(((Json.Obj) said.content()).get(SUFFICIENT));
    }

    static Json report(EffectReport report) {
        Map<String, Json> all = new LinkedHashMap<>();
        all.put("tenant_id", Json.of(report.scope().tenant()));
        all.put("scope", Json.of(report.scope().name()));
        all.put("task_signature", text(report.request().task()));
        all.put("design", Json.of(DESIGN));
        all.put("up_to", Json.of(report.upTo()));
        all.put("seed", Json.of(report.request().seed()));
        all.put("needed", Json.of(report.request().needed()));
        all.put(SUFFICIENT, Json.of(report.sufficient()));
        all.put("with_guidance", side(report.guided()));
        all.put("without_guidance", side(report.unguided()));
        all.put("guides_without_run", Json.of(report.guidesWithoutRun()));
        all.put("metrics", list(report.comparisons().stream().map(ReportJson::comparison)));
        all.put("signs", list(report.signs().stream().map(ReportJson::signs)));
        all.put("client_claims", list(report.claims().stream().map(ReportJson::claim)));
        all.put("training_candidates", list(report.trainingCandidates().stream().map(ReportJson::candidate)));
        return wellFormed(new Json.Obj(Map.of("effect_report", new Json.Obj(all))));
    }

    static Json candidate(SkillCandidate candidate) {
        Map<String, Json> all = new LinkedHashMap<>();
        all.put("candidate_type", Json.of("trace_derived_skill"));
        all.put("candidate_id", Json.of(candidate.id()));
        all.put("status", Json.of(word(candidate.status())));
        all.putAll(content(candidate));
        all.put("acceptance_checks", list(candidate.checks().stream().map(ReportJson::check)));
        all.put("verified_runs", Json.of(candidate.runs().size()));
        all.put("evidence_refs", ids(candidate.evidence()));
        all.put("reviews", list(candidate.reviews().stream().map(ReportJson::review)));
        Map<String, Json> safety = new LinkedHashMap<>();
        safety.put("agent_prompt_included", Json.of(false));
        safety.put("runtime_mutation", Json.of(false));
        safety.put("authority_state", Json.of("candidate"));
        safety.put("required_gate", Json.of("admission_and_promotion_gate"));
        all.put("safety", new Json.Obj(safety));
        return wellFormed(new Json.Obj(all));
    }

    /** What a person decides on. */
    static Json reviewed(SkillCandidate candidate) {
        return new Json.Obj(content(candidate));
    }

    private static Map<String, Json> content(SkillCandidate candidate) {
        Map<String, Json> all = new LinkedHashMap<>();
        all.put("skill_name", Json.of(candidate.name()));
        Map<String, Json> applies = new LinkedHashMap<>();
        applies.put("task_signature", Json.of(candidate.task().signature()));
        applies.put("task_family", text(candidate.task().family()));
        Map<String, Json> facts = new LinkedHashMap<>();
        new TreeMap<>(candidate.environment()).forEach((name, value) -> facts.put(name, Json.of(value)));
        applies.put("environment", new Json.Obj(facts));
        all.put("applies_when", new Json.Obj(applies));
        all.put("does_not_apply_when", list(candidate.limits().stream().map(ReportJson::limit)));
        Map<Integer, SkillCandidate.Step> numbered = new TreeMap<>();
        candidate.steps().forEach(step -> numbered.put(numbered.size() + 1, step));
        all.put("procedure_steps", list(numbered.entrySet().stream().map(e -> step(e.getKey(), e.getValue()))));
        all.put(
                "failure_counterexamples",
                list(candidate.counterexamples().stream().map(ReportJson::counterexample)));
        return all;
    }

    private static Json limit(SkillCandidate.Limit limit) {
        Map<String, Json> all = new LinkedHashMap<>();
        all.put("reason", Json.of(word(limit.reason())));
        all.put("says", Json.of(limit.says()));
        all.put("evidence_refs", ids(limit.evidence()));
        return new Json.Obj(all);
    }

    private static Json step(int number, SkillCandidate.Step step) {
        Map<String, Json> all = new LinkedHashMap<>();
        all.put("step", Json.of(number));
        all.put("tool", Json.of(step.tool()));
        all.put("effect", Json.of(step.effect().name()));
        all.put("arguments", step.arguments());
        return new Json.Obj(all);
    }

    private static Json check(SkillCandidate.Check check) {
        Map<String, Json> all = new LinkedHashMap<>();
        all.put("kind", Json.of(check.kind()));
        if (check.step() > 0) {
            all.put("step", Json.of(check.step()));
            all.put("at", Json.of(check.at()));
        }
        all.put("says", Json.of(check.says()));
        all.put("evidence_ref", Json.of(check.evidence().value()));
        return new Json.Obj(all);
    }

    private static Json counterexample(SkillCandidate.Counterexample example) {
        Map<String, Json> all = new LinkedHashMap<>();
        all.put("tool", Json.of(example.tool()));
        all.put("arguments", example.arguments() == null ? Json.nil() : example.arguments());
        all.put("error", Json.of(example.error()));
        all.put("times", Json.of(example.times()));
        all.put("evidence_ref", Json.of(example.evidence().value()));
        return new Json.Obj(all);
    }

    private static Json review(SkillCandidate.Review review) {
        Map<String, Json> all = new LinkedHashMap<>();
        all.put("decision", Json.of(word(review.decision())));
        all.put("by", Json.of(review.by().agent()));
        all.put("reason", Json.of(review.reason()));
        all.put("at", Json.of(review.at().toString()));
        return new Json.Obj(all);
    }

    private static Json side(EffectReport.Side side) {
        Map<String, Json> all = new LinkedHashMap<>();
        all.put("runs", Json.of(side.runs()));
        all.put("judged", Json.of(side.judged()));
        all.put("unfinished", Json.of(side.unfinished()));
        all.put("gaps", Json.of(side.gaps()));
        return new Json.Obj(all);
    }

    private static Json comparison(Comparison comparison) {
        Map<String, Json> all = new LinkedHashMap<>();
        all.put("metric", Json.of(comparison.metric().word()));
        all.put("method", Json.of(comparison.metric().method()));
        all.put("with_guidance", estimate(comparison.guided()));
        all.put("without_guidance", estimate(comparison.unguided()));
        all.put("difference", estimate(comparison.difference()));
        all.put("finding", Json.of(word(comparison.finding()).replace('_', ' ')));
        return new Json.Obj(all);
    }

    private static Json estimate(Estimate estimate) {
        Map<String, Json> all = new LinkedHashMap<>();
        all.put("n", Json.of(estimate.n()));
        all.put("value", number(estimate.value()));
        all.put("low", number(estimate.low()));
        all.put("high", number(estimate.high()));
        return new Json.Obj(all);
    }

    private static Json signs(MemorySigns signs) {
        Map<String, Json> all = new LinkedHashMap<>();
        all.put("memory_id", Json.of(signs.memoryId()));
        all.put("shown", Json.of(signs.shown()));
        all.put("called", Json.of(signs.called()));
        all.put("followed", Json.of(signs.followed()));
        all.put("cited", Json.of(signs.cited()));
        all.put("respected", Json.of(signs.respected()));
        all.put("ignored", Json.of(signs.ignored()));
        all.put("harm_prevented", Json.of(signs.harmPrevented()));
        return new Json.Obj(all);
    }

    private static Json claim(EffectReport.Claim claim) {
        Actor by = claim.by();
        Map<String, Json> all = new LinkedHashMap<>();
        all.put("evidence_ref", Json.of(claim.evidence().value()));
        all.put("by", Json.of(by.agent()));
        all.put(SUFFICIENT, Json.of(claim.sufficient()));
        all.put("believed", Json.of(false));
        return new Json.Obj(all);
    }

    /** Four digits: more would only make equal reports look different. */
    private static Json number(double value) {
        return Double.isNaN(value) ? Json.nil() : new Json.Num(new BigDecimal(value).round(new MathContext(4)));
    }

    private static Json ids(List<EvidenceId> ids) {
        return list(ids.stream().map(id -> Json.of(id.value())));
    }

    private static Json list(Stream<? extends Json> elements) {
        return new Json.Arr(elements.map(each -> (Json) each).toList());
    }

    private static Json text(@Nullable String value) {
        return value == null ? Json.nil() : Json.of(value);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Json wellFormed(Json json) {
        if (json instanceof Json.Str text) {
            return Json.of(Texts.wellFormed(text.value()));
        } else if (json instanceof Json.Arr arr) {
            return list(arr.elements().stream().map(ReportJson::wellFormed));
        } else if (json instanceof Json.Obj obj) {
            Map<String, Json> members = new LinkedHashMap<>();
            obj.members().forEach((name, value) -> members.put(Texts.wellFormed(name), wellFormed(value)));
            return new Json.Obj(members);
        }
        return json;
    }
}
