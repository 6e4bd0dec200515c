package io.aionis.samples.orderdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import io.aionis.samples.orderdesk.scripted.ScriptedModel;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelsTest {
    private static final Map<String, String> NOTHING = Map.of();

    @Test
    void should_choose_the_scripted_model_when_nothing_is_said() {
        Meter meter = new Meter();

        ChatModel model = model("--latency-ms 0", NOTHING, meter);
        model.chat("Hello");

        assertThat(model).isInstanceOf(ScriptedModel.class);
        assertThat(meter.reading().modelCalls()).isOne();
    }

    @Test
    void should_build_the_real_models_when_the_environment_has_what_they_need() {
        Map<String, String> openAi = Map.of("OPENAI_API_KEY", "k", "OPENAI_BASE_URL", "http://127.0.0.1:1/v1");

        assertThat(model("--model openai", openAi, new Meter())).isInstanceOf(OpenAiChatModel.class);
        assertThat(model("--model ollama", Map.of("OLLAMA_MODEL", "llama3"), new Meter()))
                .isInstanceOf(OllamaChatModel.class);
    }

    @ParameterizedTest
    @CsvSource({
        "--model openai, OPENAI_API_KEY",
        "--model ollama, OLLAMA_MODEL",
        "--model gpt, scripted",
        "--model, needs a value",
        "--latency-ms soon, soon"
    })
    void should_name_what_is_missing_when_the_choice_cannot_be_met(String args, String named) {
        assertThatThrownBy(() -> model(args, NOTHING, new Meter()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named);
    }

    private static ChatModel model(String args, Map<String, String> env, Meter meter) {
        return Models.from(args.split(" ", -1), env, meter);
    }
}
