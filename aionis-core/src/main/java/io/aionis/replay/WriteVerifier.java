package io.aionis.replay;

import io.aionis.model.EvidenceId;
import io.aionis.model.Json;
import io.aionis.model.RunId;
import java.time.Instant;

/**
 * Looks into the world whether a write that broke off has happened. A host that can tell, such as by asking the shop for
 * a refund of that order, spares a person the look. Safe for use by many threads.
 *
 * <p>It is never asked about a write that this process is still busy with. Where several processes share a ledger it must
 * itself make sure that the other is gone.
 */
@FunctionalInterface
public interface WriteVerifier {

    /** What became of the write. It must not do the write itself. What it throws counts as {@link Unknown}. */
    Verdict verify(Doubt doubt);

    /**
     * A write of which nobody recorded how it ended.
     *
     * @param claim the claim that was taken before it
     * @param tool the tool
     * @param arguments exactly what it was given
     * @param begunAt when it was claimed; if it happened, it was then or later
     * @param run the run that claimed it
     */
    record Doubt(EvidenceId claim, String tool, Json arguments, Instant begunAt, RunId run) {}

    /** What was found. */
    sealed interface Verdict {}

    /** It happened; {@code answer} is what the tool would have answered, as far as a later step needs it. */
    record Happened(ToolAnswer answer) implements Verdict {}

    /** It did not happen and will not any more; it may be done again, under a claim of its own. */
    record NotHappened(String reason) implements Verdict {}

    /** Nobody can tell; {@code reason} says what a person must look at. */
    record Unknown(String reason) implements Verdict {}
}
