package io.aionis.samples.orderdesk.scripted;

import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecifications;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.service.tool.DefaultToolExecutor;
import io.aionis.samples.orderdesk.Exchange;
import io.aionis.samples.orderdesk.shop.ShopTools;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A tool loop that can be stopped after any call and continued by somebody else. */
final class HandLoop {
    private final DeskFixture desk;
    private final ShopTools tools;
    private final List<ChatMessage> messages = new ArrayList<>();

    HandLoop(DeskFixture desk, Exchange task) {
        this.desk = desk;
        this.tools = desk.shop.tools();
        messages.add(UserMessage.from("Exchange the %s in order %s of customer %s for colour %s, size %s.\nThank you."
                .formatted(task.item(), task.orderId(), task.email(), task.colour(), task.size())));
    }

    /** Makes up to so many calls. */
    void play(int calls) {
        ScriptedModel model = desk.model();
        for (int i = 0; i < calls; i++) {
            AiMessage answer = model.chat(ChatRequest.builder()
                            .messages(messages)
                            .toolSpecifications(ToolSpecifications.toolSpecificationsFrom(tools))
                            .build())
                    .aiMessage();
            messages.add(answer);
            if (!answer.hasToolExecutionRequests()) {
                return;
            }
            answer.toolExecutionRequests().forEach(request -> messages.add(execute(request)));
        }
    }

    /** Renames the ids of the calls, since whoever made them had their own, and lets the model go on to the end. */
    void playOnAsAnotherModel() {
        messages.replaceAll(HandLoop::renamed);
        play(20);
    }

    List<String> names() {
        return DeskFixture.names(messages);
    }

    private ToolExecutionResultMessage execute(ToolExecutionRequest request) {
        Method method = Arrays.stream(ShopTools.class.getMethods())
                .filter(candidate -> candidate.isAnnotationPresent(Tool.class))
                .filter(candidate -> candidate.getAnnotation(Tool.class).name().equals(request.name()))
                .findFirst()
                .orElseThrow();
        var result = new DefaultToolExecutor(tools, method)
                .executeWithContext(request, InvocationContext.builder().build());
        return ToolExecutionResultMessage.builder()
                .id(request.id())
                .toolName(request.name())
                .text(result.resultText())
                .isError(result.isError())
                .build();
    }

    private static ChatMessage renamed(ChatMessage message) {
        if (message instanceof AiMessage ai) {
            return AiMessage.from(ai.toolExecutionRequests().stream()
                    .map(request ->
                            request.toBuilder().id("plan:" + request.id()).build())
                    .toList());
        }
        if (message instanceof ToolExecutionResultMessage result) {
            return ToolExecutionResultMessage.builder()
                    .id("plan:" + result.id())
                    .toolName(result.toolName())
                    .text(result.text())
                    .isError(result.isError())
                    .build();
        }
        return message;
    }
}
