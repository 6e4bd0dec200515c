package io.aionis.langchain4j;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.memory.chat.ChatMemoryProvider;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.observability.api.event.AiServiceStartedEvent;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.memory.ChatMemoryService;
import dev.langchain4j.service.tool.ToolExecution;
import dev.langchain4j.service.tool.ToolExecutor;
import dev.langchain4j.service.tool.ToolProvider;
import io.aionis.RunRecorder;
import io.aionis.Workspace;
import io.aionis.guide.Guide;
import io.aionis.model.Actor;
import io.aionis.model.Role;
import io.aionis.model.RunId;
import io.aionis.model.RunStatus;
import io.aionis.model.Scope;
import io.aionis.replay.ToolPort;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

/**
 * Joins an engine to AiServices: records each call as a run, puts the guide before the user's message, and replays
 * active playbooks. Safe for use by many threads and many AiServices.
 *
 * <pre>{@code
 * AionisPlugin plugin = AionisPlugin.builder().aionis(aionis).scope("repo:shop").build();
 * Refunds refunds = plugin.attach(AiServices.builder(Refunds.class))
 *         .chatModel(plugin.replaying(model))
 *         .tools(plugin.guarded(new OrderTools()))
 *         .build();
 * }</pre>
 *
 * The system property {@code aionis.enabled=false} switches it off; then the service runs as if it were not there. Guide
 * and stamp are in every model request of a call and never in the chat memory; text that the user's own augmentor adds
 * is not stored there either.
 */
public final class AionisPlugin {

    private static final int PAGE_LENGTH = 4_000;

    private static final Map<AiServices<?>, AionisPlugin> ATTACHED = Collections.synchronizedMap(new WeakHashMap<>());

    private final AionisPluginBuilder options;
    private final Failures failures;
    private final Invocations invocations;
    private final RunHistory history = new RunHistory();
    private final ToolCatalog catalog;
    private final RunListeners listeners;
    private final ToolFacts facts;
    private final Vetoes vetoes;
    private final LiveReplays replays;
    private final ChatMemories.Shared chats;

    AionisPlugin(AionisPluginBuilder options) {
        this.options = options;
        this.failures = new Failures(options.failurePolicy());
        this.invocations = new Invocations(options.clock(), options.runTimeout());
        this.catalog = new ToolCatalog(options.effects(), options.toolOutcomes(), failures);
        this.facts = new ToolFacts(catalog);
        this.vetoes = new Vetoes(options.veto(), options.vetoWithin(), options.clock(), options.onVeto(), failures);
        this.replays = new LiveReplays(options.replay(), catalog, vetoes, invocations, failures);
        this.chats = new ChatMemories.Shared(
                options.recording() ? options.engine() : null, options::chatScopeOf, options.chatActor(), failures);
        this.listeners = new RunListeners(invocations, this::start, this::over, facts, failures);
    }

    /** Options; an engine and a scope are required. */
    public static AionisPluginBuilder builder() {
        return new AionisPluginBuilder();
    }

    /**
     * Sets listeners, after-tool hook and augmentor of an AiService. Setting the hook or the augmentor there afterwards
     * replaces what this set: give them to the plugin's builder instead. A content retriever goes into an augmentor, as
     * LangChain4j takes one or the other.
     *
     * @throws IllegalStateException when the service is attached to another plugin, which would record each call twice
     */
    public <T> AiServices<T> attach(AiServices<T> service) {
        if (!enabled()) {
            return own(service);
        }
        AionisPlugin before = ATTACHED.putIfAbsent(service, this);
        if (before != null && before != this) {
            throw new IllegalStateException(
                    "The AiService builder " + service + " is attached to another plugin already,"
                            + " which would record each call twice; attach each service to one plugin");
        }
        service.registerListeners(listeners.all());
        service.afterToolExecution(this::afterTool);
        service.storeRetrievedContentInChatMemory(false);
        return service.retrievalAugmentor(new GuideAugmentor(
                options.retrievalAugmentor(),
                invocations,
                chats.openBlocks(),
                facts,
                history::showed,
                failures,
                options.guiding() ? options.guideTokens() : 0));
    }

    /**
     * A model that answers with the next call of the task's active playbook, and asks {@code model} for everything else,
     * the final answer included. It replays calls of methods whose arguments all are typed template values; the model
     * takes over for the rest of the call at the first thing that is not as recorded.
     */
    public ChatModel replaying(ChatModel model) {
        return replays.replaying(model);
    }

