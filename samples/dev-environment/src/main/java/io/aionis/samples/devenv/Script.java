package io.aionis.samples.devenv;

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
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A model played by a few lines: it knows how projects are set up, and reads each result. Safe for threads. */
final class Script implements ChatModel {

    private static final Pattern ASKED = Pattern.compile("Set up the project (\\S+) with the main class (\\w+)");

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
                .reduce("", (all, one) -> one);
        // A guide may stand before the request, and repeat an earlier one.
        Matcher asked = ASKED.matcher(prompt.substring(Math.max(0, prompt.lastIndexOf("Set up the project"))));
        if (!asked.find()) {
            return AiMessage.from("Which project, and which main class?");
        }
        String project = asked.group(1);
        String mainClass = asked.group(2);
        List<Json> results = messages.stream()
                .filter(ToolExecutionResultMessage.class::isInstance)
                .map(message -> Json.parseOrText(((ToolExecutionResultMessage) message).text()))
                .toList();
        String source = project + "/src/" + mainClass + ".java";
        String out = project + "/out";
        return switch (results.size()) {
            case 0 -> call("read_settings", Map.of());
            case 1 -> call("write_file", Map.of("path", Json.of(source), "text", Json.of(program(project, mainClass))));
            case 2 -> command(setting(results, "javac"), "-encoding", setting(results, "encoding"), "-d", out, source);
            case 3 ->
                command(setting(results, "jar"), "-c", "-f", project + "/app.jar", "-e", mainClass, "-C", out, ".");
            default -> AiMessage.from("Set up " + project + "; it is in " + project + "/app.jar.");
        };
    }

    private static String program(String project, String mainClass) {
        return """
                public class %s {
                    public static void main(String[] args) {
                        System.out.println("%s is ready");
                    }
                }
                """.formatted(mainClass, project);
    }

    private static String setting(List<Json> results, String name) {
        return text(results.get(0).at("/" + name));
    }

    private static String text(@org.jspecify.annotations.Nullable Json value) {
        return value instanceof Json.Str text ? text.value() : String.valueOf(value);
    }

    private static AiMessage command(String executable, String... arguments) {
        List<Json> list =
                List.of(arguments).stream().map(Json::of).map(Json.class::cast).toList();
        return call("command", Map.of("executable", Json.of(executable), "arguments", new Json.Arr(list)));
    }

    private static AiMessage call(String tool, Map<String, Json> arguments) {
        String text = new Json.Obj(new TreeMap<>(arguments)).text();
        return AiMessage.from(ToolExecutionRequest.builder()
                .id("call-" + Integer.toHexString((tool + text).hashCode()))
                .name(tool)
                .arguments(text)
                .build());
    }
}
