package io.aionis.governance;

import io.aionis.model.Actor;
import io.aionis.model.Evidence;
import io.aionis.model.GovernanceBody.Approval;
import io.aionis.model.GovernanceBody.Approval.Status;
import io.aionis.model.Role;
import io.aionis.replay.Approvals;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Approvals that persons give, kept in the ledger. A request that nobody decided on is kept as asked, and the replay stops;
 * once a person has approved it, the same request, tool and arguments may run, and the claim sees to it that they run
 * once. Other arguments are another request. Safe for use by many threads.
 */
public final class ApprovalDesk implements Approvals {

    private static final Logger LOG = LoggerFactory.getLogger(ApprovalDesk.class);
    private static final Actor ASKING = Actor.agent("aionis-replay");

    private final Register register;

    ApprovalDesk(Register register) {
        this.register = register;
    }

    /** {@inheritDoc} Never approves what it could not look up: where the ledger fails, it is pending. */
    @Override
    public Decision decide(Request request) {
        try {
            boolean kept = register.write(board -> board.approvals().containsKey(request.id())
                    ? List.of()
                    : List.of(piece(request, Status.PENDING, ASKING, "")));
            if (!kept) {
                return new Refused(
                        ASKING.agent(),
                        "the record of this request was erased, so nobody can tell what was decided; make it anew, as"
                                + " another request");
            }
            return register.read(board -> decision(board.approvals().get(request.id()), request));
        } catch (RuntimeException failed) {
            LOG.warn("Whether {} may run could not be looked up, so it does not run", request.tool(), failed);
            return new Pending(request.id());
        }
    }

    @Override
    public boolean decidesLater() {
        return true;
    }

    private static Decision decision(@Nullable ApprovalRequest known, Request request) {
        if (known == null || known.by() == null) {
            return new Pending(request.id());
        }
        boolean same = known.tool().equals(request.tool()) && known.arguments().equals(request.arguments());
        if (!same) {
            return new Refused(known.by().agent(), "what was decided on had other arguments");
        }
        return known.status() == Status.APPROVED
                ? new Approved(known.by().agent())
                : new Refused(known.by().agent(), known.reason());
    }

    /** The requests that wait for a person, oldest first. */
    public List<ApprovalRequest> pending() {
        return list().stream().filter(r -> r.status() == Status.PENDING).toList();
    }

    /** Every request, oldest first. */
    public List<ApprovalRequest> list() {
        return register.read(board -> List.copyOf(board.approvals().values()));
    }

    /**
     * A person allows it, once and with exactly these arguments.
     *
     * @param request its id, as {@link #pending} tells it
     * @param person a reviewer who did not work in the run that asks
     * @throws ForbiddenTransitionException when it was decided on before, or the actor may not decide
     */
    public ApprovalRequest approve(String request, Actor person, String reason) {
        return decide(request, Status.APPROVED, Set.of(Status.PENDING), person, reason);
    }

    /**
     * A person forbids it, also what was approved before and did not run yet. It stays so: what should run after all is
     * another request.
     *
     * @throws ForbiddenTransitionException when it was refused before, or the actor may not decide
     */
    public ApprovalRequest refuse(String request, Actor person, String reason) {
        return decide(request, Status.REFUSED, Set.of(Status.PENDING, Status.APPROVED), person, reason);
    }

    private ApprovalRequest decide(String request, Status status, Set<Status> from, Actor person, String reason) {
        String what = (status == Status.APPROVED ? "approve " : "refuse ") + request;
        Set<String> workers = Workers.in(
                register.ledger(),
                register.scope(),
                register.read(board -> known(board, request)).run());
        register.write(board -> {
            ApprovalRequest now = known(board, request);
            if (!from.contains(now.status())) {
                Actor by = now.by();
                throw new ForbiddenTransitionException("Cannot " + what + ": it is " + now.status()
                        + (by == null ? "" : " by '" + by.agent() + "': " + now.reason()));
            } else if (person.role() != Role.REVIEWER) {
                throw new ForbiddenTransitionException("Cannot " + what + " as '" + person.agent() + "' in the role "
                        + person.role() + ": that is a reviewer's decision; pass an Actor with Role.REVIEWER that names"
                        + " the person");
            } else if (Workers.holds(workers, person.agent())) {
                throw new ForbiddenTransitionException("Cannot " + what + " as '" + person.agent()
                        + "', who worked in the run that asks; let another reviewer decide");
            }
            Reasons.require("To " + what, reason);
            var body = new Approval(
                    now.id(), now.playbook(), now.run(), now.step(), now.tool(), now.arguments(), status, reason, null);
            return List.of(register.piece(id(request, now.pieces()), null, person, body));
        });
        return register.read(board -> known(board, request));
    }

    private static ApprovalRequest known(Board board, String request) {
        ApprovalRequest known = board.approvals().get(request);
        if (known == null) {
            throw new IllegalArgumentException("Nobody asked for '" + request + "'; known: "
                    + board.approvals().keySet());
        }
        return known;
    }

    private Evidence piece(Request request, Status status, Actor actor, String reason) {
        var body = new Approval(
                request.id(),
                request.playbook(),
                request.run(),
                request.step(),
                request.tool(),
                request.arguments(),
                status,
                reason,
                null);
        return register.piece(id(request.id(), 0), null, actor, body);
    }

    /** The number of the decision is part of the id: two racing ones cannot both be kept. */
    private static String id(String request, int number) {
        return "approval:" + Register.shortName(request) + ":" + number;
    }
}
