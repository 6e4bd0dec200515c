package io.aionis;

import io.aionis.model.Actor;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sentence about work that one actor passes to the next. What comes next must be said.
 *
 * <pre>{@code
 * workspace.observeHandoff("The new adapter is in place")
 *         .at(task).by(reviewer).via("new adapter").to("worker-2").next("switch the callers")
 *         .until("all tests are green").with(report).record();
 * }</pre>
 */
@CheckReturnValue
public final class HandoffObservation extends WorkObservation<HandoffObservation> {

    private final List<String> successCriteria = new ArrayList<>();
    private final List<EvidenceId> evidence = new ArrayList<>();
    private String summary = "";
    private @Nullable String to;
    private @Nullable String nextAction;

    HandoffObservation(Observing workspace, String title) {
        super(workspace, "handoff", title, "The new adapter is in place");
    }

    @Override
    HandoffObservation self() {
        return this;
    }

    /** A few lines on where things stand. */
    public HandoffObservation summary(String lines) {
        summary = said("summary", lines);
        return this;
    }

    /** The agent that takes over; left out, it is whoever comes next. */
    public HandoffObservation to(String agent) {
        to = said("to", agent);
        return this;
    }

    /** The actor that takes over. */
    public HandoffObservation to(Actor actor) {
        return to(Said.required(what(), "to", actor).agent());
    }

    /** What to do next. */
    public HandoffObservation next(String action) {
        nextAction = said("next", action);
        return this;
    }

    /** How one will know that it is done. */
    public HandoffObservation until(String... criteria) {
        return until(Arrays.asList(criteria));
    }

    /** How one will know that it is done. */
    public HandoffObservation until(List<String> criteria) {
        successCriteria.addAll(saidAll("until", criteria));
        return this;
    }

    /** What the next actor should look at. */
    public HandoffObservation with(EvidenceId... pointers) {
        for (EvidenceId pointer : pointers) {
            evidence.add(Said.required(what(), "with", pointer));
        }
        return this;
    }

    /** Records it. */
    @CanIgnoreReturnValue
    public EvidenceId record() {
        if (nextAction == null) {
            throw new IllegalStateException(
                    what() + " does not say what to do next; say next(\"run the tests\"), or record a step instead");
        }
        return keep(
                new EvidenceBody.Handoff(title, summary, to, nextAction, successCriteria, evidence, targets, route));
    }
}
