package io.aionis.adjudication;

/** When a run that answered without a verdict counts. */
public enum AcceptancePolicy {
    /**
     * A lone agent's run is accepted as advice when each of its failed calls was superseded by a later success of the
     * same tool (rule O3). The default.
     */
    SOLO,
    /** Only another's verdict or the host's status accepts. */
    SEPARATED,
    /** Every run that answered counts as succeeded. */
    RETURNED_IS_SUCCESS
}
