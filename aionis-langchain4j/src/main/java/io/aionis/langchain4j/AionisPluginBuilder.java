package io.aionis.langchain4j;

import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.rag.RetrievalAugmentor;
import dev.langchain4j.service.tool.ToolExecution;
import io.aionis.Aionis;
import io.aionis.guide.GuideRequest;
import io.aionis.model.Actor;
import io.aionis.model.Effect;
import io.aionis.model.RunId;
import io.aionis.model.Scope;
import io.aionis.model.Task;
import io.aionis.replay.Approvals;
import io.aionis.replay.Checker;
import io.aionis.replay.ReplayObserver;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Options of an {@link AionisPlugin}. Each is set once; the engine and the scope have no default. Not thread-safe. */
public final class AionisPluginBuilder {

    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Actor SOMEBODY = Actor.agent("agent");

    private final Map<String, Object> set = new LinkedHashMap<>();
    private final Map<String, Effect> effects = new LinkedHashMap<>();
    private @Nullable Aionis engine;
    private @Nullable Function<InvocationContext, Scope> scope;
    private @Nullable Function<Object, Scope> chatScope;
    private @Nullable Function<Object, Scope> constantChatScope;
    private @Nullable Function<InvocationContext, String> runId;
    private @Nullable Function<InvocationContext, @Nullable String> idempotencyKey;
    private @Nullable RetrievalAugmentor retrievalAugmentor;
    private @Nullable Consumer<ToolExecution> afterToolExecution;
    private ToolOutcomes toolOutcomes = ToolOutcomes.NO_ERROR_IS_SUCCESS;
    private final ReplayOptions replay = new ReplayOptions();
    private Consumer<RunId> onRun = run -> {};
    private FailurePolicy failurePolicy = FailurePolicy.OPEN;
    private Actor chatActor = SOMEBODY;
    private Function<InvocationContext, Actor> actor = context -> SOMEBODY;
    private @Nullable Function<InvocationContext, Task> task;
    private Veto veto = Veto.OFF;
    private Duration vetoWithin = A_DAY;
    private Consumer<VetoedCall> onVeto = call -> {};
    private Duration runTimeout = AN_HOUR;
    private Clock clock = Clock.systemUTC();
    private int guideTokens = GuideRequest.DEFAULT_TOKENS;
    private boolean recording = true;
    private boolean guiding = true;

    AionisPluginBuilder() {}

    /** The engine; required. The caller closes it. */
    public AionisPluginBuilder aionis(Aionis engine) {
        once("aionis", engine);
        this.engine = engine;
        return this;
    }

    /** One scope of the default tenant for every call. */
    public AionisPluginBuilder scope(String name) {
        return scope(Scope.of(name));
    }

    /** One scope for every call. */
    public AionisPluginBuilder scope(Scope scope) {
        once("scope", scope);
        this.scope = context -> scope;
        this.constantChatScope = memoryId -> scope;
        return this;
    }

    /**
     * The scope of each call, from its memory id or invocation parameters. Services without {@code @MemoryId} share the
     * memory id "default". When it fails the call runs without memory.
     */
    public AionisPluginBuilder scope(Function<InvocationContext, Scope> scope) {
        once("scope", scope);
        this.scope = scope;
        return this;
    }

    /**
     * The scope of each chat memory, from its memory id; needed for {@link AionisPlugin#chatMemory} where the scope of
     * calls is a function, as a memory is made before its first call is known. When it fails the chat is not recorded.
     */
    public AionisPluginBuilder chatScope(Function<Object, Scope> scope) {
        once("chatScope", scope);
        this.chatScope = scope;
        return this;
    }

    /**
     * Names the run of each call. Several calls of one name are one run, with the task and request of the first. The
     * invocation's id unless set.
     */
    public AionisPluginBuilder runIdFrom(Function<InvocationContext, String> runId) {
        once("runIdFrom", runId);
        this.runId = runId;
        return this;
    }

    /**
     * Names the request that a call serves, or null. What guarded tools wrote for a request is not written again when it
     * is submitted again, also after a crash. The run unless set.
     */
    public AionisPluginBuilder idempotencyKeyFrom(Function<InvocationContext, @Nullable String> key) {
        once("idempotencyKeyFrom", key);
        this.idempotencyKey = key;
        return this;
    }

    /** How tool calls without an error flag came out; all succeeded unless set. */
    public AionisPluginBuilder toolOutcomes(ToolOutcomes toolOutcomes) {
        once("toolOutcomes", toolOutcomes);
        this.toolOutcomes = toolOutcomes;
        return this;
    }

    /**
     * What a tool does to the world. Stronger than {@code @Tool(metadata = "{\"aionis.effect\":\"READ\"}")}; a tool that
     * nobody declares is a {@link Effect#WRITE}.
     */
    public AionisPluginBuilder effect(String tool, Effect effect) {
        once("effect(" + tool + ")", effect);
        effects.put(tool, effect);
        return this;
    }

