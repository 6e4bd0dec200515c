package io.aionis.replay;

import io.aionis.ledger.LedgerException;
import io.aionis.model.Effect;
import io.aionis.model.EvidenceId;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.model.RunId;
import io.aionis.model.Task;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The claims of one replay's writes: taken, verified where they are in doubt, and settled. Not thread-safe. */
final class Writes {

    private static final Logger LOG = LoggerFactory.getLogger(Writes.class);

    /** A verdict that somebody else overtakes is asked for again, this often. */
    private static final int MOST_VERDICTS = 3;

    private final Claims claims;
    private final Settings settings;
    private final String request;
    private final boolean resumed;
    private final RunId run;
    private final Task task;
    private final PastWrites past;

    /**
     * @param request the idempotency key, or the run
     * @param resumed whether the request may have claimed something before
     */
    Writes(Claims claims, Settings settings, String request, boolean resumed, RunId run, Task task) {
        this.claims = claims;
        this.settings = settings;
        this.request = request;
        this.resumed = resumed;
        this.run = run;
        this.task = task;
        this.past = new PastWrites(claims, request, resumed);
    }

    /** How the write stands, without claiming it; empty when it may be done. */
    Optional<Claims.Standing> look(Move.Call call, int occurrence) {
        return resumed ? claims.look(request, occurrence, call.step().tool(), call.arguments()) : Optional.empty();
    }

    /** Why a step that cannot be undone must not run now, or null when it may. */
    @Nullable
    Ending unapproved(Move.Call call, int occurrence) {
        if (call.step().effect() != Effect.IRREVERSIBLE) {
            return null;
        }
        String step = call.step().id();
        String what = "Step " + step + " (" + call.step().tool() + ") cannot be undone, and ";
        Approvals approvals = settings.approvals;
        if (approvals == null) {
            return Ending.of(ReplayStatus.PENDING_APPROVAL, step, what + "nobody approved it; give approvals(…)");
        }
        Json.Obj arguments = call.arguments();
        var asked = new Approvals.Request(
                settings.playbook, request, run, step, call.step().tool(), arguments, occurrence);
        Approvals.Decision decision;
        try {
            decision = approvals.decide(asked);
        } catch (RuntimeException ofTheHost) {
            LOG.warn("Asking for the approval of {} failed", call.step().tool(), ofTheHost);
            decision = new Approvals.Pending(asked.id());
        }
        if (decision instanceof Approvals.Refused refused) {
            return Ending.of(ReplayStatus.REFUSED, step, what + refused.by() + " refused it: " + refused.reason());
        } else if (decision instanceof Approvals.Pending pending) {
            String again = settings.idempotencyKey == null
                    ? "; give the request an idempotency key, so that it can go on from here"
                    : "; submit the same request again when it is approved";
            return Ending.of(
                    ReplayStatus.PENDING_APPROVAL,
                    step,
                    what + "nobody approved it yet: it waits as " + pending.id() + again);
        }
        return null;
    }

    /** Claims the write, unless the request may have made it in another form; where it is in doubt, asks the verifier. */
    Claims.Standing claim(Move.Call call, int occurrence) {
        Optional<String> forbidden = past.forbid(call.step().tool(), call.arguments(), occurrence);
        if (forbidden.isPresent()) {
            return new Claims.InDoubt(forbidden.get(), null);
        }
        Claims.Standing standing = take(call, occurrence, !resumed);
        for (int i = 0; i < MOST_VERDICTS; i++) {
            if (!(standing instanceof Claims.InDoubt inDoubt) || inDoubt.doubt() == null || settings.verifier == null) {
                return standing;
            }
            WriteVerifier.Verdict verdict = verdict(settings.verifier, inDoubt.doubt());
            EvidenceId claim = inDoubt.doubt().claim();
            if (verdict instanceof WriteVerifier.Happened happened) {
                claims.settle(claim, happened.answer(), "verified that it happened");
            } else if (verdict instanceof WriteVerifier.NotHappened not) {
                claims.settle(
                        claim,
                        new ToolAnswer(Outcome.FAILED, "it did not happen"),
                        "verified that it did not happen: " + not.reason());
            } else {
                String unknown = ((WriteVerifier.Unknown) verdict).reason();
                return new Claims.InDoubt(inDoubt.reason() + "; it could not be verified: " + unknown, inDoubt.doubt());
            }
            standing = take(call, occurrence, false);
        }
        return standing;
    }

    private Claims.Standing take(Move.Call call, int occurrence, boolean unseen) {
        return claims.take(
                request, occurrence, run, task, call.step().id(), call.step().tool(), call.arguments(), unseen);
    }

    private static WriteVerifier.Verdict verdict(WriteVerifier verifier, WriteVerifier.Doubt doubt) {
        try {
            return verifier.verify(doubt);
        } catch (RuntimeException ofTheHost) {
            LOG.warn("The verifier of {} failed", doubt.tool(), ofTheHost);
            return new WriteVerifier.Unknown("the verifier failed: " + ofTheHost);
        }
    }

    /** Keeps what came of it; null, or how the replay ends when that could not be made durable. */
    @Nullable
    Ending settle(Move.Call call, Claims.First claim, ToolAnswer answer) {
        try {
            claims.settle(claim, run, task, answer);
            return null;
        } catch (LedgerException e) {
            String reason = "in doubt: " + call.step().tool() + call.arguments().canonical() + " answered "
                    + answer.outcome() + ", and that could not be recorded (" + e.getMessage()
                    + "); check whether it happened before doing it again";
            return new Ending(ReplayStatus.IN_DOUBT, call.step().id(), reason, claim.claim(), false);
        }
    }

    /** The write broke off: in doubt, and nobody is busy with it unless the tool may yet end. */
    Ending brokeOff(Move.Call call, Claims.First claim, ToolCalls.Called called) {
        if (called.late() == null) {
            claims.release(claim);
        } else {
            var unused = called.late().whenComplete((answer, broke) -> late(claim, answer));
        }
        String reason = "in doubt: " + called.problem() + "; check whether it happened before doing it again";
        return new Ending(ReplayStatus.IN_DOUBT, call.step().id(), reason, claim.claim(), false);
    }

    /** What a tool answers after its time was up is the truth all the same. */
    private void late(Claims.First claim, @Nullable ToolAnswer answer) {
        try {
            if (answer == null) {
                claims.release(claim);
            } else {
                claims.settle(claim, run, task, answer);
            }
        } catch (RuntimeException closed) {
            LOG.warn("The late end of claim '{}' could not be recorded; it stays in doubt", claim.claim(), closed);
        }
    }

    void release(Claims.First claim) {
        claims.release(claim);
    }
}
