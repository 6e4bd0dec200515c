package io.aionis.governance;

import io.aionis.compile.RecordedRun;
import io.aionis.governance.Transition.OfRepair;
import io.aionis.ledger.Recorded;
import io.aionis.model.Actor;
import io.aionis.model.Evidence;
import io.aionis.model.GovernanceBody.Repair;
import io.aionis.model.RunId;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanJson;
import io.aionis.repair.Proposal;
import io.aionis.repair.RepairLimits;
import io.aionis.repair.Repairer;
import io.aionis.replay.ReplayReport;
import io.aionis.replay.Stop;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The queue of repairs that were proposed, and what persons decide on them. Nothing is applied by itself: an approved
 * repair becomes a version, which is validated and promoted like any other. Safe for use by many threads.
 */
public final class Repairs {

    private static final Logger LOG = LoggerFactory.getLogger(Repairs.class);

    private final Governance governance;
    private final Register register;

    Repairs(Governance governance, Register register) {
        this.governance = governance;
        this.register = register;
    }

    /** Every repair, oldest first. */
    public List<ProposedRepair> list() {
        return register.read(board -> List.copyOf(board.repairs().values()));
    }

    /** The repairs that wait for a person, oldest first. */
    public List<ProposedRepair> open() {
        return list().stream()
                .filter(repair -> repair.status() == RepairStatus.PENDING_REVIEW)
                .toList();
    }

    /**
     * One repair.
     *
     * @throws IllegalArgumentException when there is none, naming those that there are
     */
    public ProposedRepair repair(String id) {
        return register.read(board -> known(board, id));
    }

    /**
     * Keeps a proposal for review. An equal one that is still open is not kept again. Where the policy asks for no review,
     * it becomes a version at once, which is never promoted by that.
     *
     * @param version the version that stopped
     * @param stop where and why; who worked in its run does not decide on the repair
     * @throws IllegalArgumentException when the proposal changes nothing, is of another playbook or task, or the stop is of
     *     another plan
     * @throws io.aionis.repair.RepairRefusedException when it goes beyond what a repair may change
     */
    public ProposedRepair propose(PlaybookVersion version, Stop stop, Proposal proposal) {
        requireMended(version, stop, proposal.plan());
        RunId run = stop.run();
        Proposal admitted = RepairLimits.admit(stop, proposal, recorded(proposal, run));
        return keep(version, run, stop, admitted);
    }

    /** The run that a proposal says it rests on, as far as there is one. */
    private @Nullable RecordedRun recorded(Proposal proposal, @Nullable RunId run) {
        if (proposal.basis() != Proposal.Basis.RECORDED_RUN || run == null) {
            return null;
        }
        governance.makeDurable();
        List<Recorded> stream = register.ledger().run(register.scope(), run);
        return stream.isEmpty() ? null : RecordedRun.of(stream);
    }

    private ProposedRepair keep(PlaybookVersion version, @Nullable RunId run, Stop stop, Proposal proposal) {
        String[] id = {""};
        register.write(board -> {
            Playbooks.known(board, version);
            List<ProposedRepair> equal = board.repairs().values().stream()
                    .filter(repair -> repair.playbook().equals(version.playbook())
                            && repair.version() == version.version()
                            && repair.plan().equals(proposal.plan()))
                    .toList();
            Optional<ProposedRepair> open = equal.stream()
                    .filter(repair -> repair.status() == RepairStatus.PENDING_REVIEW)
                    .findFirst();
            if (open.isPresent()) {
                id[0] = open.get().id();
                return List.of();
            }
            id[0] = name(version, proposal.plan(), equal.size());
            return List.of(proposed(id[0], version, run, stop, proposal));
        });
        if (!governance.policy().reviewRequired()) {
            return become(id[0], OfRepair.ACCEPT, Transition.ENGINE, "no review is required");
        }
        return repair(id[0]);
    }

    /**
     * Where a guided replay of a version hands a stop: the repairers are asked in order, and the first proposal is kept for
     * review. One that fails, or proposes what a repair may not do, is passed over.
     *
     * @return for {@link io.aionis.replay.Replay#repairs}: names the repair that waits for a reviewer, if there is one
     */
    public Function<Stop, Optional<String>> asking(PlaybookVersion version, List<? extends Repairer> repairers) {
        List<Repairer> asked = List.copyOf(repairers);
        return stop -> {
            for (Repairer repairer : asked) {
                try {
                    Optional<String> kept = repairer.propose(stop)
                            .map(proposal -> propose(version, stop, proposal).id());
                    if (kept.isPresent()) {
                        return kept;
                    }
                } catch (RuntimeException failed) {
                    LOG.warn(
                            "'{}' could not mend {} at step {}", repairer.name(), version.label(), stop.step(), failed);
                }
            }
            return Optional.empty();
        };
    }

    /**
     * As {@link #asking}, but in the background: whoever stopped does not wait. {@code Workspace.settle} waits for it.
     */
    public void askLater(PlaybookVersion version, List<? extends Repairer> repairers, Stop stop) {
        Function<Stop, Optional<String>> queue = asking(version, repairers);
        governance.later(() -> queue.apply(stop)
                .ifPresent(repair -> LOG.debug("The repair '{}' of {} waits for a reviewer", repair, version.label())));
    }

    /** What a person reads who is asked to review it. */
    public String review(String id) {
        return register.read(board -> RepairText.of(known(board, id), board));
    }

    /**
     * A person approves it: it becomes the next version of its playbook, and is held against live runs at once where the
     * policy says so.
     *
     * @param person a reviewer, neither its author nor anybody who worked in the run that stopped; a model only where the
     *     policy says so
     * @throws ForbiddenTransitionException when it is not pending, or the actor may not decide
     */
    public ProposedRepair approve(String id, Actor person, String reason) {
        requireOther("approve", id, person);
        Reasons.require("To approve " + id, reason);
        return become(id, OfRepair.APPROVE, person, reason);
    }

