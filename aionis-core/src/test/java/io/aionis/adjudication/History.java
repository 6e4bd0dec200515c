package io.aionis.adjudication;

import io.aionis.ledger.Recorded;
import io.aionis.model.Actor;
import io.aionis.model.Circumstances;
import io.aionis.model.Effect;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.Json;
import io.aionis.model.Lane;
import io.aionis.model.Outcome;
import io.aionis.model.Role;
import io.aionis.model.RunId;
import io.aionis.model.RunStatus;
import io.aionis.model.Scope;
import io.aionis.model.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the evidence of one scope, one second after the other. */
public final class History {

    public static final Task TASK = Task.of("refund");
    public static final Actor AGENT = Actor.agent("clerk");
    public static final Actor WORKER = Actor.of("worker", Role.WORKER);
    public static final Actor VERIFIER = Actor.of("checker", Role.VERIFIER);
    public static final Actor REVIEWER = Actor.of("boss", Role.REVIEWER);
    public static final Actor HOST = Actor.agent("host");

    private final Scope scope;
    private final List<Recorded> recorded = new ArrayList<>();
    private final Map<String, Long> positions = new HashMap<>();
    private long second;
    private @Nullable Task task = TASK;
    private @Nullable RunId run;
    private Actor actor = AGENT;
    private Lane lane = Lane.SHARED;

    public History() {
        this(Scope.of("desk"));
    }

    public History(Scope scope) {
        this.scope = scope;
    }

    public History task(@Nullable Task newTask) {
        task = newTask;
        return this;
    }

    public History run(@Nullable String newRun) {
        run = newRun == null ? null : new RunId(newRun);
        return this;
    }

    public History by(Actor newActor) {
        actor = newActor;
        return this;
    }

    public History lane(Lane newLane) {
        lane = newLane;
        return this;
    }

    public History started(String request) {
        return add(new EvidenceBody.RunStarted(request, Map.of()));
    }

    public History call(String tool, String arguments, Outcome outcome) {
        return call(tool, arguments, outcome, outcome.isFailure() ? "Boom" : null, "ok", Effect.WRITE);
    }

    public History call(
            String tool, String arguments, Outcome outcome, @Nullable String errorClass, String result, Effect effect) {
        Json json = Json.parseOrText(arguments);
        return add(new EvidenceBody.ToolCall(0, null, tool, json, result, outcome, errorClass, null, null, effect));
    }

    public History step(String title, Outcome outcome, String... targets) {
        return add(new EvidenceBody.Step(title, "", outcome, List.of(targets), null));
    }

    public History route(String route, Outcome outcome) {
        return add(new EvidenceBody.Step("work on " + route, "", outcome, List.of(), route));
    }

    public History verdict(@Nullable String evidence, @Nullable String route, Outcome outcome) {
        EvidenceId id = evidence == null ? null : new EvidenceId(evidence);
        return add(new EvidenceBody.Verdict(id, route, outcome, "because"));
    }

    public History ended(RunStatus status) {
        return add(new EvidenceBody.RunEnded(status, "done"));
    }

    public History add(EvidenceBody body) {
        return add(body, Circumstances.NONE);
    }

    public History add(EvidenceBody body, Circumstances circumstances) {
        second++;
        String stream = run == null ? "scope" : run.value();
        EvidenceId id = new EvidenceId(stream + "-" + positions.getOrDefault(stream, 0L));
        Evidence evidence =
                new Evidence(id, scope, task, run, actor, lane, Instant.ofEpochSecond(second), body, circumstances);
        long position = positions.merge(stream, 1L, Long::sum) - 1;
        recorded.add(new Recorded(evidence, position, second));
        return this;
    }

    public List<Recorded> recorded() {
        return List.copyOf(recorded);
    }

    /** The id of what was added last. */
    public String lastId() {
        return recorded.get(recorded.size() - 1).evidence().id().value();
    }

    public ScopeState state() {
        return state(AcceptancePolicy.SOLO);
    }

    public ScopeState state(AcceptancePolicy policy) {
        return Adjudicator.adjudicate(scope, recorded, policy);
    }

    public Memory call(String tool, String arguments) {
        return find(new Subject.Call(tool, Json.parseOrText(arguments)));
    }

    public Memory runMemory(String id) {
        return find(new Subject.RunRoute(new RunId(id)));
    }

    public Memory routeMemory(String name) {
        return find(new Subject.Route(name));
    }

    public Memory find(Subject subject) {
        return state().memories().stream()
                .filter(memory -> memory.subject().key().equals(subject.key()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no memory of " + subject.key() + " in " + state()));
    }
}
