package io.aionis.replay;

import io.aionis.model.Json;
import org.jspecify.annotations.Nullable;

/**
 * A {@link io.aionis.plan.Check} that is to be made now, with its values: what a {@link Checker} is asked.
 *
 * @param kind the kind of check
 * @param about what it is checked of; empty when there is a problem
 * @param problem why its values cannot be had, on one line; null when they can. Then the check does not hold
 */
public record DueCheck(
        String kind, Json.Obj about, @Nullable String problem) {}