    /**
     * A person says no.
     *
     * @throws ForbiddenTransitionException when it is not pending, or the actor may not decide
     */
    public ProposedRepair reject(String id, Actor person, String reason) {
        Reasons.require("To reject " + id, reason);
        register.write(board -> List.of(decided(known(board, id), OfRepair.REJECT, person, reason, 0)));
        return repair(id);
    }

    /** The version comes first: what breaks off in between leaves a draft more, and the repair open. */
    private ProposedRepair become(String id, OfRepair how, Actor actor, String reason) {
        ProposedRepair open = register.read(board -> {
            ProposedRepair known = known(board, id);
            apply(known, how, actor);
            return known;
        });
        Playbooks playbooks = governance.playbooks(register);
        Set<RunId> sources = new LinkedHashSet<>(
                playbooks.version(open.playbook(), open.version()).sources());
        if (open.basis() != null) {
            sources.add(open.basis());
        }
        PlaybookVersion made = playbooks.add(
                open.plan(),
                Transition.MEND,
                actor,
                "repair " + id + " of v" + open.version() + ": " + reason,
                List.copyOf(sources));
        register.write(board -> {
            List<Evidence> pieces = new ArrayList<>();
            pieces.add(decided(known(board, id), how, actor, reason, made.version()));
            if (governance.policy().autoShadowValidate()) {
                pieces.add(playbooks.changed(made, Transition.SUBMIT, actor, "repair " + id, null));
            }
            return pieces;
        });
        return repair(id);
    }

    private void requireOther(String what, String id, Actor person) {
        ProposedRepair repair = repair(id);
        Set<String> workers = Workers.in(register.ledger(), register.scope(), repair.run());
        String own = null;
        if (Workers.same(repair.author(), person.agent())
                || Workers.same(repair.history().get(0).actor().agent(), person.agent())) {
            own = "its author";
        } else if (Workers.holds(workers, person.agent())) {
            own = "who worked in the run that stopped";
        }
        if (own != null) {
            throw new ForbiddenTransitionException("Cannot " + what + " " + id + " as '" + person.agent() + "', " + own
                    + "; nobody approves work of their own: let another reviewer decide");
        }
    }

    private Evidence proposed(String id, PlaybookVersion version, @Nullable RunId run, Stop stop, Proposal proposal) {
        Actor author = Actor.agent(proposal.author());
        RepairStatus status = OfRepair.PROPOSE.apply(id, null, author, false);
        var body = new Repair(
                id,
                version.playbook(),
                version.version(),
                OfRepair.PROPOSE.word(),
                status.name(),
                proposal.rationale(),
                proposal.author(),
                run,
                stop.step(),
                stop.reason(),
                stop.receipts().stream().map(Repairs::ran).toList(),
                PlanJson.toJson(proposal.plan()),
                proposal.basis() == Proposal.Basis.RECORDED_RUN ? run : null,
                0,
                null);
        return register.piece(pieceId(id, 0), version.plan().task(), author, body);
    }

    private static String ran(ReplayReport.StepReceipt receipt) {
        return Shown.line(
                receipt.step() + " " + receipt.tool() + receipt.arguments().canonical() + " " + receipt.outcome()
                        + (receipt.note().isEmpty() ? "" : ": " + receipt.note()));
    }

    private Evidence decided(ProposedRepair repair, OfRepair how, Actor actor, String reason, int became) {
        RepairStatus status = apply(repair, how, actor);
        var body = new Repair(
                repair.id(),
                repair.playbook(),
                repair.version(),
                how.word(),
                status.name(),
                reason,
                repair.author(),
                repair.run(),
                repair.step(),
                repair.cause(),
                List.of(),
                null,
                repair.basis(),
                became,
                null);
        return register.piece(
                pieceId(repair.id(), repair.history().size()), repair.plan().task(), actor, body);
    }

    private RepairStatus apply(ProposedRepair repair, OfRepair how, Actor actor) {
        return how.apply(
                repair.id(), repair.status(), actor, governance.policy().modelMayApprove());
    }

    private static void requireMended(PlaybookVersion version, Stop stop, Plan plan) {
        if (!stop.plan().equals(version.plan())) {
            throw new IllegalArgumentException("The stop is of another plan than that of " + version.label()
                    + "; expected the stop of a replay of that version");
        } else if (!plan.name().equals(version.playbook())
                || !plan.task().equals(version.plan().task())) {
            throw new IllegalArgumentException(
                    "The proposal is a plan '" + plan.name() + "' of the task '" + plan.task()
                            + "'; expected one of '" + version.playbook() + "' of the task '"
                            + version.plan().task() + "', as a repair stays in its playbook");
        } else if (plan.equals(version.plan())) {
            throw new IllegalArgumentException("The proposal equals " + version.label() + "; it mends nothing");
        }
    }

    private static ProposedRepair known(Board board, String id) {
        ProposedRepair known = board.repairs().get(id);
        if (known == null) {
            throw new IllegalArgumentException(
                    "There is no repair '" + id + "'; known: " + board.repairs().keySet());
        }
        return known;
    }

    private static String name(PlaybookVersion version, Plan plan, int times) {
        String text = PlanJson.toJson(plan).canonical();
        String hash = Register.shortName(version.playbook(), String.valueOf(version.version()), text)
                .substring(0, 12);
        return "repair-" + hash + (times == 0 ? "" : "-" + (times + 1));
    }

    private static String pieceId(String repair, int change) {
        return "repair:" + repair + ":" + change;
    }
}
