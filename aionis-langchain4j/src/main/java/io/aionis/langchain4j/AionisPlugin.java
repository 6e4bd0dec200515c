package io.aionis.langchain4j;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.memory.chat.ChatMemoryProvider;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.observability.api.event.AiServiceStartedEvent;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.memory.ChatMemoryService;
import dev.langchain4j.service.tool.ToolExecution;
import dev.langchain4j.service.tool.ToolExecutor;
import io.aionis.RunRecorder;
import io.aionis.Workspace;
import io.aionis.model.Actor;
import io.aionis.model.Role;
import io.aionis.model.RunId;
import io.aionis.model.RunStatus;
import io.aionis.model.Scope;
import io.aionis.replay.ToolDescriptor;
import io.aionis.replay.ToolPort;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
 * is not stored there either. Streaming services are recorded and guided; they are not replayed.
 */
public final class AionisPlugin {

    private static final Logger LOG = LoggerFactory.getLogger(AionisPlugin.class);

    private final AionisPluginBuilder options;
    private final Failures failures;
    private final Invocations invocations;
    private final RunHistory history = new RunHistory();
    private final ToolCatalog catalog;
    private final GuardMark mark = new GuardMark();
    private final RunListeners listeners;
    private final Actor agent;
    private final ChatMemories.Shared chats;
    private final AtomicBoolean replaying = new AtomicBoolean();
    private final AtomicBoolean guarding = new AtomicBoolean();
    private final AtomicBoolean warned = new AtomicBoolean();

    AionisPlugin(AionisPluginBuilder options) {
        this.options = options;
        this.failures = new Failures(options.failurePolicy());
        this.invocations = new Invocations(options.clock(), options.runTimeout());
        this.catalog = new ToolCatalog(options.effects(), options.toolOutcomes());
        this.agent = Actor.agent(options.agentName());
        this.chats = new ChatMemories.Shared(
                options.recording() ? options.engine() : null, options::chatScopeOf, agent, failures);
        this.listeners = new RunListeners(invocations, this::start, this::over, failures);
    }

    /** Options; an engine and a scope are required. */
    public static AionisPluginBuilder builder() {
        return new AionisPluginBuilder();
    }

    /**
     * Sets listeners, after-tool hook and augmentor of an AiService. Setting the hook or the augmentor there afterwards
     * replaces what this set: give them to the plugin's builder instead. A content retriever goes into an augmentor, as
     * LangChain4j takes one or the other.
     */
    public <T> AiServices<T> attach(AiServices<T> service) {
        if (!enabled()) {
            return own(service);
        }
        service.registerListeners(listeners.all());
        service.afterToolExecution(this::afterTool);
        service.storeRetrievedContentInChatMemory(false);
        return service.retrievalAugmentor(new GuideAugmentor(
                options.retrievalAugmentor(),
                invocations,
                chats.openBlocks(),
                failures,
                agent,
                options.guiding() ? options.guideTokens() : 0));
    }

    /**
     * A model that answers with the next call of the task's active playbook, and asks {@code model} for everything else,
     * the final answer included. It replays calls of methods whose arguments all are typed template values; the model
     * takes over for the rest of the call at the first thing that is not as recorded.
     */
    public ChatModel replaying(ChatModel model) {
        replaying.set(true);
        return new ReplayingChatModel(model, invocations, failures);
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

    /** The same for tools that are already apart, such as a tool provider's. */
    public Map<ToolSpecification, ToolExecutor> guarded(Map<ToolSpecification, ToolExecutor> tools) {
        guarding.set(true);
        Map<ToolSpecification, ToolExecutor> guarded = new LinkedHashMap<>();
        tools.forEach((tool, executor) -> {
            ToolDescriptor described = catalog.describe(tool);
            guarded.put(
                    mark.put(tool), new GuardedExecutor(executor, described.effect(), invocations, catalog, failures));
        });
        return guarded;
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

    /** The same for tools that are already apart. */
    public ToolPort toolPort(Map<ToolSpecification, ToolExecutor> tools) {
        return new LangChain4jTools(tools, catalog);
    }

    /**
     * Says how a run came out, as the host knows it: that a call returned does not mean that its task succeeded.
     *
     * @param run one of the last 1000 runs of this plugin
     * @param status not RETURNED, which says nothing
     * @throws IllegalArgumentException when the run is not known here, or the status says nothing
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
        warnOfMissingModel();
        InvocationContext context = event.invocationContext();
        Scope scope = options.scopeOf(context);
        Workspace workspace = options.engine().in(scope);
        MethodCall call = MethodCall.of(context);
        String request = Texts.of(event.userMessage().contents());
        RunId run = options.runIdOf(context);
        RunRecorder recorder = null;
        if (options.recording()) {
            recorder = history.find(scope, run);
            if (recorder == null) {
                recorder = workspace.startRun(run, call.task(), agent, request, call.parameters());
            }
            history.began(scope, context.chatMemoryId(), recorder);
        }
        invocations.add(new Invocation(
                context,
                workspace,
                call,
                request,
                run,
                recorder,
                recorder == null ? null : new CallLog(recorder, catalog, failures),
                new ReplaySession(
                        context.invocationId(), workspace, call, run, options.idempotencyKeyOf(context), catalog, mark),
                invocations.now()));
        options.onRun().accept(run);
    }

    private void over(Invocation invocation) {
        if (invocation.toReport()) {
            invocation
                    .replay()
                    .report()
                    .ifPresent(replay -> options.replayListener().onReplay(replay));
        }
    }

    private void afterTool(ToolExecution execution) {
        listeners.afterTool(execution);
        var own = options.afterToolExecution();
        if (own != null) {
            own.accept(execution);
        }
    }

    private void warnOfMissingModel() {
        boolean missing = guarding.get() && !replaying.get();
        if (missing && warned.compareAndSet(false, true)) {
            LOG.warn("Tools are guarded for replay and no model was given to replaying(model), so nothing is replayed;"
                    + " set .chatModel(plugin.replaying(model)) on the AiService");
        }
    }
}