    /**
     * The same for a service that streams. A plan's calls are handed over on the thread that asks, which for the first is
     * the one that starts the stream.
     */
    public StreamingChatModel replaying(StreamingChatModel model) {
        return replays.replaying(model);
    }

    /**
     * A model that gets the guide back where a message window, or a guardrail that asks again, has lost it. What
     * {@link #replaying(StreamingChatModel)} returns does so too.
     */
    public StreamingChatModel guiding(StreamingChatModel model) {
        return replays.guiding(model);
    }

    /**
     * A tool for {@code AiServices.tools(map)} with which the agent fetches the evidence behind a row of its guide, or
     * behind a memory id, in pages of {@value #PAGE_LENGTH} characters. It sees what the agent may see at its task. Its
     * calls are not recorded: they are no part of the work.
     */
    public Map<ToolSpecification, ToolExecutor> rehydrateTool() {
        return rehydrateTool(PAGE_LENGTH);
    }

    /**
     * The same with pages of another length.
     *
     * @param pageLength characters in a page, at least 200
     */
    public Map<ToolSpecification, ToolExecutor> rehydrateTool(int pageLength) {
        return MemoryTool.of(invocations, failures, pageLength);
    }

    /**
     * Tools for {@code AiServices.tools(map)} whose writes happen once in a replayed call, or in a request that the host
     * named. Without these a replay hands back before its first write.
     *
     * @param toolObjects objects with {@code @Tool} methods
     * @throws IllegalArgumentException when an object has no tools, or has compensations or return behaviours that a
     *     wrapped tool would lose
     */
    public Map<ToolSpecification, ToolExecutor> guarded(Object... toolObjects) {
        ToolObjects.requireGuardable(toolObjects);
        return guarded(ToolObjects.scan(toolObjects));
    }

    /**
     * The same for the tools of a port, such as {@code io.aionis.local}'s commands and files. Each is described to the model
     * by the {@code description} of its schema.
     */
    public Map<ToolSpecification, ToolExecutor> guarded(ToolPort port) {
        return guarded(PortTools.of(port));
    }

    /** The same for tools that are already apart. */
    public Map<ToolSpecification, ToolExecutor> guarded(Map<ToolSpecification, ToolExecutor> tools) {
        return replays.guarded(tools);
    }

    /**
     * The same for the tools of a provider, such as those of an MCP server. Return behaviours are kept, and what changes
     * between requests goes on to change.
     */
    public ToolProvider guarded(ToolProvider tools) {
        return replays.guarded(tools);
    }

    /**
     * The chat memories of a service, each with a window of that many messages.
     *
     * @param service whose conversations they are: two services do not share one, though both use the memory id
     *     "default"
     * @throws IllegalArgumentException when there are fewer than 1 messages
     * @throws IllegalStateException when the scope of a chat is not known; the message says what to do
     */
    public ChatMemories chatMemory(Class<?> service, int maxMessages) {
        if (maxMessages < 1) {
            throw new IllegalArgumentException("maxMessages is " + maxMessages + "; expected at least 1");
        }
        return chatMemory(
                service,
                id -> MessageWindowChatMemory.builder()
                        .id(id)
                        .maxMessages(maxMessages)
                        .build());
    }

    /**
     * The chat memories of a service, each with a window of your own.
     *
     * @param windows gives a window for a memory id, another one for each
     */
    public ChatMemories chatMemory(Class<?> service, ChatMemoryProvider windows) {
        return chatMemory(service.getSimpleName(), windows);
    }

    /**
     * The chat memories of that name. Services that use one name share the conversations of equal memory ids; the first
     * window given for an id is the one used.
     *
     * @param name one line without a colon
     */
    public ChatMemories chatMemory(String name, ChatMemoryProvider windows) {
        options.requireChatScope();
        return new ChatMemories(name, windows, chats);
    }

    /** Tools for a replay without an AiService. */
    public ToolPort toolPort(Object... toolObjects) {
        return toolPort(ToolObjects.scan(toolObjects));
    }

    /** The tools of a port, described as {@link #guarded(ToolPort)} describes them, so that plans learned there fit. */
    public ToolPort toolPort(ToolPort port) {
        return toolPort(PortTools.of(port));
    }

