package io.aionis.langchain4j;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.output.TokenUsage;
import io.aionis.governance.PlaybookVersion;
import io.aionis.governance.VersionStatus;
import io.aionis.langchain4j.StepGate.Obstacle;
import io.aionis.model.Effect;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanStep;
import io.aionis.replay.Claims;
import io.aionis.replay.Given;
import io.aionis.replay.KeptRequest;
import io.aionis.replay.Move;
import io.aionis.replay.OpenSlot;
import io.aionis.replay.Planner;
import io.aionis.replay.SlotFiller;
import io.aionis.replay.StepResult;
import io.aionis.replay.Stop;
import io.aionis.replay.ToolAnswer;
import io.aionis.replay.ToolDescriptor;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** Slots that the model is being asked for. */
    private record Waiting(String step, List<String> keys) {}

    private static final Reply TO_THE_MODEL = new Reply.Model();

    private final ReplayRequest request;
    private final ReplayOptions options;
    private final StepGate gate;
    private final ToolCatalog catalog;
    private final ReplayWatch watch;
    private final LiveChecks checks;

    private final Map<String, Issued> issued = new LinkedHashMap<>();
    private final Map<String, StepResult> done = new LinkedHashMap<>();
    private final Set<String> checked = new HashSet<>();
    private final Set<String> askedFor = new HashSet<>();
    private State state = State.UNDECIDED;
    private @Nullable PlaybookVersion playbook;
    private @Nullable Given given;
    private @Nullable KeptRequest kept;
    private @Nullable Waiting waiting;
    private @Nullable Obstacle obstacle;
    private @Nullable TokenUsage spent;
    private List<ToolSpecification> offered = List.of();
    private boolean tried;
    private int requests;
    private int replied;
    private int slotCalls;

    ReplaySession(ReplayRequest request, ReplayOptions options, StepGate gate, ToolCatalog catalog, Failures failures) {
        this.request = request;
        this.options = options;
        this.gate = gate;
        this.catalog = catalog;
        this.watch = new ReplayWatch(options.observer, request.run(), failures);
        this.checks = new LiveChecks(request.workspace().checkers(), options.checkers);
    }

    /** A request goes to the model, or to whoever answers in its place. */
    synchronized void asked(List<ChatMessage> messages) {
        requests++;
        if (state == State.ACTIVE && !request.invocation().equals(Stamp.of(messages))) {
            handBack("the last user message is not the one this call began with (a reprompt, or the memory's window"
                    + " dropped it)");
        }
    }

    /** A response came. */
    synchronized void answered(AiMessage message) {
        for (ToolExecutionRequest call : message.toolExecutionRequests()) {
            if (issued(call) == null) {
                foreign(call.name());
            }
        }
    }

    /** What the plan says to a request. Never throws for what the plan says. */
    synchronized Reply next(List<ChatMessage> messages, ChatRequestParameters parameters) {
        offered = parameters.toolSpecifications() == null ? List.of() : parameters.toolSpecifications();
        if (state == State.UNDECIDED) {
            decide();
        }
        if (state != State.ACTIVE || playbook == null || given == null) {
            return TO_THE_MODEL;
        }
        String strange = PlanTraffic.problem(messages, this, issued, done.keySet());
        if (strange != null) {
            return handBack(strange);
        }
        tried = true;
        Move move = move(playbook.plan(), given);
        if (move instanceof Move.Call next) {
            Obstacle obstacle = obstacle(next.step(), parameters);
            return obstacle == null ? issue(next) : handBack(obstacle);
        } else if (move instanceof Move.HandBack stop) {
            return handBack(Obstacle.ofThePlan(stop.stepId(), stop.reason()));
        } else if (move instanceof Move.Fill fill) {
            return fill(fill, messages, parameters);
        }
        state = State.DONE;
        return answer(playbook.plan(), given, parameters);
    }

    /** The model gave values for slots. */
    synchronized void filled(Map<String, Json> values) {
        if (given != null) {
            given = given.withSlots(values);
        }
        if (kept != null && waiting != null) {
            kept.addSlots(waiting.step(), waiting.keys(), new Json.Obj(values));
        }
    }

    /** Tokens were spent on a call that no response of the service's own stands for. */
    synchronized void spend(@Nullable TokenUsage usage) {
        spent = TokenUsage.sum(spent, usage);
    }

    /** What was spent and not yet counted. */
    synchronized @Nullable TokenUsage takeSpent() {
        TokenUsage usage = spent;
        spent = null;
        return usage;
    }

    /** Leaves everything that follows in this call to the model; it is not the plan's fault. */
    synchronized Reply handBack(String reason) {
        return handBack(Obstacle.elsewhere(reason));
    }

    private Reply handBack(Obstacle because) {
        if (state == State.ACTIVE || state == State.DONE) {
            state = State.HANDED_BACK;
            obstacle = because;
        } else if (state == State.UNDECIDED) {
            // No plan did anything: the call goes on as if there were none.
            state = State.NO_PLAYBOOK;
        }
        return TO_THE_MODEL;
    }

    /** The plan's call that this request is, or null when somebody else made it. */
    synchronized @Nullable Issued issued(ToolExecutionRequest call) {
        Issued ours = call.id() == null ? null : issued.get(call.id());
        boolean same = ours != null
                && ours.step().tool().equals(call.name())
                && ours.arguments().equals(Values.arguments(call.arguments()));
        return same ? ours : null;
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
    synchronized void ran(Issued call, ToolAnswer answer, String note) {
        if (!done.containsKey(call.step().id())) {
            done.put(call.step().id(), StepResult.of(answer));
            watch.stepEnded(call.step(), call.arguments(), answer.outcome(), answer.result(), note);
        }
    }

    /** Keeps what the conversation says a step answered. */
    void told(Issued call, String text, boolean error) {
        ran(call, new ToolAnswer(catalog.outcome(call.step().tool(), text, error), text), "");
    }

    /** A call was not executed; when it was the plan's, the plan cannot go on. */
    synchronized void refused(@Nullable Issued planned, String tool, String reason) {
        if (planned != null && !done.containsKey(planned.step().id())) {
            watch.stepEnded(planned.step(), planned.arguments(), Outcome.BLOCKED, "", reason);
        }
        handBack("'" + tool + "' was not executed: " + reason);
    }

    /** Whether writes need a claim: a plan may have run part of the work, or the host named the request. */
    synchronized boolean guardsWrites() {
        return request.idempotencyKey() != null || underAPlan();
    }

    /** Whether a plan has, or had, this call in its hands. */
    synchronized boolean underAPlan() {
        return state == State.ACTIVE || state == State.DONE || state == State.HANDED_BACK;
    }

    /** Names the playbook that has, or had, this call in its hands. */
    synchronized String playbook() {
        return playbook == null ? "" : playbook.label();
    }

    ReplayRequest request() {
        return request;
    }

    /** What a read of the plan answered when this request was made before and went on from it to write. */
    Optional<ToolAnswer> readBefore(Issued read) {
        KeptRequest keeping = kept();
        return keeping == null
                ? Optional.empty()
                : keeping.before(read.step().tool(), read.arguments(), read.occurrence());
    }

    /** A read of the plan answered; the same request goes on from that again, once it has written. */
    void read(Issued read, ToolAnswer answer) {
        KeptRequest keeping = kept();
        if (keeping != null) {
            keeping.add(read.step().tool(), read.arguments(), read.occurrence(), answer);
        }
    }

    /** Claims a write, the plan's or the model's own. */
    Claims.Standing claim(@Nullable Issued planned, String tool, Json arguments) {
        String step = planned == null ? "model" : planned.step().id();
        int occurrence = planned == null ? 0 : planned.occurrence();
        KeptRequest keeping = kept();
        if (keeping != null && !keeping.keep()) {
            throw new IllegalStateException("the same request went on from other answers elsewhere");
        }
        if (keeping != null && planned != null) {
            Optional<String> forbidden = keeping.forbid(tool, arguments, occurrence);
            if (forbidden.isPresent()) {
                return new Claims.InDoubt(forbidden.get(), null);
            }
        }
        return claims().take(
                        request.name(),
                        occurrence,
                        request.run(),
                        request.call().task(),
                        step,
                        tool,
                        arguments);
    }

    /** Keeps what came of a claimed write. */
    void settle(Claims.First claim, ToolAnswer answer) {
        claims().settle(claim, request.run(), request.call().task(), answer);
    }

    /** How it ended, where there was a playbook; asked when the call is over. */
    synchronized Optional<ReplayEnding> ending() {
        if (playbook == null) {
            return Optional.empty();
        }
        if (state == State.ACTIVE && given != null) {
            // The call ended without asking again, such as by a tool whose answer is returned at once.
            Move move = move(playbook.plan(), given);
            if (move instanceof Move.Done) {
                state = State.DONE;
            } else {
                handBack(
                        move instanceof Move.HandBack stop
                                ? Obstacle.ofThePlan(stop.stepId(), stop.reason())
                                : Obstacle.elsewhere("the call ended before the plan did"));
            }
        }
        Obstacle why = state == State.HANDED_BACK ? obstacle : null;
        List<String> steps = issued.values().stream().map(i -> i.step().id()).toList();
        String reason = why == null ? null : why.reason();
        watch.ended(reason == null || steps.isEmpty() ? null : steps.get(steps.size() - 1), reason);
        var replay = new LiveReplay(
                request.run(), playbook.label(), steps, reason, requests - issued.size() - replied + slotCalls);
        return Optional.of(new ReplayEnding(replay, request.workspace(), playbook, tried, why, stop(playbook, why)));
    }

    /** What somebody needs to know who is to mend the plan; null when there is nothing to mend in it. */
    private @Nullable Stop stop(PlaybookVersion version, @Nullable Obstacle why) {
        if (why == null || why.step() == null || !why.mendable()) {
            return null;
        }
        Map<String, ToolDescriptor> tools = new LinkedHashMap<>();
        offered.forEach(tool -> tools.put(tool.name(), catalog.describe(tool)));
        Map<String, Json> parameters = request.call().parameters();
        return new Stop(
                version.plan(), parameters, why.step(), why.reason(), watch.receipts(), done, tools, request.run());
    }

    /** Nobody is busy with a claimed write any more. */
    void release(Claims.First claim) {
        claims().release(claim);
    }

    private synchronized @Nullable KeptRequest kept() {
        return kept;
    }

    private Claims claims() {
        return request.workspace().claims();
    }

    private void decide() {
        MethodCall call = request.call();
        Optional<PlaybookVersion> active =
                request.workspace().playbooks().active(call.task().signature());
        if (active.isEmpty()) {
            state = State.NO_PLAYBOOK;
            return;
        }
        playbook = active.get();
        state = State.ACTIVE;
        int trips = playbook.plan().steps().size() + 1;
        List<String> unused = Consumed.unused(playbook.plan(), call.parameters().keySet());
        if (call.untyped() != null) {
            handBack(call.untyped());
        } else if (!unused.isEmpty()) {
            handBack("the plan does not use the parameters " + unused);
        } else if (trips > options.roundTrips) {
            handBack("the plan needs " + trips + " round trips to the model, its answer included; the service allows "
                    + options.roundTrips);
        } else {
            bind(playbook);
        }
    }

    private void bind(PlaybookVersion version) {
        Map<String, Json> parameters = request.call().parameters();
        String key = request.idempotencyKey();
        Instant at = request.at();
        if (key != null) {
            kept = new KeptRequest(
                    claims(), key, request.run(), request.call().task(), version.playbook(), new Json.Obj(parameters));
            at = kept.at();
            String refusal = kept.refusal();
            if (refusal != null) {
                handBack(refusal);
            }
        }
        given = new Given(parameters, Map.of(), request.name(), at);
        if (state == State.ACTIVE) {
            String problem = checks.problem("before the first step", Planner.before(version.plan(), given));
            if (problem != null) {
                tried = true;
                handBack(Obstacle.ofThePlan(version.plan().steps().get(0).id(), problem));
            }
        }
    }

    private @Nullable Obstacle obstacle(PlanStep step, ChatRequestParameters parameters) {
        if (playbook == null) {
            return null;
        }
        if (issued.size() + 2 > options.roundTrips) {
            return Obstacle.elsewhere("step " + step.id() + " (" + step.tool() + ") would be round trip "
                    + (issued.size() + 1) + " of the " + options.roundTrips + " that the service allows");
        }
        if (step.effect() != Effect.READ && isDisabled(playbook)) {
            return Obstacle.elsewhere(playbook.label() + " was disabled before step " + step.id());
        }
        List<PlanStep> steps = playbook.plan().steps();
        boolean last = steps.get(steps.size() - 1).id().equals(step.id());
        return gate.obstacle(step, last, parameters);
    }

    private boolean isDisabled(PlaybookVersion version) {
        PlaybookVersion now = request.workspace().playbooks().version(version.playbook(), version.version());
        return now.status() == VersionStatus.DISABLED;
    }

    private Reply fill(Move.Fill fill, List<ChatMessage> messages, ChatRequestParameters parameters) {
        List<String> keys = fill.slots().stream().map(OpenSlot::key).toList();
        String open = "step " + fill.step().id() + " (" + fill.step().tool() + ") has open slots: " + keys;
        Obstacle obstacle = obstacle(fill.step(), parameters);
        if (obstacle != null) {
            return handBack(obstacle);
        } else if (!options.fillSlots || playbook == null || given == null) {
            return handBack(open);
        } else if (keys.stream().anyMatch(key -> !askedFor.add(key))) {
            return handBack(open + ", and the model gave no value for them that fits");
        }
        Optional<Json.Obj> before =
                kept == null ? Optional.empty() : kept.slots(fill.step().id(), keys);
        if (before.isPresent()) {
            given = given.withSlots(before.get().members());
            return next(messages, parameters);
        }
        SlotQuestion question = SlotQuestion.of(
                new SlotFiller.Request(request.text(), playbook.plan(), given.parameters(), fill.slots(), done));
        if (question == null) {
            return handBack(open + ", which no single question can ask for");
        }
        slotCalls++;
        waiting = new Waiting(fill.step().id(), keys);
        return new Reply.Fill(question);
    }

    private Reply answer(Plan plan, Given given, ChatRequestParameters parameters) {
        String text = parameters.toolChoice() == ToolChoice.REQUIRED
                ? null
                : Planner.answer(plan, given, done)
                        .map(answer -> AnswerFormat.text(
                                answer,
                                parameters.responseFormat(),
                                request.call().returns()))
                        .orElse(null);
        if (text == null) {
            return TO_THE_MODEL;
        }
        replied++;
        return new Reply.Answer(text);
    }

    /** The plan's next move, once what must hold after the steps that have run was looked at. */
    private Move move(Plan plan, Given given) {
        for (Issued call : issued.values()) {
            PlanStep step = call.step();
            if (done.containsKey(step.id()) && checked.add(step.id())) {
                String problem = checks.problem("after step " + step.id(), Planner.after(plan, step, given, done));
                if (problem != null) {
                    return new Move.HandBack(step.id(), problem);
                }
            }
        }
        return Planner.next(plan, given, done);
    }

    private Reply issue(Move.Call next) {
        PlanStep step = next.step();
        String id = request.invocation() + ":" + step.id();
        int occurrence = (int) issued.values().stream()
                .filter(i ->
                        i.step().tool().equals(step.tool()) && i.arguments().equals(next.arguments()))
                .count();
        issued.put(id, new Issued(step, next.arguments(), occurrence));
        if (playbook != null) {
            watch.stepBegan(playbook, step);
        }
        return new Reply.Call(ToolExecutionRequest.builder()
                .id(id)
                .name(step.tool())
                .arguments(next.arguments().text())
                .build());
    }
}
