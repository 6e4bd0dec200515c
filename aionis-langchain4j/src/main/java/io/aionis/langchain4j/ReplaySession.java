package io.aionis.langchain4j;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.output.TokenUsage;
import io.aionis.governance.PlaybookVersion;
import io.aionis.langchain4j.StepGate.Obstacle;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanStep;
import io.aionis.replay.DueCheck;
import io.aionis.replay.Given;
import io.aionis.replay.Move;
import io.aionis.replay.Planner;
import io.aionis.replay.StepResult;
import io.aionis.replay.Stop;
import io.aionis.replay.ToolAnswer;
import io.aionis.replay.ToolDescriptor;
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

    private static final Reply TO_THE_MODEL = new Reply.Model();

    private final ReplayRequest request;
    private final ReplayOptions options;
    private final StepGate gate;
    private final ToolCatalog catalog;
    private final ReplayWatch watch;
    private final LiveChecks checks;
    private final LiveWrites writes;
    private final LiveSlots slots;

    private final Map<String, Issued> issued = new LinkedHashMap<>();
    private final Map<String, StepResult> done = new LinkedHashMap<>();
    private final Set<String> checked = new HashSet<>();
    private State state = State.UNDECIDED;
    private @Nullable PlaybookVersion playbook;
    private @Nullable Given given;
    private @Nullable Obstacle obstacle;
    private List<ToolSpecification> offered = List.of();
    private boolean tried;
    private int requests;
    private int replied;

    ReplaySession(ReplayRequest request, ReplayOptions options, StepGate gate, ToolCatalog catalog, Failures failures) {
        this.request = request;
        this.options = options;
        this.gate = gate;
        this.catalog = catalog;
        this.watch = new ReplayWatch(options.observer, request.run(), failures);
        this.checks = new LiveChecks(request.workspace().checkers(), options);
        this.writes = new LiveWrites(request);
        this.slots = new LiveSlots(request, writes, options.fillSlots);
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
        Obstacle unlike = unlike(playbook.plan(), given);
        if (unlike != null) {
            return handBack(unlike);
        }
        Move move = Planner.next(playbook.plan(), given, done);
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
        slots.filled(values);
    }

    /** Tokens were spent on a call that no response of the service's own stands for. */
    synchronized void spend(@Nullable TokenUsage usage) {
        slots.spend(usage);
    }

    /** What was spent and not yet counted. */
    synchronized @Nullable TokenUsage takeSpent() {
        return slots.takeSpent();
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

    /** What the call writes, and what its request goes on from. */
    LiveWrites writes() {
        return writes;
    }

    /** How it ended, where there was a playbook; asked when the call is over. */
    synchronized Optional<ReplayEnding> ending() {
        if (playbook == null) {
            return Optional.empty();
        }
        if (state == State.ACTIVE && given != null) {
            // The call ended without asking again, such as by a tool whose answer is returned at once.
            Obstacle unlike = unlike(playbook.plan(), given);
            Move move = Planner.next(playbook.plan(), given, done);
            if (unlike != null) {
                handBack(unlike);
            } else if (move instanceof Move.Done) {
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
                request.run(), playbook.label(), steps, reason, requests - issued.size() - replied + slots.calls());
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
        Given asked = new Given(parameters, Map.of(), request.name(), request.at());
        List<String> wrong = Planner.problems(version.plan(), asked);
        String refusal = wrong.isEmpty() ? writes.begin(version.playbook()) : String.join("; ", wrong);
        if (refusal != null) {
            handBack(refusal);
            return;
        }
        given = new Given(parameters, Map.of(), request.name(), writes.at());
        String first = version.plan().steps().get(0).id();
        Obstacle unlike = holds("before the first step", first, Planner.before(version.plan(), given));
        if (unlike != null) {
            tried = true;
            handBack(unlike);
        }
    }

    /** Why something does not hold, or null; what this request wrote may have ended what held before. */
    private @Nullable Obstacle holds(String when, String step, List<DueCheck> due) {
        if (due.isEmpty() || writes.heldBefore(when)) {
            return null;
        }
        Obstacle problem = checks.problem(when, step, due);
        if (problem == null) {
            writes.held(when);
        }
        return problem;
    }

    /** Whether the version is still the one that its task uses. */
    private boolean inUse(PlaybookVersion version) {
        return request.workspace()
                .playbooks()
                .active(version.plan().task())
                .map(PlaybookVersion::label)
                .equals(Optional.of(version.label()));
    }

    private @Nullable Obstacle obstacle(PlanStep step, ChatRequestParameters parameters) {
        if (playbook == null) {
            return null;
        }
        if (!issued.isEmpty() && !inUse(playbook)) {
            return Obstacle.elsewhere(playbook.label() + " was taken out of use while the call was under way");
        } else if (issued.size() + 2 > options.roundTrips) {
            return Obstacle.elsewhere("step " + step.id() + " (" + step.tool() + ") would be round trip "
                    + (issued.size() + 1) + " of the " + options.roundTrips + " that the service allows");
        }
        List<PlanStep> steps = playbook.plan().steps();
        boolean last = steps.get(steps.size() - 1).id().equals(step.id());
        return gate.obstacle(step, last, parameters);
    }

    private Reply fill(Move.Fill fill, List<ChatMessage> messages, ChatRequestParameters parameters) {
        Obstacle obstacle = obstacle(fill.step(), parameters);
        if (obstacle != null || playbook == null || given == null) {
            return obstacle == null ? TO_THE_MODEL : handBack(obstacle);
        }
        LiveSlots.Next next = slots.next(fill, playbook.plan(), given, done);
        if (next instanceof LiveSlots.Ask ask) {
            return new Reply.Fill(ask.question());
        } else if (next instanceof LiveSlots.Known known) {
            given = given.withSlots(known.values());
            return next(messages, parameters);
        }
        return handBack(((LiveSlots.Open) next).reason());
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

    /** What does not fit the plan in what was given, or in what must hold after the steps that have run; or null. */
    private @Nullable Obstacle unlike(Plan plan, Given given) {
        List<String> wrong = Planner.problems(plan, given);
        if (!wrong.isEmpty()) {
            return Obstacle.elsewhere(String.join("; ", wrong));
        }
        for (Issued call : issued.values()) {
            PlanStep step = call.step();
            if (done.containsKey(step.id()) && checked.add(step.id())) {
                Obstacle problem = holds("after step " + step.id(), step.id(), Planner.after(plan, step, given, done));
                if (problem != null) {
                    return problem;
                }
            }
        }
        return null;
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
