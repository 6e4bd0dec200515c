package io.aionis.adjudication;

import io.aionis.model.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * One piece of evidence as it bears on one subject.
 *
 * @param evidence where it comes from
 * @param order its place in the scope's order of time
 * @param branch what it says
 * @param weight how much that proves
 * @param code short class of a failure, never prose; null where nothing failed
 */
record Signal(
        Evidence evidence,
        int order,
        Branch branch,
        Weight weight,
        @Nullable String code) {}
