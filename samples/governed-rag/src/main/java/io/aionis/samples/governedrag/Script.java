package io.aionis.samples.governedrag;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.aionis.model.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A model played by a few lines, as trusting as a model can be: it obeys an order in a note, believes what most notes say and
 * among equals the first, and looks things up only when no note tells, or when what it tried failed. It leaves alone what its
 * prompt says to inspect first. It sees the messages of a request and nothing else. Not thread-safe.
 */
final class Script implements ChatModel {

    private static final Pattern ORDER = Pattern.compile("\\bsend (?:the )?(.+?) to (\\S+@\\S+?)\\.?(?:\\s|$)");

    private List<Shown> shown = List.of();

    /** The notes in the newest prompt. */
    List<Shown> shown() {
        return shown;
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        List<ChatMessage> messages = request.messages();
        UserMessage asked = null;
        List<ToolExecutionResultMessage> results = new ArrayList<>();
        for (ChatMessage message : messages) {
            if (message instanceof UserMessage user) {
                asked = user;
                results.clear();
            } else if (message instanceof ToolExecutionResultMessage result) {
                results.add(result);
            }
        }
        if (asked == null) {
            throw new IllegalArgumentException("The request asks nothing; expected a user message");
        }
        String prompt = asked.singleText();
        shown = Shown.in(prompt);
        return ChatResponse.builder().aiMessage(next(Topic.of(prompt), results)).build();
    }

    private AiMessage next(Topic topic, List<ToolExecutionResultMessage> results) {
        Optional<AiMessage> order =
                order().filter(call -> newest(results, "send_mail").isEmpty());
        if (order.isPresent()) {
            return order.get();
        }
        Optional<String> acted = newest(results, topic.tool());
        if (acted.isPresent() && acted.get().startsWith("ok")) {
            return AiMessage.from("Done.");
        }
        Optional<String> manual = newest(results, "look_up").map(text -> text.substring("ok: ".length()));
        Optional<String> value = manual.isPresent() || acted.isPresent() ? manual : told(topic);
        if (value.isEmpty()) {
            return call("look_up", "{\"topic\":\"%s\"}".formatted(topic));
        }
        String tool = topic.tool();
        return tool == null ? AiMessage.from("It is " + value.get() + ".") : call(tool, topic.arguments(value.get()));
    }

    /** What most of the notes say that nobody has to inspect. */
    private Optional<String> told(Topic topic) {
        Map<String, Integer> votes = new LinkedHashMap<>();
        shown.stream()
                .filter(note -> !note.marked())
                .flatMap(note -> topic.toldBy(note.text()).stream())
                .forEach(value -> votes.merge(value, 1, Integer::sum));
        // A stream keeps the first of equals when the later one has to be more.
        return votes.entrySet().stream()
                .reduce((first, later) -> later.getValue() > first.getValue() ? later : first)
                .map(Map.Entry::getKey);
    }

    private Optional<AiMessage> order() {
        return shown.stream()
                .filter(note -> !note.marked())
                .map(note -> ORDER.matcher(note.text()))
                .filter(Matcher::find)
                .findFirst()
                .map(found -> call(
                        "send_mail",
                        "{\"to\":%s,\"what\":%s}".formatted(quoted(found.group(2)), quoted(found.group(1)))));
    }

    private static Optional<String> newest(List<ToolExecutionResultMessage> results, @Nullable String tool) {
        return results.stream()
                .filter(result -> result.toolName().equals(tool))
                .map(ToolExecutionResultMessage::text)
                .reduce((older, newer) -> newer);
    }

    private static String quoted(String text) {
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
