package io.aionis.langchain4j;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.service.tool.ToolExecutionResult;
import io.aionis.adjudication.Situation;
import io.aionis.guide.RepeatedFailure;
import io.aionis.model.Json;
import io.aionis.replay.ToolDescriptor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps guarded tools from repeating a failure. Looks at the folded state alone, and lets a call pass when it cannot look.
 * A failure holds for a time only: a tool that never runs could never show that it works again.
 */
final class Vetoes {

    private static final Logger LOG = LoggerFactory.getLogger(AionisPlugin.class);

    private final Veto veto;
    private final Duration within;
    private final Clock clock;
    private final Consumer<VetoedCall> listener;
    private final Failures failures;
    private final LongAdder count = new LongAdder();

    Vetoes(Veto veto, Duration within, Clock clock, Consumer<VetoedCall> listener, Failures failures) {
        this.veto = veto;
        this.within = within;
        this.clock = clock;
        this.listener = listener;
        this.failures = failures;
    }

    /** What the model gets in place of the tool's answer, or null when the tool may run. */
    @Nullable
    ToolExecutionResult of(Invocation invocation, ToolExecutionRequest request, ToolDescriptor tool) {
        if (veto == Veto.OFF) {
            return null;
        }
        try {
            Json arguments = Values.arguments(request.arguments());
            Optional<RepeatedFailure> repeated = repeated(invocation, tool, arguments);
            if (repeated.isEmpty()) {
                return null;
            }
            RepeatedFailure failure = repeated.get();
            boolean blocked = veto == Veto.BLOCK;
            if (blocked && invocation.calls() != null) {
                invocation.calls().vetoed(request);
            }
            count.increment();
            tell(new VetoedCall(
                    invocation.run(), tool.name(), arguments, failure.memory().id(), failure.code(), blocked));
            return blocked ? refusal(failure) : null;
        } catch (RuntimeException failure) {
            failures.note("a veto", failure);
            return null;
        }
    }

    long count() {
        return count.sum();
    }

    private Optional<RepeatedFailure> repeated(Invocation invocation, ToolDescriptor tool, Json arguments) {
        Instant now = clock.instant();
        Situation situation =
                new Situation(invocation.actor(), invocation.call().task(), ToolFacts.of(tool), now);
        return invocation
                .workspace()
                .repeatedFailure(situation, tool.name(), arguments)
                .filter(failure -> failure.byPerson() || holds(invocation, failure, now));
    }

    private boolean holds(Invocation invocation, RepeatedFailure failure, Instant now) {
        return invocation
                .workspace()
                .lastTouched(failure.memory())
                .filter(at -> at.plus(within).isAfter(now))
                .isPresent();
    }

    private void tell(VetoedCall call) {
        LOG.warn(
                "The call of '{}' in run {} repeats the failure {} ({}); {}",
                call.tool(),
                call.run(),
                call.memoryId(),
                call.code(),
                call.blocked() ? "it was not executed" : "it was executed all the same");
        try {
            listener.accept(call);
        } catch (RuntimeException ofTheHost) {
            failures.note("the veto listener", ofTheHost);
        }
    }

    private static ToolExecutionResult refusal(RepeatedFailure failure) {
        String why = failure.byPerson()
                ? "a person blocked this call"
                : "this call failed " + failure.memory().attempts() + "x at this task with these arguments";
        return ToolExecutionResult.builder()
                .isError(true)
                .resultText("NOT EXECUTED: " + why + " (reason code " + failure.code() + ", memory "
                        + failure.memory().id() + "). Do not repeat it: use other arguments or another way.")
                .build();
    }
}
