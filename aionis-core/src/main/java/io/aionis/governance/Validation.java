package io.aionis.governance;

/**
 * How far a version has shown, since it was last submitted or demoted, that it predicts what the agent does.
 *
 * @param agreed how many runs it predicted exactly
 * @param runs how many are needed
 * @param parameterSets how many sets of parameters those had
 * @param setsNeeded how many are needed
 * @param wrongWrites how many writes it would have made that the runs did not make; none is allowed
 * @param differed how many runs it did not predict
 * @param undecided how many runs said nothing
 */
public record Validation(
        int agreed, int runs, int parameterSets, int setsNeeded, int wrongWrites, int differed, int undecided) {

    /** Whether it has. */
    public boolean validated() {
        return agreed >= runs && parameterSets >= setsNeeded && wrongWrites == 0;
    }

    /** On one line, such as {@code not validated: 1 of 3 runs, 1 of 2 parameter sets, 0 wrong writes}. */
    public String text() {
        return (validated() ? "validated: " : "not validated: ") + agreed + " of " + runs + " runs, " + parameterSets
                + " of " + setsNeeded + " parameter sets, " + wrongWrites + " wrong writes";
    }
}
