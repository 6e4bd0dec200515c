package io.aionis.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;
import io.aionis.governance.PlaybookVersion;
import io.aionis.model.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The learned refund, asked for plainly or as a stream. */
abstract class BothWays extends LearnedRefund {

    enum Way {
        PLAIN,
        STREAMED
    }

    interface Streamed {
        @UserMessage("Refund order {{order}} because {{reason}}")
        TokenStream refund(@V("order") String order, @V("reason") String reason);
    }

    final List<ChatResponse> streamed = Collections.synchronizedList(new ArrayList<>());

    /** Plans of the plain desk are those of the streamed one too. */
    AionisPluginBuilder both() {
        return bench.plugin().taskFrom(context -> Task.of("Desk.refund"));
    }

    /** Refunds B-2002, late; what the service fails with is thrown. */
    String ask(Way way, AionisPlugin plugin, Consumer<AiServices<?>> more) {
        return ask(way, plugin, new ScriptedStream(bench.model), more);
    }

    String ask(Way way, AionisPlugin plugin, StreamingChatModel stream, Consumer<AiServices<?>> more) {
        if (way == Way.PLAIN) {
            AiServices<Desk> service = service(plugin);
            more.accept(service);
            return service.build().refund("B-2002", "late");
        }
        AiServices<Streamed> service =
                plugin.attach(AiServices.builder(Streamed.class)).streamingChatModel(plugin.replaying(stream));
        more.accept(service);
        return text(service.build().refund("B-2002", "late"));
    }

    String ask(Way way, AionisPlugin plugin) {
        return ask(way, plugin, service -> service.tools(plugin.guarded(tools)));
    }

    String text(TokenStream stream) {
        CompletableFuture<ChatResponse> end = new CompletableFuture<>();
        stream.onPartialResponse(part -> {})
                .onCompleteResponse(end::complete)
                .onError(end::completeExceptionally)
                .start();
        try {
            ChatResponse response = end.orTimeout(60, TimeUnit.SECONDS).join();
            streamed.add(response);
            return String.valueOf(response.aiMessage().text());
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    /** Puts another plan in the place of the learned one. */
    void load(String steps) {
        load(steps, "", "other");
    }

    /** @param more members of the plan, each with a comma behind it */
    void load(String steps, String more, String playbook) {
        PlaybookVersion plan = bench.shop().load("""
                {"format": "aionis-plan/1", "name": "%s", "task": "Desk.refund",
                 "parameters": {"order": "string", "reason": "string"}, %s
                 "steps": [%s]}
                """.formatted(playbook, more, steps), PERSON);
        bench.shop().playbooks().promote(playbook, plan.version(), PERSON, "to be tried");
    }

    LiveReplay replay() {
        assertThat(bench.replays).hasSize(1);
        return bench.replays.get(0);
    }
}
