package io.aionis.samples.orderdesk.scripted;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A chat model played by a policy: it sees the messages and tools of a request and nothing else, and the same request
 * always gets the same answer. Safe for threads.
 */
public final class ScriptedModel implements ChatModel {
    /** How long a call takes unless told otherwise: a hosted model's short answer. */
    public static final Duration DEFAULT_LATENCY = Duration.ofMillis(400);

    /** The seed of wrong turns unless told otherwise: one that lets every act of the sample see one. */
    public static final long DEFAULT_SEED = 8;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Duration latency;
    private final Pause pause;
    private final long seed;
    private final double wrongTurnRate;
    private final List<ChatModelListener> listeners;

    ScriptedModel(ScriptedModelBuilder builder) {
        this.latency = builder.latency;
        this.pause = builder.pause;
        this.seed = builder.seed;
        this.wrongTurnRate = builder.wrongTurnRate;
        this.listeners = builder.listeners;
    }

    /** A model with the default latency, seed and rate of wrong turns. */
    public static ScriptedModelBuilder builder() {
        return new ScriptedModelBuilder();
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        AiMessage answer = answer(request);
        pause.take(latency);
        return ChatResponse.builder()
                .aiMessage(answer)
                .modelName("scripted")
                .tokenUsage(Tokens.of(request, answer))
                .finishReason(answer.hasToolExecutionRequests() ? FinishReason.TOOL_EXECUTION : FinishReason.STOP)
                .build();
    }

    @Override
    public List<ChatModelListener> listeners() {
        return listeners;
    }

    private AiMessage answer(ChatRequest request) {
        Conversation seen = Conversation.read(request.messages());
        Move move = seen.task()
                .map(task -> new ExchangePolicy(seen, task, hasty(task)).next())
                .orElse(new Move.Say("I can exchange an item of an order; tell me the order, the item and the"
                        + " colour and size wanted."));
        if (move instanceof Move.Say say) {
            return AiMessage.from(say.text());
        }
        Move.Call call = (Move.Call) move;
        if (request.toolSpecifications().stream().map(ToolSpecification::name).noneMatch(call.tool()::equals)) {
            return AiMessage.from("I cannot go on without a tool named " + call.tool() + ".");
        }
        return AiMessage.from(toolCall(call, request.messages()));
    }

    /** One throw per task, so that the model does not change its mind between two requests. */
    private boolean hasty(Task task) {
        String key = task.email() + ' ' + task.orderId() + ' ' + task.item();
        return new SplittableRandom(seed * 31 + key.hashCode()).nextDouble() < wrongTurnRate;
    }

    private static ToolExecutionRequest toolCall(Move.Call call, List<ChatMessage> messages) {
        try {
            return ToolExecutionRequest.builder()
                    .id("call_" + messages.size())
                    .name(call.tool())
                    .arguments(JSON.writeValueAsString(call.arguments()))
                    .build();
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("cannot write the arguments " + call.arguments(), failure);
        }
    }
}
