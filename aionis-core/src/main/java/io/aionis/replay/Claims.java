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
import io.aionis.model.Role;
import io.aionis.model.RunId;
import io.aionis.model.Scope;
import io.aionis.model.Task;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that a write happens once. A claim is durable before the tool runs; its settlement is durable before
 * anybody hears the result. Safe for use by many threads and, as far as the store is shared, processes.
 */
public final class Claims {

    private static final Actor REPLAY = Actor.agent("aionis-replay");
    private static final String REQUEST = "request";
    private static final String AFTER_FAILURE = ":after-failure-";
    private static final int PAGE = 500;

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

    /** Nobody ran it before: run it now, then {@link #settle}, or {@link #release} when it broke off. */
    public record First(EvidenceId claim) implements Standing {}

    /** It ran before and this is what came of it; do not run it again. */
    public record AlreadyDone(ToolAnswer answer) implements Standing {}

    /**
     * It may or may not have run. Do not run it; a person must look.
     *
     * @param reason what was begun and when, on one line
     * @param doubt what is to be decided; null when nobody can, as the write is under way or its record was erased
     */
    public record InDoubt(String reason, WriteVerifier.@Nullable Doubt doubt) implements Standing {}

    /**
     * What an idempotency key stands for.
     *
     * @param at when it was first used
     * @param first whether that is just now
     * @param refusal why it cannot be used for this request, or null when it can
     */
    record Bound(Instant at, boolean first, @Nullable String refusal) {}

    /**
     * Binds an idempotency key to what it was first used for. Durable when it returns.
     *
     * @return why the key cannot be used for this request, or empty when it can
     */
    public Optional<String> bind(String key, RunId run, Task task, String playbook, Json parameters) {
        return Optional.ofNullable(request(key, run, task, playbook, parameters).refusal());
    }

    Bound request(String key, RunId run, Task task, String playbook, Json parameters) {
        var wanted = new EvidenceBody.Claim(REQUEST, playbook, parameters);
        Found found = under(requestOf(key), run, task, wanted, false);
        if (found instanceof Mine mine) {
            return new Bound(mine.at(), true, null);
        } else if (!(found instanceof Before)) {
            return new Bound(
                    clock.instant(),
                    false,
                    "the idempotency key '" + key + "' was used before, for a request that was erased; use a"
                            + " new key for a new request");
        }
        Evidence before = ((Before) found).recorded().evidence();
        var first = (EvidenceBody.Claim) before.body();
        String refusal = first.equals(wanted)
                ? null
                : "the idempotency key '" + key + "' was used before for " + first.tool()
                        + first.arguments().canonical() + "; use a new key for a new request";
        return new Bound(before.at(), false, refusal);
    }

    /** Whether an idempotency key was used before. */
    boolean isBound(String key) {
        return ledger.find(scope, requestOf(key)).isPresent();
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
        return take(request, occurrence, run, task, step, tool, arguments, false);
    }

    /** As above; {@code unseen} when the request is new, so that no claim of it is expected. */
    Standing take(
            String request,
            int occurrence,
            RunId run,
            @Nullable Task task,
            String step,
            String tool,
            Json arguments,
            boolean unseen) {
        EvidenceBody claim = new EvidenceBody.Claim(step, tool, arguments);
        for (int failures = 0; true; failures++) {
            EvidenceId id = claimOf(request, tool, arguments, occurrence, failures);
            Found found = underWay(id, run, task, claim, unseen);
            if (found instanceof Mine) {
                return new First(id);
            } else if (!(found instanceof Before before)) {
                return erased(tool, arguments);
            } else {
                Standing standing = standing(before.recorded());
                if (!failed(standing)) {
                    return standing;
                }
            }
        }
    }

    /** How a write stands, without claiming it; empty when it could be claimed. */
    public Optional<Standing> look(String request, int occurrence, String tool, Json arguments) {
        for (int failures = 0; true; failures++) {
            EvidenceId id = claimOf(request, tool, arguments, occurrence, failures);
            Optional<Standing> standing = ledger.find(scope, id).map(this::standing);
            if (standing.isEmpty() || !failed(standing.get())) {
                return standing;
            }
        }
    }

    /** Whether a claim is of this write: of this request, tool, arguments and occurrence. */
    private static boolean isOf(EvidenceId claim, String write) {
        return claim.value().equals(write) || claim.value().startsWith(write + AFTER_FAILURE);
    }

