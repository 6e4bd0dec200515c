package io.aionis.samples.orderdesk.scripted;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.output.TokenUsage;
import org.jspecify.annotations.Nullable;

/** An estimate of tokens: four characters make one, a rule of thumb for English. */
final class Tokens {
    private static final int CHARACTERS = 4;
    private static final int TOOL_FRAME =
            "{'name':'','description':'','parameters':{'type':'object','properties':{},'required':[]}},".length();
    private static final int PARAMETER_FRAME = "'':{'type':'string'},'',".length();

    private Tokens() {}

    static TokenUsage of(ChatRequest request, AiMessage answer) {
        int in = request.messages().stream().mapToInt(Tokens::characters).sum()
                + request.toolSpecifications().stream()
                        .mapToInt(Tokens::characters)
                        .sum();
        return new TokenUsage(tokens(in), tokens(characters(answer)));
    }

    private static int tokens(int characters) {
        return (characters + CHARACTERS - 1) / CHARACTERS;
    }

    private static int characters(ChatMessage message) {
        if (message instanceof SystemMessage system) {
            return system.text().length();
        }
        if (message instanceof UserMessage user) {
            return user.hasSingleText()
                    ? user.singleText().length()
                    : user.contents().toString().length();
        }
        if (message instanceof ToolExecutionResultMessage result) {
            return result.text().length();
        }
        return message instanceof AiMessage ai ? characters(ai) : 0;
    }

    private static int characters(AiMessage message) {
        int calls = message.toolExecutionRequests().stream()
                .mapToInt(Tokens::characters)
                .sum();
        return calls + length(message.text());
    }

    private static int characters(ToolExecutionRequest call) {
        return length(call.name()) + length(call.arguments());
    }

    private static int characters(ToolSpecification tool) {
        int text = TOOL_FRAME + length(tool.name()) + length(tool.description());
        if (tool.parameters() == null) {
            return text;
        }
        // Each name stands twice in a JSON schema: as a property and in the list of required ones.
        return text
                + tool.parameters().properties().keySet().stream()
                        .mapToInt(name -> 2 * name.length() + PARAMETER_FRAME)
                        .sum();
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
