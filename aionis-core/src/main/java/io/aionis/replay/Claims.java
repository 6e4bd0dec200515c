package io.aionis.replay;

import io.aionis.ledger.EvidenceConflictException;
import io.aionis.ledger.Ledger;
import io.aionis.ledger.Recorded;
import io.aionis.model.Actor;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.Json;
import io.aionis.model.Lane;
import io.aionis.model.Outcome;
import io.aionis.model.RunId;
import io.aionis.model.Scope;
import io.aionis.model.Task;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that a write happens once. A claim is durable before the tool runs; its settlement is durable before
 * anybody hears the result. Safe for use by many threads and, as far as the store is shared, processes.
 */
public final class Claims {

    private static final Actor REPLAY = Actor.agent("aionis-replay");

    private final Ledger ledger;
    private final Scope scope;
    private final Clock clock;

    public Claims(Ledger ledger, Scope scope, Clock clock) {
        this.ledger = ledger;
        this.scope = scope;
        this.clock = clock;
    }

    /** What a claim found. */
    public sealed interface Standing {}

    /** Nobody ran it before: run it now, then {@link #settle}. */
    public record First(EvidenceId claim) implements Standing {}

    /** It ran before and this is what came of it; do not run it again. */
    public record AlreadyDone(ToolAnswer answer) implements Standing {}

    /** It may or may not have run. Do not run it; a person must look. */
    public record InDoubt(String reason) implements Standing {}

    /**
     * Binds an idempotency key to what it was first used for. Durable when it returns.
     *
     * @return why the key cannot be used for this request, or empty when it can
     */
    public Optional<String> bind(String key, RunId run, Task task, String playbook, Json parameters) {
        EvidenceId id = new EvidenceId("request:" + key);
        var wanted = new EvidenceBody.Claim("request", playbook, parameters);
        Found found = under(id, run, task, wanted);
        if (found instanceof Erased) {
            return Optional.of("the idempotency key '" + key + "' was used before, for a request that was erased; use a"
                    + " new key for a new request");
        }
        var first = found instanceof Before before
                ? (EvidenceBody.Claim) before.recorded().evidence().body()
                : wanted;
        return first.equals(wanted)
                ? Optional.empty()
                : Optional.of("the idempotency key '" + key + "' was used before for " + first.tool()
                        + first.arguments().canonical() + "; use a new key for a new request");
    }

    /**
     * Claims one write. Within a request the same tool with the same arguments is the same write, whoever asks for it:
     * a plan, a later version of it, or the model after a hand-back. A write whose tool answered that it
     * {@linkplain Outcome#isFailure failed} did not happen, so it may be claimed once more.
     *
     * @param request names the request: an idempotency key, or the run
     * @param occurrence 0, or how many equal calls the request made on purpose before this one
     * @param run the run that wants to do it
     * @throws io.aionis.ledger.LedgerException when the claim cannot be made durable; the tool must not run then
     */
    public Standing take(
            String request, int occurrence, RunId run, @Nullable Task task, String step, String tool, Json arguments) {
        String write = "claim:" + request + ":" + tool + ":" + arguments.hash() + ":" + occurrence;
        EvidenceBody claim = new EvidenceBody.Claim(step, tool, arguments);
        for (int failures = 0; true; failures++) {
            EvidenceId id = new EvidenceId(failures == 0 ? write : write + ":after-failure-" + failures);
            Found found = under(id, run, task, claim);
            if (found instanceof Mine) {
                return new First(id);
            } else if (!(found instanceof Before)) {
                return new InDoubt(tool + arguments.canonical() + " was begun before and the record of it was erased;"
                        + " check whether it happened before doing it again");
            }
            Standing standing = standing(((Before) found).recorded());
            if (!(standing instanceof AlreadyDone done
                    && done.answer().outcome().isFailure())) {
                return standing;
            }
        }
    }

    /** What stands in the ledger under an id that was just asked for. */
    private sealed interface Found {}

    /** This evidence, which is the first. */
    private record Mine() implements Found {}

    /** Evidence from before. */
    private record Before(Recorded recorded) implements Found {}

    /** There was some, and it was erased; the id is used up. */
    private record Erased() implements Found {}

    private Found under(EvidenceId id, RunId run, @Nullable Task task, EvidenceBody body) {
        Optional<Recorded> before = ledger.find(scope, id);
        if (before.isEmpty()) {
            try {
                if (ledger.append(List.of(evidence(id, run, task, body))).get(0).added()) {
                    return new Mine();
                }
            } catch (EvidenceConflictException lostTheRace) {
                // Another claimed it between the look and the append.
            }
            before = ledger.find(scope, id);
        }
        return before.<Found>map(Before::new).orElseGet(Erased::new);
    }

    /**
     * Keeps what came of a claimed write; durable when it returns. Only an answer by which the tool itself says that it
     * did nothing may have a failed outcome; one that leaves that open is {@link Outcome#UNKNOWN}.
     */
    public void settle(First claim, RunId run, @Nullable Task task, ToolAnswer answer) {
        var body = new EvidenceBody.Settlement(claim.claim(), answer.outcome(), answer.result());
        ledger.append(List.of(evidence(settlementOf(claim.claim()), run, task, body)));
    }

    /** A read of a request; {@code answer} is null while it is only looked for. */
    record Read(
            String tool,
            Json arguments,
            int occurrence,
            @Nullable ToolAnswer answer) {

        Read answered(ToolAnswer given) {
            return new Read(tool, arguments, occurrence, given);
        }

        private EvidenceId id(String request) {
            return new EvidenceId("read:" + request + ":" + tool + ":" + arguments.hash() + ":" + occurrence);
        }
    }

    /** Keeps reads of a request from which it went on to write; durable when it returns. */
    void keep(String request, RunId run, @Nullable Task task, List<Read> reads) {
        List<Evidence> kept = new ArrayList<>();
        for (Read read : reads) {
            ToolAnswer answer = read.answer();
            if (answer != null) {
                EvidenceId id = read.id(request);
                var body = new EvidenceBody.Settlement(id, answer.outcome(), answer.result());
                kept.add(evidence(id, run, task, body));
            }
        }
        try {
            ledger.append(kept);
        } catch (EvidenceConflictException another) {
            // The same request runs twice at once; the one whose reads were first is the one that goes on.
        }
    }

    /** What a read of a request answered, when the request went on from it to write. */
    Optional<ToolAnswer> kept(String request, Read read) {
        return ledger.find(scope, read.id(request))
                .map(recorded -> (EvidenceBody.Settlement) recorded.evidence().body())
                .map(settlement -> new ToolAnswer(settlement.outcome(), settlement.result()));
    }

    private Standing standing(Recorded before) {
        var claimed = (EvidenceBody.Claim) before.evidence().body();
        Optional<Recorded> settled =
                ledger.find(scope, settlementOf(before.evidence().id()));
        if (settled.isPresent()) {
            var settlement = (EvidenceBody.Settlement) settled.get().evidence().body();
            return new AlreadyDone(new ToolAnswer(settlement.outcome(), settlement.result()));
        }
        return new InDoubt(claimed.tool() + claimed.arguments().canonical() + " was begun at "
                + before.evidence().at() + " in run " + before.evidence().run()
                + " and nobody recorded how it ended; check whether it happened before doing it again");
    }

    private static EvidenceId settlementOf(EvidenceId claim) {
        return new EvidenceId("settled:" + claim.value());
    }

    private Evidence evidence(EvidenceId id, RunId run, @Nullable Task task, EvidenceBody body) {
        return new Evidence(id, scope, task, run, REPLAY, Lane.SHARED, clock.instant(), body);
    }
}
