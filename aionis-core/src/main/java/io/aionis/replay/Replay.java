package io.aionis.replay;

import io.aionis.model.Actor;
import io.aionis.model.EvidenceBody;
import io.aionis.model.Json;
import io.aionis.model.RunId;
import io.aionis.model.Task;
import io.aionis.plan.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One replay of a plan over a {@link ToolPort}, without a model. Configure, then {@link #simulate} or {@link #strict}.
 * Not thread-safe; make one for each replay.
 */
public final class Replay {

    private static final int LONGEST_KEY = 200;

    private final Plan plan;
    private final Claims claims;
    private final Journal journal;
    private final Supplier<RunId> runs;
    private final Map<String, Json> parameters = new LinkedHashMap<>();
    private final Map<String, Json> slots = new LinkedHashMap<>();
    private @Nullable String idempotencyKey;

    /** Where a replay records what it does. */
    @FunctionalInterface
    public interface Journal {
        void record(RunId run, Task task, Actor actor, EvidenceBody body);
    }

    public Replay(Plan plan, Claims claims, Journal journal, Supplier<RunId> runs) {
        this.plan = plan;
        this.claims = claims;
        this.journal = journal;
        this.runs = runs;
    }

    /** Gives one parameter. */
    public Replay with(String name, String value) {
        return with(name, Json.of(value));
    }

    /** Gives one parameter. */
    public Replay with(String name, Json value) {
        parameters.put(name, value);
        return this;
    }

    /** Gives parameters. */
    public Replay with(Map<String, Json> values) {
        parameters.putAll(values);
        return this;
    }

    /** Gives a slot its value; its key is the step's id and the place, as {@link #simulate} names it. */
    public Replay slot(String key, Json value) {
        slots.put(key, value);
        return this;
    }

    /**
     * Names the request. Two replays with the same key are the same request: what the first one wrote, the second finds
     * done. Without a key each replay is a request of its own.
     *
     * @throws IllegalArgumentException when the key is blank or longer than {@value #LONGEST_KEY} characters
     */
    public Replay idempotencyKey(String key) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("The idempotency key has " + key.length() + " characters; expected 1 to "
                    + LONGEST_KEY + ", such as the id of the request");
        }
        this.idempotencyKey = key;
        return this;
    }

    /** The slots that have no value yet. */
    public List<OpenSlot> openSlots() {
        return Inputs.openSlots(plan, slots);
    }

    /** Whether the plan could run now, and everything that is missing. Executes nothing. */
    public Readiness simulate(ToolPort tools) {
        return Readiness.of(plan, parameters, slots, tools.tools());
    }

    /**
     * Runs the plan exactly, with its parameters bound, and stops at the first thing that is not as recorded; nothing
     * after it runs. Nothing runs at all when {@link #simulate} says it is not ready.
     */
    public ReplayReport strict(ToolPort tools) {
        RunId run = runs.get();
        Task task = Task.of(plan.task());
        Readiness readiness = simulate(tools);
        if (!readiness.ready()) {
            return ReplayReport.stopped(run, List.of(), null, String.join("; ", readiness.problems()));
        }
        if (idempotencyKey != null) {
            Optional<String> refusal = claims.bind(idempotencyKey, run, task, plan.name(), inputs());
            if (refusal.isPresent()) {
                return ReplayReport.stopped(run, List.of(), null, refusal.get());
            }
        }
        return new StrictRun(plan, parameters, slots, idempotencyKey, run, claims, journal, tools).toEnd();
    }

    /** Everything that was given: two requests of one key must agree in their slots too. */
    private Json.Obj inputs() {
        return slots.isEmpty()
                ? new Json.Obj(parameters)
                : new Json.Obj(Map.of("parameters", new Json.Obj(parameters), "slots", new Json.Obj(slots)));
    }
}
