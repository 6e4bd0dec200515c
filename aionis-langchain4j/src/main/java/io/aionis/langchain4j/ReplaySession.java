package io.aionis.langchain4j;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.ToolChoice;
import io.aionis.Workspace;
import io.aionis.governance.PlaybookVersion;
import io.aionis.model.Effect;
import io.aionis.model.Json;
import io.aionis.model.RunId;
import io.aionis.plan.PlanStep;
import io.aionis.replay.Claims;
import io.aionis.replay.Move;
import io.aionis.replay.Planner;
import io.aionis.replay.StepResult;
import io.aionis.replay.ToolAnswer;
import io.aionis.replay.ToolDescriptor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far the replay of one AiService call is. What is done comes from the results of the session's own calls, never
 * from counting messages; once the model has taken over it stays with the model.
 */
final class ReplaySession {

    private enum State {
        UNDECIDED,
        NO_PLAYBOOK,
        ACTIVE,
        DONE,
        HANDED_BACK
    }

    /**
     * A call the plan asked for.
     *
     * @param occurrence how many equal calls the plan made before
     */
    record Issued(PlanStep step, Json.Obj arguments, int occurrence) {}

    private final UUID invocation;
    private final Workspace workspace;
    private final MethodCall call;
    private final RunId run;
    private final @Nullable String idempotencyKey;
    private final ToolCatalog catalog;
    private final GuardMark mark;

    private final Map<String, Issued> issued = new LinkedHashMap<>();
    private final Map<String, StepResult> done = new LinkedHashMap<>();
    private State state = State.UNDECIDED;
    private @Nullable PlaybookVersion playbook;
    private @Nullable String handedBack;
    private int requests;

    ReplaySession(
            UUID invocation,
            Workspace workspace,
            MethodCall call,
            RunId run,
            @Nullable String idempotencyKey,
            ToolCatalog catalog,
            GuardMark mark) {
        this.invocation = invocation;
        this.workspace = workspace;
        this.call = call;
        this.run = run;
        this.idempotencyKey = idempotencyKey;
        this.catalog = catalog;
        this.mark = mark;
    }

    /** A request goes to the model, or to whoever answers in its place. */
    synchronized void asked(List<ChatMessage> messages) {
        requests++;
        if (state == State.ACTIVE && !invocation.equals(Stamp.of(messages))) {
            handBack("the last user message is not the one this call began with (a reprompt, or the memory's window"
                    + " dropped it)");
        }
    }

    /** A response came. */
    synchronized void answered(AiMessage message) {
        for (ToolExecutionRequest request : message.toolExecutionRequests()) {
            if (issued(request) == null) {
                foreign(request.name());
            }
        }
    }

    /** The next call of the plan, or null when the model has to answer. Never throws for what the plan says. */
    synchronized @Nullable ToolExecutionRequest next(List<ChatMessage> messages, ChatRequestParameters parameters) {
        if (state == State.UNDECIDED) {
            decide();
        }
        if (state != State.ACTIVE || playbook == null) {
            return null;
        }
        String strange = readResults(messages);
        if (strange != null) {
            return handBack(strange);
        }
        Move move = Planner.next(playbook.plan(), call.parameters(), done);
        if (move instanceof Move.Call next) {
            String obstacle = obstacle(next.step(), parameters);
            return obstacle == null ? issue(next) : handBack(obstacle);
        } else if (move instanceof Move.HandBack stop) {
            return handBack(stop.reason());
        } else if (move instanceof Move.Fill fill) {
            return handBack("step " + fill.step().id() + " has open slots: " + fill.slots());
        }
        state = State.DONE;
        return null;
    }

    /** Leaves everything that follows in this call to the model. */
    synchronized @Nullable ToolExecutionRequest handBack(String reason) {
        if (state == State.ACTIVE || state == State.DONE) {
            state = State.HANDED_BACK;
            handedBack = reason;
        } else if (state == State.UNDECIDED) {
            // No plan did anything: the call goes on as if there were none.
            state = State.NO_PLAYBOOK;
        }
        return null;
    }

    /** The plan's call that this request is, or null when somebody else made it. */
    synchronized @Nullable Issued issued(ToolExecutionRequest request) {
        Issued call = request.id() == null ? null : issued.get(request.id());
        boolean same = call != null
                && call.step().tool().equals(request.name())
                && call.arguments().equals(Values.arguments(request.arguments()));
        return same ? call : null;
    }

    /** Somebody else than the plan calls a tool. */
    synchronized void foreign(String tool) {
        if (state == State.ACTIVE || state == State.DONE) {
            handBack("the model called '" + tool + "' itself");
        }
    }

    /** What a step of the plan answered in this call, or null when it has not run. */
    synchronized @Nullable StepResult resultOf(Issued call) {
        return done.get(call.step().id());
    }

    /** Keeps what a step answered. */
    synchronized void ran(Issued call, ToolAnswer answer) {
        done.putIfAbsent(call.step().id(), StepResult.of(answer));
    }