    /** The same for tools that are already apart. */
    public ToolPort toolPort(Map<ToolSpecification, ToolExecutor> tools) {
        return new LangChain4jTools(tools, catalog);
    }

    /**
     * Says how a run came out, as the host knows it: that a call returned does not mean that its task succeeded.
     *
     * @param run one of the last 1000 runs of this plugin
     * @param status not RETURNED, which says nothing
     * @throws IllegalArgumentException when the run is not known here, or the status says nothing, or there is no
     *     reason
     */
    public void outcome(RunId run, RunStatus status, String reason) {
        List<RunRecorder> known = history.find(run);
        if (known.size() != 1) {
            throw new IllegalArgumentException("The run '" + run + "' is "
                    + (known.isEmpty() ? "not among the last runs of this plugin" : "in several scopes")
                    + "; use workspace.resumeRun(run, task, actor).verdict(…)");
        }
        if (status == RunStatus.RETURNED) {
            throw new IllegalArgumentException(
                    "RETURNED is no judgement of the run '" + run + "'; expected SUCCEEDED, FAILED or BLOCKED");
        }
        if (reason == null || reason.isBlank()) {
            throw new IllegalArgumentException(
                    "The outcome of the run '" + run + "' has no reason; say in a few words why, for whoever reads it");
        }
        known.get(0).verdict(Actor.of("host", Role.VERIFIER), status.outcome(), reason);
    }

    /** The last run that began on a chat memory; an AiService without {@code @MemoryId} has the memory "default". */
    public Optional<RunId> lastRun(Object memoryId) {
        return history.lastOf(memoryId);
    }

    /** The last run that began without a {@code @MemoryId}. */
    public Optional<RunId> lastRun() {
        return lastRun(ChatMemoryService.DEFAULT);
    }

    /**
     * The last guide that was shown on a chat memory, so that feedback can be given on its trace id. Empty when none was
     * asked for. Its receipt says why each row stands where it does, and why there is none; ask the workspace for what was
     * left out.
     */
    public Optional<Guide> lastGuide(Object memoryId) {
        return history.lastGuide(memoryId);
    }

    /** The last guide that was shown without a {@code @MemoryId}. */
    public Optional<Guide> lastGuide() {
        return lastGuide(ChatMemoryService.DEFAULT);
    }

    /** How many calls of guarded tools repeated a known failure, whether they were blocked or not. */
    public long vetoes() {
        return vetoes.count();
    }

    /** How often the memory failed and the agent went on. */
    public long failures() {
        return failures.count();
    }

    private <T> AiServices<T> own(AiServices<T> service) {
        var hook = options.afterToolExecution();
        var augmentor = options.retrievalAugmentor();
        if (hook != null) {
            service.afterToolExecution(hook);
        }
        return augmentor == null ? service : service.retrievalAugmentor(augmentor);
    }

    static boolean enabled() {
        return !"false".equalsIgnoreCase(System.getProperty("aionis.enabled"));
    }

    private void start(AiServiceStartedEvent event) {
        if (!enabled()) {
            return;
        }
        InvocationContext context = event.invocationContext();
        Scope scope = options.scopeOf(context);
        Workspace workspace = options.engine().in(scope);
        MethodCall call = options.callOf(context);
        Actor actor = options.actorOf(context);
        String request = Texts.of(event.userMessage().contents());
        RunId run = options.runIdOf(context);
        Instant now = invocations.now();
        RunRecorder recorder = null;
        if (options.recording()) {
            recorder = history.find(scope, run);
            if (recorder == null) {
                recorder = workspace.startRun(run, call.task(), actor, request, call.parameters());
            }
            recorder = recorder.as(actor);
            history.began(scope, context.chatMemoryId(), recorder);
        }
        invocations.add(new Invocation(
                context,
                workspace,
                call,
                event.userMessage(),
                run,
                actor,
                recorder,
                recorder == null ? null : new CallLog(recorder, catalog, failures),
                replays.begin(new ReplayRequest(
                        context.invocationId(), workspace, call, request, run, options.idempotencyKeyOf(context), now)),
                now));
        options.onRun().accept(run);
    }

    private void over(Invocation invocation) {
        if (invocation.toReport()) {
            replays.over(invocation);
        }
    }

    private void afterTool(ToolExecution execution) {
        listeners.afterTool(execution);
        var own = options.afterToolExecution();
        if (own != null) {
            own.accept(execution);
        }
    }
}
