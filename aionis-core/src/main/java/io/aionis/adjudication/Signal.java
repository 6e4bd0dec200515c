package io.aionis.adjudication;

import io.aionis.model.Role;
import org.jspecify.annotations.Nullable;

/**
 * One piece of evidence as it bears on one subject.
 *
 * @param placed where it comes from
 * @param branch what it says
 * @param weight how much that proves
 * @param code short class of a failure, never prose; null where nothing failed
 */
record Signal(
        Placed placed,
        Branch branch,
        Weight weight,
        @Nullable String code) {

    /** Whether a reviewer accepted by it. */
    boolean isReview() {
        return weight == Weight.ACCEPTANCE && placed.evidence().actor().role() == Role.REVIEWER;
    }

    Moment moment() {
        return placed.moment();
    }
}
