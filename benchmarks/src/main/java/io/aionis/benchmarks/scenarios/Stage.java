package io.aionis.benchmarks.scenarios;

import io.aionis.Aionis;
import io.aionis.Feedback;
import io.aionis.Workspace;
import io.aionis.benchmarks.scenarios.Scenario.Step;
import io.aionis.benchmarks.support.Engines;
import io.aionis.guide.Guide;
import io.aionis.ledger.InMemoryLedgerStore;
import io.aionis.model.Actor;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceBody.OperatorAction;
import io.aionis.model.EvidenceId;
import io.aionis.model.Lane;
import io.aionis.model.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plays one case in an engine of its own. */
final class Stage {

    private static final Actor OPERATOR = Actor.of("operator", Role.REVIEWER);

    /** The queue of what is to be written is bounded; what does not fit is dropped. */
    private static final int BATCH = 256;

    private final Aionis engine;
    private final Scenario scenario;
    private final Map<String, Asked> guides = new LinkedHashMap<>();

    private record Asked(Step.Ask ask, GuideRow row) {}

    private Stage(Aionis engine, Scenario scenario) {
        this.engine = engine;
        this.scenario = scenario;
    }

    /** One row for each guide, in order. */
    static List<GuideRow> play(Scenario scenario, long seed) {
        try (Aionis engine = Engines.seeded(seed, after(scenario))
                .store(new InMemoryLedgerStore())
                .acceptance(scenario.acceptance())
                .build()) {
            Stage stage = new Stage(engine, scenario);
            stage.record();
            for (Step step : scenario.steps()) {
                if (step instanceof Step.Ask ask) {
                    stage.guides.put(ask.name(), new Asked(ask, stage.ask(ask)));
                } else if (step instanceof Step.Judge judge) {
                    stage.judge(judge);
                }
            }
            return stage.guides.values().stream().map(Asked::row).toList();
        }
    }

    /** What is said here is said after all evidence. */
    private static Instant after(Scenario scenario) {
        return scenario.evidence().stream()
                .map(Evidence::at)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH)
                .plusSeconds(1);
    }

    private void record() {
        int recorded = 0;
        for (Evidence evidence : scenario.evidence()) {
            engine.in(evidence.scope()).observe(evidence);
            if (++recorded % BATCH == 0) {
                Engines.settle(engine);
            }
        }
        for (Evidence evidence : scenario.archived()) {
            EvidenceBody archive = new OperatorAction(
                    OperatorAction.Kind.ARCHIVE, evidence.id().value(), "archived");
            engine.in(evidence.scope()).observe(evidence.task(), null, OPERATOR, Lane.SHARED, archive);
        }
    }

    private GuideRow ask(Step.Ask ask) {
        Engines.settle(engine);
        Workspace workspace = engine.in(ask.scope());
        Guide guide = workspace.guide(ask.request());
        Standings standings = new Standings(workspace, ask.request(), guide);
        Map<EvidenceId, Standing> found = new LinkedHashMap<>();
        for (Evidence evidence : scenario.evidence()) {
            boolean here = evidence.scope().equals(ask.scope());
            if (here) {
                found.put(evidence.id(), standings.of(evidence));
            } else {
                found.putIfAbsent(evidence.id(), Standing.NOWHERE);
            }
        }
        return new GuideRow(scenario.id(), ask.name(), guide, found, new ArrayList<>());
    }

    private void judge(Step.Judge judge) {
        Asked asked = guides.get(judge.guide());
        if (asked == null) {
            throw new IllegalStateException("case " + scenario.id() + " has no guide " + judge.guide());
        }
        List<String> memories =
                judge.on().stream().map(id -> memoryOf(id, asked)).distinct().toList();
        try {
            Feedback feedback = engine.in(asked.ask().scope())
                    .feedback(asked.row().guide().traceId())
                    .by(judge.actor())
                    .used(memories.toArray(String[]::new));
            say(judge.surface() == null ? feedback : feedback.on(judge.surface()), judge);
        } catch (IllegalArgumentException refused) {
            asked.row().refused().add(String.valueOf(refused.getMessage()));
        }
    }

    /** The memory that the evidence was shown by; where there is none, its own id, which the engine refuses. */
    private static String memoryOf(EvidenceId id, Asked asked) {
        String memory =
                asked.row().standings().getOrDefault(id, Standing.NOWHERE).memory();
        return memory.isEmpty() ? id.value() : memory;
    }

    private static void say(Feedback feedback, Step.Judge judge) {
        String reason = judge.reason().isBlank() ? "none given" : judge.reason();
        switch (judge.rating()) {
            case POSITIVE -> feedback.helped(reason);
            case NEUTRAL -> feedback.madeNoDifference(reason);
            case NEGATIVE -> feedback.harmed(reason);
        }
    }
}
