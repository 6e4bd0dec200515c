package io.aionis.guide;

import io.aionis.adjudication.Situation;
import io.aionis.adjudication.Validity;
import io.aionis.model.Actor;
import io.aionis.model.RunId;
import io.aionis.model.Task;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the next turn is about. Immutable; each call gives another one.
 *
 * <pre>{@code
 * GuideRequest.at(Task.of("checkout-migration")).as(worker).asking("Continue").within(1500)
 * }</pre>
 *
 * @param consumer who will read the guide; the role weighs the sections
 * @param task what it is about to do
 * @param question its own words; orders rows, never raises one
 * @param tokens most tokens the guide may take in the prompt, at least 1
 * @param mode how much each row says
 * @param environment the facts of the consumer's environment, by name; a fact that is not given is not compared
 * @param now the time, or null for the engine's clock
 * @param run the run it is for, so that its effect can be measured, or null
 */
public record GuideRequest(
        Actor consumer,
        Task task,
        String question,
        int tokens,
        Mode mode,
        Map<String, String> environment,
        @Nullable Instant now,
        @Nullable RunId run) {

    /** A budget that holds some twenty rows. */
    public static final int DEFAULT_TOKENS = 800;

    /** How much each row says. */
    public enum Mode {
        /** One bounded line a row. */
        COMPACT,
        /** One line a row, with all arguments, reasons and evidence ids that the budget holds. */
        FULL
    }

    public GuideRequest {
        environment = Map.copyOf(environment);
        if (tokens < 1) {
            throw new IllegalArgumentException("GuideRequest.tokens is " + tokens + "; expected at least 1");
        }
    }

    /** A compact guide for a consumer of whose environment nothing is known. */
    public GuideRequest(Actor consumer, Task task, String question, int tokens) {
        this(consumer, task, question, tokens, Mode.COMPACT, Map.of(), null, null);
    }

    /** A compact guide of {@value #DEFAULT_TOKENS} tokens for a lone agent at a task. */
    public static GuideRequest at(Task task) {
        return new GuideRequest(Actor.agent("agent"), task, "", DEFAULT_TOKENS);
    }

    /** For that reader. */
    public GuideRequest as(Actor reader) {
        return new GuideRequest(reader, task, question, tokens, mode, environment, now, run);
    }

    /** In the reader's own words. */
    public GuideRequest asking(String words) {
        return new GuideRequest(consumer, task, words, tokens, mode, environment, now, run);
    }

    /** In at most that many tokens. */
    public GuideRequest within(int mostTokens) {
        return new GuideRequest(consumer, task, question, mostTokens, mode, environment, now, run);
    }

    /** With rows that say as much. */
    public GuideRequest mode(Mode newMode) {
        return new GuideRequest(consumer, task, question, tokens, newMode, environment, now, run);
    }

    /** In an environment with those facts. */
    public GuideRequest in(Map<String, String> facts) {
        return new GuideRequest(consumer, task, question, tokens, mode, facts, now, run);
    }

    /** As of that time. */
    public GuideRequest asOf(Instant time) {
        return new GuideRequest(consumer, task, question, tokens, mode, environment, time, run);
    }

    /** For that run. */
    public GuideRequest forRun(RunId itsRun) {
        return new GuideRequest(consumer, task, question, tokens, mode, environment, now, itsRun);
    }

    /** Whether what is valid so long is over for this request. */
    boolean isAfter(Validity validity) {
        return validity.isOver(now);
    }

    Situation situation() {
        return new Situation(consumer, task, environment, now);
    }
}
