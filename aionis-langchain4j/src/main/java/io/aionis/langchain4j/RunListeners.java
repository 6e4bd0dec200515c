package io.aionis.langchain4j;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.observability.api.event.AiServiceErrorEvent;
import dev.langchain4j.observability.api.event.AiServiceEvent;
import dev.langchain4j.observability.api.event.AiServiceRequestIssuedEvent;
import dev.langchain4j.observability.api.event.AiServiceResponseReceivedEvent;
import dev.langchain4j.observability.api.event.AiServiceStartedEvent;
import dev.langchain4j.observability.api.event.ToolExecutedEvent;
import dev.langchain4j.observability.api.listener.AiServiceCompletedListener;
import dev.langchain4j.observability.api.listener.AiServiceErrorListener;
import dev.langchain4j.observability.api.listener.AiServiceListener;
import dev.langchain4j.observability.api.listener.AiServiceRequestIssuedListener;
import dev.langchain4j.observability.api.listener.AiServiceResponseReceivedListener;
import dev.langchain4j.observability.api.listener.AiServiceStartedListener;
import dev.langchain4j.observability.api.listener.ToolExecutedEventListener;
import dev.langchain4j.service.Result;
import dev.langchain4j.service.tool.ToolExecution;
import io.aionis.model.Json;
import io.aionis.model.RunStatus;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Follows the life of each AiService call and records it. */
final class RunListeners {

    private final Invocations invocations;
    private final Consumer<AiServiceStartedEvent> starter;
    private final Consumer<Invocation> closer;
    private final ToolFacts facts;
    private final Failures failures;
    private final List<AiServiceListener<?>> all;

    /**
     * @param starter begins an invocation
     * @param closer is told of each invocation that is over
     */
    RunListeners(
            Invocations invocations,
            Consumer<AiServiceStartedEvent> starter,
            Consumer<Invocation> closer,
            ToolFacts facts,
            Failures failures) {
        this.invocations = invocations;
        this.starter = starter;
        this.closer = closer;
        this.facts = facts;
        this.failures = failures;
        this.all = listeners();
    }

    /** Always the same ones, so that a service to which they are added twice has them once. */
    List<AiServiceListener<?>> all() {
        return all;
    }

    private List<AiServiceListener<?>> listeners() {
        AiServiceStartedListener started = event -> failures.run("the start of a run", () -> started(event));
        AiServiceRequestIssuedListener asked = event -> with(event, "a model request", this::asked);
        AiServiceResponseReceivedListener answered = event -> with(event, "a model response", this::answered);
        ToolExecutedEventListener executed = event -> with(event, "a tool result", this::executed);
        AiServiceCompletedListener completed =
                event -> end(event, RunStatus.RETURNED, answerOf(event.result().orElse(null)));
        AiServiceErrorListener failed = event -> end(event, statusOf(event.error()), reasonOf(event));
        return List.of(started, asked, answered, executed, completed, failed);
    }

    /** Records a call with what only this hook knows: its error flag at once, and its duration. */
    void afterTool(ToolExecution execution) {
        failures.run("a tool result", () -> {
            Invocation invocation = invocations.find(execution.invocationContext());
            if (invocation != null && invocation.calls() != null) {
                invocation
                        .calls()
                        .returned(
                                execution.request(),
                                Texts.of(execution.resultContents()),
                                execution.hasFailed(),
                                execution.duration());
            }
        });
    }

    private void started(AiServiceStartedEvent event) {
        for (Invocation over : invocations.giveUp(event.invocationContext())) {
            try {
                Invocations.abandon(over);
                closer.accept(over);
            } catch (RuntimeException failure) {
                failures.note("the end of an abandoned run", failure);
            }
        }
        starter.accept(event);
    }

    private void asked(Invocation invocation, AiServiceRequestIssuedEvent event) {
        List<ToolSpecification> tools = orEmpty(event.request().toolSpecifications());
        invocation.asked(event.request(), event.invocationContext().userMessage());
        invocation.replay().asked(event.request().messages());
        CallLog calls = invocation.calls();
        if (calls != null) {
            calls.asked(event.request().messages(), tools);
        }
        facts.offers(invocation.service(), tools);
    }

    private void answered(Invocation invocation, AiServiceResponseReceivedEvent event) {
        AiMessage message = event.response().aiMessage();
        if (message == null || !message.hasToolExecutionRequests()) {
            return;
        }
        invocation.replay().answered(message);
        CallLog calls = invocation.calls();
        if (calls != null) {
            calls.requested(message.toolExecutionRequests());
        }
    }

    private void executed(Invocation invocation, ToolExecutedEvent event) {
        CallLog calls = invocation.calls();
        if (calls != null) {
            calls.returned(event.request(), Texts.of(event.resultContents()));
        }
    }

    private <E extends AiServiceEvent> void with(E event, String doing, BiConsumer<Invocation, E> work) {
        failures.run(doing, () -> {
            Invocation invocation = invocations.find(event.invocationContext());
            if (invocation != null) {
                work.accept(invocation, event);
            }
        });
    }

    private void end(AiServiceEvent event, RunStatus status, @Nullable String answer) {
        InvocationContext context = event.invocationContext();
        failures.run("the end of a run", () -> {
            Invocation invocation = invocations.remove(context, status != RunStatus.RETURNED);
            if (invocation != null) {
                try {
                    invocation.end(status, answer);
                } finally {
                    closer.accept(invocation);
                }
            }
        });
    }

    private static @Nullable String answerOf(@Nullable Object result) {
        if (result instanceof ChatResponse streamed) {
            AiMessage message = streamed.aiMessage();
            return message == null ? null : message.text();
        }
        Object content = result instanceof Result<?> whole ? whole.content() : result;
        if (content == null || content instanceof CharSequence) {
            return content == null ? null : content.toString();
        }
        Json json = Values.toJson(content);
        return json == null ? content.toString() : json.text();
    }

    private static RunStatus statusOf(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException || cause instanceof CancellationException) {
                return RunStatus.INTERRUPTED;
            }
        }
        return RunStatus.FAILED;
    }

    private static String reasonOf(AiServiceErrorEvent event) {
        return event.error().getClass().getSimpleName() + ": " + event.error().getMessage();
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
