package io.aionis.langchain4j;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import io.aionis.langchain4j.ReplaySession.Issued;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a conversation holds since the user spoke: a plan's calls and their results, and nothing else. */
final class PlanTraffic {

    private PlanTraffic() {}

    /**
     * What it holds that is not the plan's, or null when there is nothing such. Results of steps that nobody told of before
     * are told to the session.
     *
     * @param issued the plan's calls by id
     * @param done the steps whose result is known, kept up by the session
     */
    static @Nullable String problem(
            List<ChatMessage> messages, ReplaySession session, Map<String, Issued> issued, Set<String> done) {
        for (ChatMessage message : messages.subList(Stamp.lastUserMessage(messages) + 1, messages.size())) {
            if (message instanceof AiMessage ai) {
                if (!ai.hasToolExecutionRequests()
                        || ai.toolExecutionRequests().stream().anyMatch(r -> session.issued(r) == null)) {
                    return "the conversation holds an answer that is not the plan's";
                }
            } else if (message instanceof ToolExecutionResultMessage result) {
                Issued of = result.id() == null ? null : issued.get(result.id());
                if (of == null) {
                    return "the conversation holds a result of '" + result.toolName()
                            + "' that the plan did not ask for";
                }
                if (!done.contains(of.step().id())) {
                    session.told(of, Texts.of(result.contents()), Boolean.TRUE.equals(result.isError()));
                }
            } else if (!(message instanceof SystemMessage)) {
                return "the conversation holds a message of type " + message.type() + " after the user's";
            }
        }
        for (Issued call : issued.values()) {
            if (!done.contains(call.step().id())) {
                return "step " + call.step().id() + " (" + call.step().tool() + ") left no result";
            }
        }
        return null;
    }
}
