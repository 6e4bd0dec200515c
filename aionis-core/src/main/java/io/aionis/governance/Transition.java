package io.aionis.governance;

import static io.aionis.governance.VersionStatus.ACTIVE;
import static io.aionis.governance.VersionStatus.DISABLED;
import static io.aionis.governance.VersionStatus.DRAFT;
import static io.aionis.governance.VersionStatus.SHADOW;

import io.aionis.model.Actor;
import io.aionis.model.Role;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can happen to a playbook version and, in {@link OfRepair}, to a proposed repair. These are the two whole tables;
 * everything else is refused by name.
 */
public enum Transition {
    /** A new version, from a recorded run. */
    COMPILE(Set.of(), DRAFT, By.ANYBODY),
    /** A new version, from a reviewed file. */
    LOAD(Set.of(), DRAFT, By.ANYBODY),
    /** A new version, from a repair that was approved. */
    MEND(Set.of(), DRAFT, By.ANYBODY),
    /** A draft is held against live runs from now on. */
    SUBMIT(Set.of(DRAFT), SHADOW, By.ANYBODY),
    /** A person puts a version to use, validated or not; the record says which. */
    PROMOTE(Set.of(DRAFT, SHADOW), ACTIVE, By.REVIEWER),
    /** A validated version is put to use by itself, where {@link GovernancePolicy#autoPromoteOnPass} allows it. */
    PASS(Set.of(SHADOW), ACTIVE, By.ENGINE),
    /** Another version of the task was put to use. */
    RETIRE(Set.of(ACTIVE), DRAFT, By.ENGINE_OR_REVIEWER),
    /** It failed, its tools changed, or a run that it rests on was rejected: it must prove itself again. */
    DEMOTE(Set.of(ACTIVE), SHADOW, By.ENGINE_OR_REVIEWER),
    /** A person stops a version. */
    DISABLE(Set.of(DRAFT, SHADOW, ACTIVE), DISABLED, By.REVIEWER),
    /** A person allows a disabled version again; it starts over as a draft. */
    ENABLE(Set.of(DISABLED), DRAFT, By.REVIEWER);

    /** Who acts where the engine does something by a rule. */
    static final Actor ENGINE = Actor.of("aionis-governance", Role.VERIFIER);

    @SuppressWarnings("ImmutableEnumChecker") // a record of values
    private final Row<VersionStatus> row;

    Transition(Set<VersionStatus> from, VersionStatus to, By by) {
        this.row = new Row<>(from, to, by);
    }

    /** The name that the ledger keeps. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The status after this transition.
     *
     * @param version names the version in the refusal
     * @param now its present status, or null for a version that is only just made
     * @param actor who asks for it
     * @throws ForbiddenTransitionException when the table does not have it
     */
    VersionStatus apply(String version, @Nullable VersionStatus now, Actor actor) {
        return row.apply(word(), version, now, actor, false);
    }

    /** What can happen to a proposed repair. */
    public enum OfRepair {
        /** A mended plan is proposed. */
        PROPOSE(Set.of(), RepairStatus.PENDING_REVIEW, By.ANYBODY),
        /** A person approves it: it becomes a version. */
        APPROVE(Set.of(RepairStatus.PENDING_REVIEW), RepairStatus.APPROVED, By.REVIEWER_OR_MODEL),
        /** It becomes a version unseen, where {@link GovernancePolicy#reviewRequired} is off. */
        ACCEPT(Set.of(RepairStatus.PENDING_REVIEW), RepairStatus.APPROVED, By.ENGINE),
        /** A person says no. */
        REJECT(Set.of(RepairStatus.PENDING_REVIEW), RepairStatus.REJECTED, By.REVIEWER_OR_MODEL);

        @SuppressWarnings("ImmutableEnumChecker") // a record of values
        private final Row<RepairStatus> row;

        OfRepair(Set<RepairStatus> from, RepairStatus to, By by) {
            this.row = new Row<>(from, to, by);
        }

        /** The name that the ledger keeps. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The status after this transition.
         *
         * @param repair names the repair in the refusal
         * @param now its present status, or null for one that is only just proposed
         * @param modelMayApprove whether an agent may decide as a reviewer does
         * @throws ForbiddenTransitionException when the table does not have it
         */
        RepairStatus apply(String repair, @Nullable RepairStatus now, Actor actor, boolean modelMayApprove) {
            return row.apply(word(), repair, now, actor, modelMayApprove);
        }
    }

    /** Who may bring a transition about. */
    private enum By {
        ANYBODY,
        REVIEWER,
        /** A reviewer, or where the policy says so a model, which acts in {@link Role#AGENT}. */
        REVIEWER_OR_MODEL,
        ENGINE,
        ENGINE_OR_REVIEWER;

        boolean allows(Actor actor, boolean modelMayApprove) {
            boolean reviewer = actor.role() == Role.REVIEWER;
            boolean engine = actor.equals(Transition.ENGINE);
            return switch (this) {
                case ANYBODY -> true;
                case REVIEWER -> reviewer;
                case REVIEWER_OR_MODEL -> reviewer || modelMayApprove && actor.role() == Role.AGENT;
                case ENGINE -> engine;
                case ENGINE_OR_REVIEWER -> engine || reviewer;
            };
        }

        String instead() {
            return this == ENGINE
                    ? "only the engine does that, by its rules"
                    : "that is a reviewer's decision; pass an Actor with Role.REVIEWER that names the person";
        }
    }

    /** One line of a table. */
    private record Row<S>(Set<S> from, S to, By by) {

        S apply(String word, String what, @Nullable S now, Actor actor, boolean modelMayApprove) {
            boolean allowed = now == null ? from.isEmpty() : from.contains(now);
            if (!allowed) {
                throw new ForbiddenTransitionException("Cannot " + word + " " + what + ": it is "
                        + (now == null ? "new" : now) + "; " + word + " needs "
                        + (from.isEmpty() ? "a new one" : from.stream().sorted().toList()));
            }
            if (!by.allows(actor, modelMayApprove)) {
                throw new ForbiddenTransitionException("Cannot " + word + " " + what + " as '" + actor.agent()
                        + "' in the role " + actor.role() + ": " + by.instead());
            }
            return to;
        }
    }
}
