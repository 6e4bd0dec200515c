package io.aionis.governance;

/**
 * What governance does by itself, and how much it wants to see. Immutable.
 *
 * @param autoPromoteOnPass whether a validated version is put to use without a person; default false
 * @param reviewRequired whether a repair waits for a person before it becomes a version; default true
 * @param autoShadowValidate whether a version that a repair became is held against live runs at once; default true
 * @param shadowRuns how many runs must have agreed until a version is validated, from 1; default 3
 * @param shadowParameterSets over how many sets of parameters, from 1; default 2
 * @param failuresToDemote how many failed replays take a version out of use, from 1; default 2
 * @param replaysLookedAt among how many of its last replays that counted, at least {@code failuresToDemote}; default 5
 * @param modelMayApprove whether an agent may decide on repairs as a reviewer does; default false
 */
public record GovernancePolicy(
        boolean autoPromoteOnPass,
        boolean reviewRequired,
        boolean autoShadowValidate,
        int shadowRuns,
        int shadowParameterSets,
        int failuresToDemote,
        int replaysLookedAt,
        boolean modelMayApprove) {

    /** The settings that hold unless others are given. */
    public static final GovernancePolicy DEFAULT = new GovernancePolicy(false, true, true, 3, 2, 2, 5, false);

    public GovernancePolicy {
        atLeast("shadowRuns", shadowRuns, 1);
        atLeast("shadowParameterSets", shadowParameterSets, 1);
        atLeast("failuresToDemote", failuresToDemote, 1);
        atLeast("replaysLookedAt", replaysLookedAt, failuresToDemote);
        if (shadowParameterSets > shadowRuns) {
            throw new IllegalArgumentException("shadowParameterSets is " + shadowParameterSets
                    + "; expected at most shadowRuns, which is " + shadowRuns + ": a run has one set of parameters");
        }
    }

    /** The same, with this. */
    public GovernancePolicy withAutoPromoteOnPass(boolean on) {
        return new GovernancePolicy(
                on,
                reviewRequired,
                autoShadowValidate,
                shadowRuns,
                shadowParameterSets,
                failuresToDemote,
                replaysLookedAt,
                modelMayApprove);
    }

    /** The same, with this. */
    public GovernancePolicy withReviewRequired(boolean on) {
        return new GovernancePolicy(
                autoPromoteOnPass,
                on,
                autoShadowValidate,
                shadowRuns,
                shadowParameterSets,
                failuresToDemote,
                replaysLookedAt,
                modelMayApprove);
    }

    /** The same, with this. */
    public GovernancePolicy withAutoShadowValidate(boolean on) {
        return new GovernancePolicy(
                autoPromoteOnPass,
                reviewRequired,
                on,
                shadowRuns,
                shadowParameterSets,
                failuresToDemote,
                replaysLookedAt,
                modelMayApprove);
    }

    /** The same, validated after this many runs over this many sets of parameters. */
    public GovernancePolicy withShadowRuns(int runs, int parameterSets) {
        return new GovernancePolicy(
                autoPromoteOnPass,
                reviewRequired,
                autoShadowValidate,
                runs,
                parameterSets,
                failuresToDemote,
                replaysLookedAt,
                modelMayApprove);
    }

    /** The same, demoted after this many failures among this many replays. */
    public GovernancePolicy withDemotionAfter(int failures, int ofTheLast) {
        return new GovernancePolicy(
                autoPromoteOnPass,
                reviewRequired,
                autoShadowValidate,
                shadowRuns,
                shadowParameterSets,
                failures,
                ofTheLast,
                modelMayApprove);
    }

    /** The same, with this. */
    public GovernancePolicy withModelMayApprove(boolean on) {
        return new GovernancePolicy(
                autoPromoteOnPass,
                reviewRequired,
                autoShadowValidate,
                shadowRuns,
                shadowParameterSets,
                failuresToDemote,
                replaysLookedAt,
                on);
    }

    private static void atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " is " + value + "; expected at least " + least);
        }
    }
}