    /**
     * What a request has written, or may have, that is none of these writes; empty where everything is. Reads what was
     * recorded since the request was first made.
     *
     * @param known names of writes, as {@link #writeOf} gives them
     */
    Optional<String> unknownWrite(String request, Set<String> known) {
        Optional<Recorded> bound = ledger.find(scope, requestOf(request));
        long cursor = bound.map(Recorded::cursor).orElse(Long.MAX_VALUE);
        List<Recorded> page = bound.isEmpty() ? List.of() : ledger.readScope(scope, cursor, PAGE);
        while (!page.isEmpty()) {
            for (Recorded recorded : page) {
                EvidenceId id = recorded.evidence().id();
                if (recorded.evidence().body() instanceof EvidenceBody.Claim claim
                        && id.value().startsWith(writesOf(request, claim.tool(), claim.arguments()))
                        && known.stream().noneMatch(write -> isOf(id, write))
                        && !failed(standing(recorded))) {
                    return Optional.of(claim.tool() + claim.arguments().canonical() + " at step " + claim.step()
                            + " in run " + recorded.evidence().run());
                }
            }
            page = ledger.readScope(scope, page.get(page.size() - 1).cursor(), PAGE);
        }
        return Optional.empty();
    }

    /** Names a write of a request. */
    static String writeOf(String request, String tool, Json arguments, int occurrence) {
        return writesOf(request, tool, arguments) + occurrence;
    }

    private static String writesOf(String request, String tool, Json arguments) {
        return "claim:" + request + ":" + tool + ":" + arguments.hash() + ":";
    }

    /**
     * Keeps what came of a claimed write; durable when it returns. Only an answer by which the tool itself says that it
     * did nothing may have a failed outcome; one that leaves that open is {@link Outcome#UNKNOWN}.
     */
    public void settle(First claim, RunId run, @Nullable Task task, ToolAnswer answer) {
        try {
            var body = new EvidenceBody.Settlement(claim.claim(), answer.outcome(), answer.result());
            ledger.append(List.of(evidence(settlementOf(claim.claim()), run, task, REPLAY, body)));
        } finally {
            release(claim);
        }
    }

    /** Says that nobody is busy with a claimed write any more. When it was not settled, it is in doubt from now on. */
    public void release(First claim) {
        UnderWay.ended(ledger, scope, claim.claim());
    }

    /**
     * A person says that a write in doubt happened. Durable when it returns; the same request finds it done from then on.
     *
     * @param claim the claim, as {@link ReplayReport#doubt} names it
     * @param result what the tool would have answered, as far as later steps need it
     * @param actor the reviewer who says so
     * @param reason how it is known
     * @throws IllegalArgumentException when there is no such claim or no reason, or the actor is no reviewer
     * @throws IllegalStateException when the write is settled already, or under way
     */
    public void happened(EvidenceId claim, String result, Actor actor, String reason) {
        decide(claim, new ToolAnswer(Outcome.SUCCEEDED, result), actor, reason);
    }

    /**
     * A person says that a write in doubt did not happen, and will not any more. Durable when it returns; the same request
     * may do it from then on, under a new claim.
     *
     * @param claim the claim, as {@link ReplayReport#doubt} names it
     * @param actor the reviewer who says so
     * @param reason how it is known
     * @throws IllegalArgumentException when there is no such claim or no reason, or the actor is no reviewer
     * @throws IllegalStateException when the write is settled already, or under way
     */
    public void didNotHappen(EvidenceId claim, Actor actor, String reason) {
        decide(claim, new ToolAnswer(Outcome.FAILED, "it did not happen"), actor, reason);
    }

    private void decide(EvidenceId id, ToolAnswer answer, Actor actor, String reason) {
        if (actor.role() != Role.REVIEWER) {
            throw new IllegalArgumentException("'" + actor.agent() + "' in the role " + actor.role()
                    + " cannot decide on claim '" + id + "': whether a write happened is a reviewer's word; pass an"
                    + " Actor with Role.REVIEWER that names the person");
        }
        if (reason.isBlank()) {
            throw new IllegalArgumentException(
                    "The decision on claim '" + id + "' has no reason; say how it is known what became of the write");
        }
        Recorded claim = ledger.find(scope, id)
                .filter(found -> found.evidence().body() instanceof EvidenceBody.Claim taken
                        && !taken.step().equals(REQUEST))
                .orElseThrow(() -> new IllegalArgumentException("There is no claim '" + id + "' in scope " + scope
                        + "; expected one that a replay's report named as in doubt"));
        Standing standing = standing(claim);
        if (standing instanceof AlreadyDone) {
            throw alreadySettled(id);
        } else if (((InDoubt) standing).doubt() == null) {
            throw new IllegalStateException("The write of claim '" + id + "' is under way; wait for its end");
        } else if (!settle(claim.evidence(), answer, actor, reason)) {
            throw alreadySettled(id);
        }
    }

    /** What {@code verdict} makes of a write in doubt; false when somebody else settled it meanwhile. */
    boolean settle(EvidenceId claim, ToolAnswer answer, String reason) {
        return ledger.find(scope, claim)
                .map(found -> settle(found.evidence(), answer, REPLAY, reason))
                .orElse(false);
    }