    /** Most tokens the guide may take; {@value GuideRequest#DEFAULT_TOKENS} unless set. */
    public AionisPluginBuilder guideTokens(int tokens) {
        once("guideTokens", tokens);
        if (tokens < 1) {
            throw new IllegalArgumentException(
                    "guideTokens is " + tokens + "; expected at least 1. Use guiding(false) for no guide");
        }
        this.guideTokens = tokens;
        return this;
    }

    /** The user's own augmentor; the guide is added to what it makes. */
    public AionisPluginBuilder retrievalAugmentor(RetrievalAugmentor augmentor) {
        once("retrievalAugmentor", augmentor);
        this.retrievalAugmentor = augmentor;
        return this;
    }

    /** The user's own hook; called after the call was recorded. */
    public AionisPluginBuilder afterToolExecution(Consumer<ToolExecution> hook) {
        once("afterToolExecution", hook);
        this.afterToolExecution = hook;
        return this;
    }

    /** Whether runs are recorded; true unless set. */
    public AionisPluginBuilder recording(boolean recording) {
        once("recording", recording);
        this.recording = recording;
        return this;
    }

    /** Whether the guide is put before the user's message; true unless set. */
    public AionisPluginBuilder guiding(boolean guiding) {
        once("guiding", guiding);
        this.guiding = guiding;
        return this;
    }

    /** What happens when the memory fails; {@link FailurePolicy#OPEN} unless set. */
    public AionisPluginBuilder failurePolicy(FailurePolicy policy) {
        once("failurePolicy", policy);
        this.failurePolicy = policy;
        return this;
    }

    /** A lone agent acts in the recorded runs and reads the guide; "agent" unless set. */
    public AionisPluginBuilder agentName(String name) {
        return actor(Actor.agent(name));
    }

    /** Who acts in the recorded runs and reads the guide. */
    public AionisPluginBuilder actor(Actor actor) {
        once("actor", actor);
        this.chatActor = actor;
        this.actor = context -> actor;
        return this;
    }

    /** Who acts in each call and reads its guide: agent, team and role, such as from its invocation parameters. */
    public AionisPluginBuilder actor(Function<InvocationContext, Actor> actor) {
        once("actor", actor);
        this.actor = actor;
        return this;
    }

    /**
     * The task of each call, such as one that several methods work at, or one with a family. {@code Interface.method}
     * unless set. A playbook replays at the task of its name.
     */
    public AionisPluginBuilder taskFrom(Function<InvocationContext, Task> task) {
        once("taskFrom", task);
        this.task = task;
        return this;
    }

    /**
     * What a guarded tool does when the model's call repeats one that failed at the same task with the same arguments,
     * and that the guide would list as not to be used; {@link Veto#OFF} unless set. A plan's own calls are not vetoed. When
     * the memory cannot be asked the tool runs.
     */
    public AionisPluginBuilder veto(Veto veto) {
        once("veto", veto);
        this.veto = veto;
        return this;
    }

