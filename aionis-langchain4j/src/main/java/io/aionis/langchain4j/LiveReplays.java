package io.aionis.langchain4j;

import dev.langchain4j.agent.tool.ReturnBehavior;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.service.tool.AiServiceTool;
import dev.langchain4j.service.tool.ToolExecutor;
import dev.langchain4j.service.tool.ToolProvider;
import dev.langchain4j.service.tool.ToolProviderRequest;
import dev.langchain4j.service.tool.ToolProviderResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The part of a plugin that replays: the models and tools it gives out, and what becomes of each replay. */
final class LiveReplays {

    private static final AfterReplay GOVERNED = new GovernedReplays();

    private static final Logger LOG = LoggerFactory.getLogger(AionisPlugin.class);

    private final ReplayOptions options;
    private final ToolCatalog catalog;
    private final Vetoes vetoes;
    private final Invocations invocations;
    private final Failures failures;
    private final GuardMark mark = new GuardMark();
    private final StepGate gate;
    private final AtomicBoolean replaying = new AtomicBoolean();
    private final AtomicBoolean guarding = new AtomicBoolean();
    private final AtomicBoolean warned = new AtomicBoolean();

    LiveReplays(ReplayOptions options, ToolCatalog catalog, Vetoes vetoes, Invocations invocations, Failures failures) {
        this.options = options;
        this.catalog = catalog;
        this.vetoes = vetoes;
        this.invocations = invocations;
        this.failures = failures;
        this.gate = new StepGate(catalog, mark, options);
    }

    ChatModel replaying(ChatModel model) {
        replaying.set(true);
        return new ReplayingChatModel(model, new ReplayAnswers(invocations, failures, true));
    }

    StreamingChatModel replaying(StreamingChatModel model) {
        replaying.set(true);
        return new ReplayingStreamingModel(model, new ReplayAnswers(invocations, failures, true));
    }

    StreamingChatModel guiding(StreamingChatModel model) {
        return new ReplayingStreamingModel(model, new ReplayAnswers(invocations, failures, false));
    }

    Map<ToolSpecification, ToolExecutor> guarded(Map<ToolSpecification, ToolExecutor> tools) {
        guarding.set(true);
        Map<ToolSpecification, ToolExecutor> guarded = new LinkedHashMap<>();
        tools.forEach((tool, executor) -> guarded.put(mark.put(tool), guarded(tool, executor)));
        return guarded;
    }

    ToolProvider guarded(ToolProvider tools) {
        guarding.set(true);
        return new ToolProvider() {
            @Override
            public @Nullable ToolProviderResult provideTools(ToolProviderRequest request) {
                ToolProviderResult provided = tools.provideTools(request);
                return provided == null ? null : new ToolProviderResult(guarded(provided.aiServiceTools()));
            }

            @Override
            public boolean isDynamic() {
                return tools.isDynamic();
            }
        };
    }

    /** Follows a call from its beginning. */
    ReplaySession begin(ReplayRequest request) {
        if (guarding.get() && !replaying.get() && warned.compareAndSet(false, true)) {
            LOG.warn("Tools are guarded for replay and no model was given to replaying(model), so nothing is replayed;"
                    + " set .chatModel(plugin.replaying(model)) on the AiService");
        }
        return new ReplaySession(request, options, gate, catalog, failures);
    }

    /** The call is over and its run has ended. */
    void over(Invocation invocation) {
        invocation.replay().ending().ifPresent(ending -> {
            for (AfterReplay after : List.of(GOVERNED, options.after)) {
                ending.tell(after, invocation.status(), failures);
            }
            options.listener.onReplay(ending.replay());
        });
    }

    private List<AiServiceTool> guarded(List<AiServiceTool> tools) {
        return tools.stream().map(this::guarded).toList();
    }

    /** A provider's tools may be those of a server, and what that says of them is not believed. */
    private AiServiceTool guarded(AiServiceTool tool) {
        ToolSpecification silenced = ToolCatalog.silenced(tool.toolSpecification());
        return tool.toBuilder()
                .toolSpecification(mark.put(silenced, returns(tool)))
                .toolExecutor(guarded(silenced, tool.toolExecutor()))
                .build();
    }

    private static ReturnBehavior returns(AiServiceTool tool) {
        return tool.returnBehavior() == null ? ReturnBehavior.TO_LLM : tool.returnBehavior();
    }

    private GuardedExecutor guarded(ToolSpecification tool, ToolExecutor executor) {
        return new GuardedExecutor(
                executor, catalog.describe(tool), vetoes, invocations, catalog, options.approvals, failures);
    }
}
