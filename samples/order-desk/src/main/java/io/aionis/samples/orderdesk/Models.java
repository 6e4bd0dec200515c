package io.aionis.samples.orderdesk;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import io.aionis.samples.orderdesk.scripted.ScriptedModel;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Chooses the model by the command line: {@code --model scripted|openai|ollama}. */
public final class Models {
    private static final String OPENAI_MODEL = "gpt-4o-mini";
    private static final String OLLAMA_URL = "http://localhost:11434";

    private Models() {}

    /**
     * The model asked for, heard by the listeners. {@code scripted} (the default) takes {@code --latency-ms} and
     * {@code --seed}; {@code openai} reads OPENAI_API_KEY, OPENAI_MODEL, OPENAI_BASE_URL; {@code ollama} reads
     * OLLAMA_MODEL, OLLAMA_BASE_URL.
     *
     * @throws IllegalArgumentException when the choice is unknown or the environment lacks what it needs
     */
    public static ChatModel from(String[] args, Map<String, String> env, ChatModelListener... listeners) {
        List<String> arguments = List.of(args);
        List<ChatModelListener> heard = List.of(listeners);
        String name = option(arguments, "--model", "scripted");
        return switch (name) {
            case "scripted" -> scripted(arguments, heard);
            case "openai" -> openAi(env, heard);
            case "ollama" -> ollama(env, heard);
            default ->
                throw new IllegalArgumentException("--model " + name + " is unknown; use scripted, openai or ollama");
        };
    }

    private static ChatModel scripted(List<String> args, List<ChatModelListener> listeners) {
        return ScriptedModel.builder()
                .latency(Duration.ofMillis(number(args, "--latency-ms", ScriptedModel.DEFAULT_LATENCY.toMillis())))
                .seed(number(args, "--seed", ScriptedModel.DEFAULT_SEED))
                .listeners(listeners)
                .build();
    }

    private static ChatModel openAi(Map<String, String> env, List<ChatModelListener> listeners) {
        var builder = OpenAiChatModel.builder()
                .apiKey(required(env, "OPENAI_API_KEY", "openai"))
                .modelName(env.getOrDefault("OPENAI_MODEL", OPENAI_MODEL))
                .temperature(0.0)
                .listeners(listeners);
        String baseUrl = env.get("OPENAI_BASE_URL");
        return baseUrl == null ? builder.build() : builder.baseUrl(baseUrl).build();
    }

    private static ChatModel ollama(Map<String, String> env, List<ChatModelListener> listeners) {
        return OllamaChatModel.builder()
                .baseUrl(env.getOrDefault("OLLAMA_BASE_URL", OLLAMA_URL))
                .modelName(required(env, "OLLAMA_MODEL", "ollama"))
                .temperature(0.0)
                .listeners(listeners)
                .build();
    }

    private static String required(Map<String, String> env, String name, String model) {
        String value = env.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("--model " + model + " needs the environment variable " + name
                    + ", which is not set; set it, or leave --model away to run offline");
        }
        return value;
    }

    private static long number(List<String> args, String option, long otherwise) {
        String value = option(args, option, Long.toString(otherwise));
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(option + " " + value + " is not a whole number", notANumber);
        }
    }

    private static String option(List<String> args, String option, String otherwise) {
        int at = args.indexOf(option);
        if (at < 0) {
            return otherwise;
        }
        if (at + 1 == args.size()) {
            throw new IllegalArgumentException(option + " needs a value after it");
        }
        return args.get(at + 1);
    }
}