    /** Whether writes need a claim: a plan may have run part of the work, or the host named the request. */
    synchronized boolean guardsWrites() {
        return idempotencyKey != null || state == State.ACTIVE || state == State.DONE || state == State.HANDED_BACK;
    }

    /** Claims a write, the plan's or the model's own. */
    Claims.Standing claim(@Nullable Issued planned, String tool, Json arguments) {
        String step = planned == null ? "model" : planned.step().id();
        int occurrence = planned == null ? 0 : planned.occurrence();
        return workspace.claims().take(request(), occurrence, run, call.task(), step, tool, arguments);
    }

    /** Keeps what came of a claimed write. */
    void settle(Claims.First claim, ToolAnswer answer) {
        workspace.claims().settle(claim, run, call.task(), answer);
    }

    /** What it did, where there was a playbook. */
    synchronized Optional<LiveReplay> report() {
        if (playbook == null) {
            return Optional.empty();
        }
        List<String> steps = issued.values().stream().map(i -> i.step().id()).toList();
        return Optional.of(new LiveReplay(run, playbook.label(), steps, handedBack, requests - issued.size()));
    }

    private String request() {
        return idempotencyKey != null ? idempotencyKey : run.value();
    }

    private void decide() {
        Optional<PlaybookVersion> active =
                workspace.playbooks().active(call.task().signature());
        if (active.isEmpty()) {
            state = State.NO_PLAYBOOK;
            return;
        }
        playbook = active.get();
        state = State.ACTIVE;
        if (call.untyped() != null) {
            handBack(call.untyped());
            return;
        }
        List<String> unused = Consumed.unused(playbook.plan(), call.parameters().keySet());
        if (!unused.isEmpty()) {
            handBack("the plan does not use the parameters " + unused);
        } else if (idempotencyKey != null) {
            Json.Obj inputs = new Json.Obj(call.parameters());
            workspace
                    .claims()
                    .bind(idempotencyKey, run, call.task(), playbook.playbook(), inputs)
                    .ifPresent(this::handBack);
        }
    }

    private @Nullable String readResults(List<ChatMessage> messages) {
        for (ChatMessage message : messages.subList(Stamp.lastUserMessage(messages) + 1, messages.size())) {
            if (message instanceof AiMessage ai) {
                if (!ai.hasToolExecutionRequests()
                        || ai.toolExecutionRequests().stream().anyMatch(r -> issued(r) == null)) {
                    return "the conversation holds an answer that is not the plan's";
                }
            } else if (message instanceof ToolExecutionResultMessage result) {
                Issued of = result.id() == null ? null : issued.get(result.id());
                if (of == null) {
                    return "the conversation holds a result of '" + result.toolName()
                            + "' that the plan did not ask for";
                }
                String text = Texts.of(result.contents());
                boolean error = Boolean.TRUE.equals(result.isError());
                ran(of, new ToolAnswer(catalog.outcome(of.step().tool(), text, error), text));
            } else if (!(message instanceof SystemMessage)) {
                return "the conversation holds a message of type " + message.type() + " after the user's";
            }
        }
        for (Issued call : issued.values()) {
            if (!done.containsKey(call.step().id())) {
                return "step " + call.step().id() + " (" + call.step().tool() + ") left no result";
            }
        }
        return null;
    }

    private @Nullable String obstacle(PlanStep step, ChatRequestParameters parameters) {
        String what = "step " + step.id() + " (" + step.tool() + ") ";
        if (parameters.toolChoice() == ToolChoice.NONE) {
            return what + "cannot run: the request forbids tools";
        }
        List<ToolSpecification> tools =
                parameters.toolSpecifications() == null ? List.of() : parameters.toolSpecifications();
        ToolSpecification tool = tools.stream()
                .filter(t -> t.name().equals(step.tool()))
                .findFirst()
                .orElse(null);
        if (tool == null) {
            return what + "cannot run: the request does not offer that tool";
        }
        ToolDescriptor now = catalog.describe(tool);
        if (step.fingerprint() != null && !step.fingerprint().equals(now.fingerprint())) {
            return what + "was recorded with another schema of the tool";
        } else if (now.effect() != step.effect()) {
            return what + "has the effect " + step.effect() + " and the tool now declares " + now.effect();
        } else if (step.effect() == Effect.IRREVERSIBLE) {
            return what + "is irreversible; only a person or the model may do it";
        } else if (step.effect() != Effect.READ && !mark.isOn(tool)) {
            return what + "writes, and its tool was not registered by guarded(...)";
        }
        return null;
    }

    private ToolExecutionRequest issue(Move.Call next) {
        PlanStep step = next.step();
        String id = invocation + ":" + step.id();
        List<Issued> before = new ArrayList<>(issued.values());
        int occurrence = (int) before.stream()
                .filter(i ->
                        i.step().tool().equals(step.tool()) && i.arguments().equals(next.arguments()))
                .count();
        issued.put(id, new Issued(step, next.arguments(), occurrence));
        return ToolExecutionRequest.builder()
                .id(id)
                .name(step.tool())
                .arguments(next.arguments().text())
                .build();
    }
}
