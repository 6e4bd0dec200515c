package io.aionis.replay;

import io.aionis.model.Effect;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.plan.PlanStep;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Calls tools: with a timeout where there is one, and again where that does no harm. Whether a call is made again is
 * decided by outcome and exception, never by words.
 */
final class ToolCalls {

    /** The error class of a call that took too long. */
    static final String TIMEOUT = "TIMEOUT";

    private final ToolPort tools;
    private final Settings settings;

    ToolCalls(ToolPort tools, Settings settings) {
        this.tools = tools;
        this.settings = settings;
    }

    /**
     * What came of a call, its last attempt.
     *
     * @param answer what the tool answered, or null when it did not
     * @param problem why it did not, in words; empty when it answered
     * @param errorClass short class of why it did not, or null when it answered
     * @param attempts how often the tool was called
     * @param duration how long all attempts took
     * @param late completes when the tool ends that took too long; null when none does
     */
    record Called(
            @Nullable ToolAnswer answer,
            String problem,
            @Nullable String errorClass,
            int attempts,
            Duration duration,
            @Nullable CompletableFuture<ToolAnswer> late) {}

    Called call(PlanStep step, Json.Obj arguments) {
        long start = System.nanoTime();
        int attempts = 0;
        while (true) {
            attempts++;
            Attempt attempt = settings.stepTimeout == null
                    ? attempt(step.tool(), arguments)
                    : attempt(step.tool(), arguments, settings.stepTimeout);
            boolean again = attempts <= settings.retries && mayRepeat(step.effect(), attempt);
            if (!again || !waited(attempts)) {
                Duration took = Duration.ofNanos(System.nanoTime() - start);
                return new Called(
                        attempt.answer(), attempt.problem(), attempt.errorClass(), attempts, took, attempt.late());
            }
        }
    }

    private record Attempt(
            @Nullable ToolAnswer answer,
            String problem,
            @Nullable String errorClass,
            @Nullable CompletableFuture<ToolAnswer> late) {}

    /** A write that may still be at work is not begun again: its end could undo what came after it. */
    private static boolean mayRepeat(Effect effect, Attempt attempt) {
        boolean harmless = effect == Effect.READ || effect == Effect.IDEMPOTENT_WRITE && attempt.late() == null;
        ToolAnswer answer = attempt.answer();
        boolean refused =
                answer != null && (answer.outcome() == Outcome.SUCCEEDED || answer.outcome() == Outcome.BLOCKED);
        return harmless && !refused && !Thread.currentThread().isInterrupted();
    }

    private boolean waited(int failures) {
        Duration pause = settings.backoff.apply(failures);
        try {
            if (pause.compareTo(Duration.ZERO) > 0) {
                TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Attempt attempt(String tool, Json.Obj arguments) {
        try {
            return new Attempt(tools.call(tool, arguments), "", null, null);
        } catch (RuntimeException e) {
            return threw(e);
        }
    }

    private static Attempt threw(RuntimeException e) {
        return new Attempt(null, "the tool threw " + e, e.getClass().getSimpleName(), null);
    }

    private Attempt attempt(String tool, Json.Obj arguments, Duration timeout) {
        CompletableFuture<ToolAnswer> answer = new CompletableFuture<>();
        Thread worker = new Thread(
                () -> {
                    try {
                        answer.complete(tools.call(tool, arguments));
                    } catch (Throwable e) { // handed to whoever waits for the answer
                        answer.completeExceptionally(e);
                    }
                },
                "aionis-replay-step");
        worker.setDaemon(true);
        worker.start();
        try {
            return new Attempt(answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS), "", null, null);
        } catch (TimeoutException e) {
            worker.interrupt();
            String problem = "the tool did not answer within " + timeout + " and was interrupted";
            return new Attempt(null, problem, TIMEOUT, answer);
        } catch (InterruptedException e) {
            worker.interrupt();
            Thread.currentThread().interrupt();
            return new Attempt(null, "the replay was interrupted while it waited for the tool", "INTERRUPTED", answer);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException ofTheTool) {
                return threw(ofTheTool);
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