    private boolean settle(Evidence claim, ToolAnswer answer, Actor actor, String reason) {
        var body = new EvidenceBody.Settlement(claim.id(), answer.outcome(), answer.result(), reason);
        RunId run = claim.run();
        try {
            return ledger.append(List.of(evidence(settlementOf(claim.id()), run, claim.task(), actor, body)))
                    .get(0)
                    .added();
        } catch (EvidenceConflictException another) {
            return false;
        }
    }

    private static IllegalStateException alreadySettled(EvidenceId id) {
        return new IllegalStateException("The write of claim '" + id + "' is settled; there is nothing to decide");
    }

    /** What stands in the ledger under an id that was just asked for. */
    private sealed interface Found {}

    /** This evidence, which is the first. */
    private record Mine(Instant at) implements Found {}

    /** Evidence from before. */
    private record Before(Recorded recorded) implements Found {}

    /** There was some, and it was erased; the id is used up. */
    private record Erased() implements Found {}

    private Found underWay(EvidenceId id, RunId run, @Nullable Task task, EvidenceBody body, boolean unseen) {
        UnderWay.claiming(ledger, scope, id);
        boolean mine = false;
        try {
            Found found = under(id, run, task, body, unseen);
            mine = found instanceof Mine;
            return found;
        } finally {
            UnderWay.claimed(ledger, scope, id, mine);
        }
    }

    private Found under(EvidenceId id, RunId run, @Nullable Task task, EvidenceBody body, boolean unseen) {
        Optional<Recorded> before = unseen ? Optional.empty() : ledger.find(scope, id);
        if (before.isEmpty()) {
            Evidence mine = evidence(id, run, task, REPLAY, body);
            try {
                if (ledger.append(List.of(mine)).get(0).added()) {
                    return new Mine(mine.at());
                }
            } catch (EvidenceConflictException lostTheRace) {
                // Another claimed it between the look and the append.
            }
            before = ledger.find(scope, id);
        }
        return before.<Found>map(Before::new).orElseGet(Erased::new);
    }

    private Standing standing(Recorded before) {
        EvidenceId id = before.evidence().id();
        var claimed = (EvidenceBody.Claim) before.evidence().body();
        boolean underWay = UnderWay.is(ledger, scope, id);
        // Looked for after that: whoever is done settles first and says so then.
        Optional<Recorded> settled = ledger.find(scope, settlementOf(id));
        if (settled.isPresent()) {
            var settlement = (EvidenceBody.Settlement) settled.get().evidence().body();
            return new AlreadyDone(new ToolAnswer(settlement.outcome(), settlement.result()));
        }
        Instant at = before.evidence().at();
        RunId run = before.evidence().run();
        String begun = claimed.tool() + claimed.arguments().canonical() + " was begun at " + at + " in run " + run;
        if (underWay || run == null) {
            return new InDoubt(
                    begun + " and is under way; submit the same request again when it is over, and if it does not end,"
                            + " check whether it happened before doing it again",
                    null);
        }
        return new InDoubt(
                begun + " and nobody recorded how it ended; check whether it happened before doing it again",
                new WriteVerifier.Doubt(id, claimed.tool(), claimed.arguments(), at, run));
    }

    private static boolean failed(Standing standing) {
        return standing instanceof AlreadyDone done && done.answer().outcome().isFailure();
    }

    private static InDoubt erased(String tool, Json arguments) {
        return new InDoubt(
                tool + arguments.canonical() + " was begun before and the record of it was erased;"
                        + " check whether it happened before doing it again",
                null);
    }

    /** Appends evidence of a request; durable when it returns. False when some of it stood there with other content. */
    boolean keep(List<EvidenceId> ids, List<EvidenceBody> bodies, RunId run, @Nullable Task task) {
        List<Evidence> kept = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            kept.add(evidence(ids.get(i), run, task, REPLAY, bodies.get(i)));
        }
        try {
            ledger.append(kept);
            return true;
        } catch (EvidenceConflictException another) {
            return false;
        }
    }

    /** What is kept under an id. */
    Optional<ToolAnswer> kept(EvidenceId id) {
        return ledger.find(scope, id)
                .map(recorded -> (EvidenceBody.Settlement) recorded.evidence().body())
                .map(settlement -> new ToolAnswer(settlement.outcome(), settlement.result()));
    }

    Instant now() {
        return clock.instant();
    }

    static EvidenceId requestOf(String key) {
        return new EvidenceId("request:" + key);
    }

    static EvidenceId settlementOf(EvidenceId claim) {
        return new EvidenceId("settled:" + claim.value());
    }

    private static EvidenceId claimOf(String request, String tool, Json arguments, int occurrence, int failures) {
        String write = writeOf(request, tool, arguments, occurrence);
        return new EvidenceId(failures == 0 ? write : write + AFTER_FAILURE + failures);
    }

    private Evidence evidence(EvidenceId id, @Nullable RunId run, @Nullable Task task, Actor actor, EvidenceBody body) {
        return new Evidence(id, scope, task, run, actor, Lane.SHARED, clock.instant(), body);
    }
}
