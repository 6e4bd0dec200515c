package io.aionis.adjudication;

import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.RunId;
import io.aionis.model.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sorts a scope's evidence by what it is about. */
final class Dossiers {

    private record Key(@Nullable String task, Audience audience, String subject) {}

    private final Scope scope;
    private final List<Evidence> timeline;
    private final Map<RunId, RunTrace> runs = new LinkedHashMap<>();
    private final Map<RunId, Dossier> ofRun = new HashMap<>();
    /** What a verdict on that piece of evidence judges: its call or route, otherwise its run. */
    private final Map<EvidenceId, Dossier> ofEvidence = new HashMap<>();

    private final Map<Key, Dossier> byKey = new LinkedHashMap<>();

    Dossiers(Scope scope, List<Evidence> timeline) {
        this.scope = scope;
        this.timeline = timeline;
        collectRuns();
        collectWork();
        collectVerdicts();
    }

    Collection<Dossier> all() {
        List<Dossier> all = new ArrayList<>();
        for (Dossier dossier : byKey.values()) {
            // An attempt that is under way, and that nobody judged, is no memory yet.
            boolean underWay = dossier.subject instanceof Subject.RunRoute route
                    && !trace(route.run()).hasEnded()
                    && !dossier.isJudged();
            if (!dossier.isEmpty() && !underWay) {
                all.add(dossier);
            }
        }
        return all;
    }

    RunTrace trace(RunId run) {
        return runs.computeIfAbsent(run, RunTrace::new);
    }

    private void collectRuns() {
        for (int i = 0; i < timeline.size(); i++) {
            Evidence evidence = timeline.get(i);
            if (evidence.run() != null) {
                trace(evidence.run()).add(i, evidence);
            }
        }
        for (RunTrace trace : runs.values()) {
            Dossier dossier = dossier(trace.task(), trace.audience(), new Subject.RunRoute(trace.run));
            trace.fill(dossier);
            ofRun.put(trace.run, dossier);
        }
        for (Evidence evidence : timeline) {
            Dossier run = evidence.run() == null ? null : ofRun.get(evidence.run());
            // A judgement is no part of the run it judges.
            if (run != null && !(evidence.body() instanceof EvidenceBody.Verdict)) {
                ofEvidence.put(evidence.id(), run);
            }
        }
    }

    private void collectWork() {
        for (int i = 0; i < timeline.size(); i++) {
            Evidence evidence = timeline.get(i);
            if (evidence.body() instanceof EvidenceBody.ToolCall call) {
                if (call.isVetoed()) {
                    // It was not tried. As a failure it would keep up the very block that stopped it (rules F3, F4).
                    continue;
                }
                Dossier dossier = dossier(evidence, new Subject.Call(call.tool(), call.arguments()));
                dossier.attempted(
                        call.tool() + " " + Titles.line(call.arguments().text()));
                file(i, evidence, dossier);
            } else if (evidence.body() instanceof EvidenceBody.Step step) {
                Dossier dossier = dossier(evidence, routeOf(step));
                dossier.attempted(Titles.line(step.title()));
                dossier.targets.addAll(step.targets());
                file(i, evidence, dossier);
            }
        }
    }

    private void file(int order, Evidence evidence, Dossier dossier) {
        dossier.add(order, evidence);
        ofEvidence.put(evidence.id(), dossier);
        boolean judging = evidence.body() instanceof EvidenceBody.Step
                && Weighing.isJudging(evidence.actor().role());
        if (!judging) {
            dossier.authors.add(evidence.actor().agent());
        }
    }

    private static Subject.Route routeOf(EvidenceBody.Step step) {
        String route = step.route();
        return route == null || route.isBlank() ? Titles.route(step.title(), step.targets()) : new Subject.Route(route);
    }

    private void collectVerdicts() {
        for (int i = 0; i < timeline.size(); i++) {
            Evidence evidence = timeline.get(i);
            if (evidence.body() instanceof EvidenceBody.Verdict verdict) {
                Dossier target = targetOf(evidence, verdict);
                if (target != null && target.audience.sees(evidence)) {
                    target.add(i, evidence);
                }
            }
        }
    }

    private @Nullable Dossier targetOf(Evidence evidence, EvidenceBody.Verdict verdict) {
        if (verdict.evidence() != null) {
            return ofEvidence.get(verdict.evidence());
        }
        if (verdict.route() != null) {
            Dossier route = dossier(evidence, new Subject.Route(verdict.route()));
            route.titled(Titles.line(verdict.route()));
            return route;
        }
        return evidence.run() == null ? null : ofRun.get(evidence.run());
    }

    private Dossier dossier(Evidence evidence, Subject subject) {
        String task = evidence.task() != null ? evidence.task().signature() : null;
        if (task == null && evidence.run() != null) {
            task = trace(evidence.run()).task();
        }
        return dossier(task, Audience.of(evidence), subject);
    }

    private Dossier dossier(@Nullable String task, Audience audience, Subject subject) {
        return byKey.computeIfAbsent(
                new Key(task, audience, subject.key()),
                key -> new Dossier(task, audience, subject, ShortHashes.memoryId(scope, task, audience, subject)));
    }
}
