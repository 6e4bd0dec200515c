package io.aionis.samples.quickstart;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.aionis.model.Role;
import java.util.List;

/**
 * A model for one role, played by a few lines: it takes the quick way unless its prompt says that it is blocked. It sees
 * the messages of a request and nothing else. Safe for threads.
 */
final class ScriptedModel implements ChatModel {

    static final String QUICK = "patch the legacy adapter";
    static final String LONG = "write a new adapter";

    private final Role role;

    ScriptedModel(Role role) {
        this.role = role;
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        return ChatResponse.builder().aiMessage(answer(request.messages())).build();
    }

    private AiMessage answer(List<ChatMessage> messages) {
        String prompt = messages.stream()
                .filter(UserMessage.class::isInstance)
                .map(message -> ((UserMessage) message).singleText())
                .reduce("", String::concat);
        List<String> results = messages.stream()
                .filter(ToolExecutionResultMessage.class::isInstance)
                .map(message -> ((ToolExecutionResultMessage) message).text())
                .toList();
        String way = isBlocked(prompt, QUICK) ? LONG : QUICK;
        return switch (role) {
            case PLANNER -> say("""
                    {"route": "%s", "steps": ["%s", "run the tests"], "successCriteria": ["every test is green"]}""".formatted(way, way));
            case WORKER ->
                results.isEmpty()
                        ? call(way.equals(QUICK) ? "patchLegacyAdapter" : "writeNewAdapter")
                        : say("{\"route\": \"%s\", \"file\": \"%s\", \"did\": \"%s\"}"
                                .formatted(
                                        way,
                                        way.equals(QUICK) ? Checkout.LEGACY_FILE : Checkout.NEW_FILE,
                                        results.get(0)));
            case VERIFIER ->
                results.isEmpty()
                        ? call("runTests")
                        : say("{\"accepted\": %s, \"report\": \"%s\"}"
                                .formatted(
                                        !results.get(0).contains("RED"),
                                        results.get(0).replace("\n", "; ")));
            case REVIEWER, AGENT -> say("""
                    {"route": "%s", "next": "take the next kind of charge", "successCriteria": ["every test is green"]}""".formatted(way));
        };
    }

    /** Whether the guide's blocked routes name this one. */
    private static boolean isBlocked(String prompt, String route) {
        boolean blocks = false;
        for (String line : prompt.lines().toList()) {
            if (line.startsWith("## ")) {
                blocks = line.contains("FAILED_BRANCHES");
            } else if (blocks && line.contains(route)) {
                return true;
            }
        }
        return false;
    }

    private static AiMessage say(String text) {
        return AiMessage.from(text);
    }

    private static AiMessage call(String tool) {
        return AiMessage.from(ToolExecutionRequest.builder()
                .id("call-1")
                .name(tool)
                .arguments("{}")
                .build());
    }
}
