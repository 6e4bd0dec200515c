package io.aionis.benchmarks.replay;

/**
 * What came of one replay.
 *
 * @param gold whether it ended in the gold state
 * @param wrongWrites writes that neither the run nor the gold actions make
 * @param duplicateWrites writes made more often than the run made them
 * @param steps steps that ran
 * @param overheadMicros microseconds the engine took beside the tools, for each step
 * @param reason why it stopped; empty when it ran to its end
 */
record Replayed(boolean gold, int wrongWrites, int duplicateWrites, int steps, double overheadMicros, String reason) {}
