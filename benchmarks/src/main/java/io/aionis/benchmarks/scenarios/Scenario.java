package io.aionis.benchmarks.scenarios;

import io.aionis.adjudication.AcceptancePolicy;
import io.aionis.adjudication.Surface;
import io.aionis.guide.GuideRequest;
import io.aionis.model.Actor;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody.Feedback.Rating;
import io.aionis.model.EvidenceId;
import io.aionis.model.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One case.
 *
 * @param acceptance when a run that answered without a verdict counts
 * @param evidence what happened, in file order
 * @param archived which of it was moved to the archive
 * @param steps what is asked and said afterwards, in order
 */
record Scenario(
        String id, AcceptancePolicy acceptance, List<Evidence> evidence, List<Evidence> archived, List<Step> steps) {

    Scenario {
        evidence = List.copyOf(evidence);
        archived = List.copyOf(archived);
        steps = List.copyOf(steps);
    }

    /** What is done after all evidence is in. */
    sealed interface Step {

        /** Somebody asks for a guide. */
        record Ask(String name, Scope scope, GuideRequest request) implements Step {}

        /**
         * Somebody says how what a guide showed has served.
         *
         * @param guide the earlier guide's name
         * @param on the evidence whose memories were used
         * @param surface the surface they were on, or null for the one that the guide gave them
         */
        record Judge(
                String guide, List<EvidenceId> on, @Nullable Surface surface, Rating rating, String reason, Actor actor)
                implements Step {}
    }
}
