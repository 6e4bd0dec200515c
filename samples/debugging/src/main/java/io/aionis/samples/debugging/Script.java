package io.aionis.samples.debugging;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.aionis.model.Json;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A model played by a few lines. It has two ideas how to mend a loop, and tries them in order, but for those that its prompt
 * says failed before; where the loop is sound it mends what is in it. It sees the messages of a request and nothing else.
 * Safe for threads.
 */
final class Script implements ChatModel {

    static final String WRONG_LOOP = "for (int i = 1; i <= cents.length; i++) {";
    static final String RIGHT_LOOP = "for (int i = 0; i < cents.length; i++) {";

    private static final Pattern PROJECT = Pattern.compile("check of the project (\\S+) is red");

    private final AtomicInteger calls = new AtomicInteger();

    /** How often it was asked. */
    int calls() {
        return calls.get();
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        calls.incrementAndGet();
        return ChatResponse.builder().aiMessage(answer(request.messages())).build();
    }

    private static AiMessage answer(List<ChatMessage> messages) {
        String prompt = messages.stream()
                .filter(UserMessage.class::isInstance)
                .map(message -> ((UserMessage) message).singleText())
                .reduce("", String::concat);
        List<ToolExecutionResultMessage> results = messages.stream()
                .filter(ToolExecutionResultMessage.class::isInstance)
                .map(ToolExecutionResultMessage.class::cast)
                .toList();
        String asked = prompt.substring(Math.max(0, prompt.lastIndexOf("The check of the project")));
        Matcher named = PROJECT.matcher(asked);
        if (!named.find()) {
            return AiMessage.from("Which project?");
        }
        String project = quoted(named.group(1));
        if (results.isEmpty()) {
            return call("run_check", "{\"project\":" + project + "}");
        }
        Json checked = Json.parseOrText(results.get(0).text());
        Json line = checked.at("/line");
        if (line == null) {
            return AiMessage.from("Nothing to mend: " + results.get(0).text());
        }
        String where = "{\"project\":" + project + ",\"line\":" + line.text();
        if (results.size() == 1) {
            return call("read_line", where + "}");
        }
        ToolExecutionResultMessage last = results.get(results.size() - 1);
        if (last.toolName().equals("try_fix") && last.text().contains("green")) {
            return AiMessage.from("Mended line " + line.text() + "; the check is green.");
        }
        if (Json.of(RIGHT_LOOP).equals(Json.parseOrText(results.get(1).text()).at("/text"))) {
            return call("try_fix", "{\"project\":%s,\"line\":5,\"by\":\"sum += cents[i];\"}".formatted(project));
        }
        long tried =
                results.stream().filter(r -> r.toolName().equals("try_fix")).count();
        return Stream.of(WRONG_LOOP, RIGHT_LOOP)
                .filter(idea -> !isBlocked(prompt, idea))
                .skip(tried)
                .findFirst()
                .map(idea -> call("try_fix", where + ",\"by\":" + quoted(idea) + "}"))
                .orElseGet(() -> AiMessage.from("I have no other idea."));
    }

    /** Whether the guide's failed branches name this idea. */
    private static boolean isBlocked(String prompt, String idea) {
        boolean blocks = false;
        for (String line : prompt.lines().toList()) {
            if (line.startsWith("## ")) {
                blocks = line.contains("FAILED_BRANCHES");
            } else if (blocks && line.contains(quoted(idea))) {
                return true;
            }
        }
        return false;
    }

    static String quoted(String text) {
        return Json.of(text).text();
    }

    private static AiMessage call(String tool, String arguments) {
        return AiMessage.from(ToolExecutionRequest.builder()
                .id("call-" + Integer.toHexString((tool + arguments).hashCode()))
                .name(tool)
                .arguments(arguments)
                .build());
    }
}