    /**
     * How long a failure vetoes its repetition; a day unless set. Without an end, what failed once by an outage could
     * never show that it works again. What a person blocked is vetoed until the person releases it.
     */
    public AionisPluginBuilder vetoWithin(Duration time) {
        once("vetoWithin", time);
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException(
                    "vetoWithin is " + time + "; expected more than zero. Use" + " veto(Veto.OFF) for no veto");
        }
        this.vetoWithin = time;
        return this;
    }

    /** Is told of each call that repeats a known failure, on the thread of the tool. */
    public AionisPluginBuilder onVeto(Consumer<VetoedCall> listener) {
        once("onVeto", listener);
        this.onVeto = listener;
        return this;
    }

    /** A call of which nothing was heard for so long is abandoned when another begins; an hour unless set. */
    public AionisPluginBuilder runTimeout(Duration timeout) {
        once("runTimeout", timeout);
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("runTimeout is " + timeout + "; expected more than zero");
        }
        this.runTimeout = timeout;
        return this;
    }

    /** Tells the time for {@link #runTimeout} and {@link #vetoWithin}; the system's unless set. */
    public AionisPluginBuilder clock(Clock clock) {
        once("clock", clock);
        this.clock = clock;
        return this;
    }

    /** Is told the id of each run as it begins, on the thread of the call. */
    public AionisPluginBuilder onRun(Consumer<RunId> listener) {
        once("onRun", listener);
        this.onRun = listener;
        return this;
    }

    /** Is told what each replay did. */
    public AionisPluginBuilder replayListener(ReplayListener listener) {
        once("replayListener", listener);
        replay.listener = listener;
        return this;
    }

    /** Is told how each live replay goes on, step by step; nobody unless set. */
    public AionisPluginBuilder replayObserver(ReplayObserver observer) {
        once("replayObserver", observer);
        replay.observer = observer;
        return this;
    }

    /**
     * Is told what becomes of each plan that had begun. Governance is told in any case: it counts failures against the
     * version, and keeps a proposal of what the model did instead for a reviewer.
     */
    public AionisPluginBuilder afterReplay(AfterReplay after) {
        once("afterReplay", after);
        replay.after = after;
        return this;
    }

    /**
     * Who approves steps that cannot be undone. Unless set, a plan hands back before such a step. When set, the model's own
     * calls of such tools need an approval too, in a call that a plan began.
     */
    public AionisPluginBuilder approvals(Approvals approvals) {
        once("approvals", approvals);
        replay.approvals = approvals;
        return this;
    }

    /**
     * Looks at one kind of thing that plans expect of their surroundings, before and after their steps. A plan that expects
     * something of which there is no checker hands back.
     */
    public AionisPluginBuilder checker(Checker checker) {
        once("checker(" + checker.kind() + ")", checker);
        replay.checkers.put(checker.kind(), checker);
        return this;
    }

    /**
     * Whether plans may start programs on this machine: by tools that run {@linkplain
     * io.aionis.replay.ToolDescriptor#runsCommands commands}, and by checkers that must execute something to know. False
     * unless set, and then a plan hands back before that. What the model calls itself is not affected.
     */
    public AionisPluginBuilder allowLocalExec(boolean allow) {
        once("allowLocalExec", allow);
        replay.allowLocalExec = allow;
        return this;
    }

    /**
     * Whether open slots of a plan are filled by one call of the model; true unless set. When not, a plan hands back before
     * its first open slot.
     */
    public AionisPluginBuilder fillSlots(boolean fill) {
        once("fillSlots", fill);
        replay.fillSlots = fill;
        return this;
    }

    /**
     * How many round trips to the model a call may take, as the AiServices were told by the option of that name, which
     * cannot be read there; {@value ReplayOptions#ROUND_TRIPS} unless set, as there. A longer plan does not begin.
     */
    public AionisPluginBuilder maxToolCallingRoundTrips(int trips) {
        once("maxToolCallingRoundTrips", trips);
        if (trips < 1) {
            throw new IllegalArgumentException("maxToolCallingRoundTrips is " + trips + "; expected at least 1");
        }
        replay.roundTrips = trips;
        return this;
    }

    /**
     * The plugin.
     *
     * @throws IllegalStateException when a required option is missing; the message says which and how to give it
     */
    public AionisPlugin build() {
        require("aionis", engine, "call aionis(engine) with an engine from Aionis.open(directory)");
        require(
                "scope",
                scope,
                "there is no default, since memory of one user must not reach another; call"
                        + " scope(\"repo:shop\") for one scope or scope(context -> …) for one per user");
        return new AionisPlugin(this);
    }

    Aionis engine() {
        return require("aionis", engine, "");
    }

    Scope scopeOf(InvocationContext context) {
        return require("scope", scope, "").apply(context);
    }

    Scope chatScopeOf(Object memoryId) {
        return requireChatScope().apply(memoryId);
    }

    Function<Object, Scope> requireChatScope() {
        return require(
                "chatScope",
                chatScope != null ? chatScope : constantChatScope,
                "the scope of calls is a function, and a chat memory is made before its first call is known; call"
                        + " chatScope(memoryId -> …)");
    }

    RunId runIdOf(InvocationContext context) {
        return new RunId(runId == null ? context.invocationId().toString() : runId.apply(context));
    }

    @Nullable
    String idempotencyKeyOf(InvocationContext context) {
        return idempotencyKey == null ? null : idempotencyKey.apply(context);
    }

    Map<String, Effect> effects() {
        return effects;
    }

    ToolOutcomes toolOutcomes() {
        return toolOutcomes;
    }

    ReplayOptions replay() {
        return replay;
    }

    Consumer<RunId> onRun() {
        return onRun;
    }

    @Nullable
    RetrievalAugmentor retrievalAugmentor() {
        return retrievalAugmentor;
    }

    @Nullable
    Consumer<ToolExecution> afterToolExecution() {
        return afterToolExecution;
    }

    FailurePolicy failurePolicy() {
        return failurePolicy;
    }

    /** Who keeps the chats, which are made before the first call is known. */
    Actor chatActor() {
        return chatActor;
    }

    Actor actorOf(InvocationContext context) {
        return actor.apply(context);
    }

    MethodCall callOf(InvocationContext context) {
        MethodCall call = MethodCall.of(context);
        return task == null ? call : call.at(task.apply(context));
    }

    Veto veto() {
        return veto;
    }

    Duration vetoWithin() {
        return vetoWithin;
    }

    Consumer<VetoedCall> onVeto() {
        return onVeto;
    }

    Duration runTimeout() {
        return runTimeout;
    }

    Clock clock() {
        return clock;
    }

    int guideTokens() {
        return guideTokens;
    }

    boolean recording() {
        return recording;
    }

    boolean guiding() {
        return guiding;
    }

    private void once(String option, @Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException("AionisPlugin." + option
                    + " is null; give a value, or leave the call out where it is not required");
        }
        Object before = set.putIfAbsent(option, value);
        if (before != null) {
            throw new IllegalStateException("AionisPlugin." + option + " was already set to " + before
                    + "; it is set once, and now again to " + value);
        }
    }

    private static <V> V require(String option, @Nullable V value, String remedy) {
        if (value == null) {
            throw new IllegalStateException("AionisPlugin." + option + " is not set; " + remedy);
        }
        return value;
    }
}
