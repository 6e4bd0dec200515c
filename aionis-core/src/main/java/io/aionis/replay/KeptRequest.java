package io.aionis.replay;

import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.model.RunId;
import io.aionis.model.Task;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request with an idempotency key, for a driver outside this package: what it was first used for, and the answers from
 * which it went on to write, which the same request goes on from when it is submitted again. Safe for use by many threads.
 */
public final class KeptRequest {

    private final Claims.Bound bound;
    private final KeptAnswers answers;
    private final PastWrites past;

    /**
     * Binds the key, durably when it returns.
     *
     * @param playbook the playbook's name
     * @param inputs the plan's parameters
     */
    public KeptRequest(Claims claims, String key, RunId run, Task task, String playbook, Json inputs) {
        this.bound = claims.request(key, run, task, playbook, inputs);
        this.answers = new KeptAnswers(claims, key, !bound.first(), run, task);
        this.past = new PastWrites(claims, key, !bound.first());
    }

    /** Why the key cannot be used for this, or null when it can. */
    public @Nullable String refusal() {
        return bound.refusal();
    }

    /** When the request was first made. */
    public Instant at() {
        return bound.at();
    }

    /** What a read of this request answered before, when it was the {@code occurrence}th of its kind, from 0. */
    public synchronized Optional<ToolAnswer> before(String tool, Json arguments, int occurrence) {
        return answers.before(tool, arguments, occurrence);
    }

    /** Adds what a read answered; {@link #keep} makes it durable. */
    public synchronized void add(String tool, Json arguments, int occurrence, ToolAnswer answer) {
        answers.add(tool, arguments, occurrence, answer);
    }

    /** The values that were given for slots of a step before. */
    public synchronized Optional<Json.Obj> slots(String step, List<String> keys) {
        return answers.before(name(step), asked(keys), 0)
                .map(answer -> Json.parseOrText(answer.result()))
                .filter(Json.Obj.class::isInstance)
                .map(Json.Obj.class::cast);
    }

    /** Adds the values that were given for slots of a step; {@link #keep} makes them durable. */
    public synchronized void addSlots(String step, List<String> keys, Json.Obj values) {
        answers.add(name(step), asked(keys), 0, new ToolAnswer(Outcome.SUCCEEDED, values.text()));
    }

    /** Whether this request was made before, found that something holds, and went on from that to write. */
    public synchronized boolean heldBefore(String what) {
        return answers.before(what, Json.empty(), 0).isPresent();
    }

    /** Adds that something holds, such as what a plan asks for before its first step; {@link #keep} makes it durable. */
    public synchronized void held(String what) {
        answers.add(what, Json.empty(), 0, new ToolAnswer(Outcome.SUCCEEDED, ""));
    }

    /**
     * Makes durable what was added, to be called before a write.
     *
     * @return false when the same request went on from other answers elsewhere, so that this one must not write
     */
    public synchronized boolean keep() {
        return answers.keep();
    }

    /**
     * Why the plan must not make this write: the same request made another before that the plan has not come to. To be
     * asked before each claim of the plan's own, in their order.
     */
    public synchronized Optional<String> forbid(String tool, Json arguments, int occurrence) {
        return past.forbid(tool, arguments, occurrence);
    }

    private static String name(String step) {
        return "slots of " + step;
    }

    private static Json asked(List<String> keys) {
        return new Json.Arr(keys.stream().<Json>map(Json::of).toList());
    }
}
