package io.aionis.repair;

import io.aionis.plan.Plan;

/**
 * A mended plan. It may differ from the one that stopped in the step that stopped, in steps put before that one, and in how
 * later steps read that step's result; anything else is refused.
 *
 * @param plan the whole plan, mended
 * @param rationale what was the cause and why this mends it, for a reviewer
 * @param author who proposes it
 */
public record Proposal(Plan plan, String rationale, String author) {}
