package io.aionis.ledger;

import io.aionis.model.Evidence;
import io.aionis.model.EvidenceId;
import io.aionis.model.Scope;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where evidence is kept. An implementation must hold these rules; its contract suite has a test of each number.
 *
 * <ul>
 *   <li>L1. {@link #append} is atomic: all of the batch is found afterwards, or nothing of it.
 *   <li>L2. Positions in a stream are 0, 1, 2, … in the order appended, without holes.
 *   <li>L3. The same id with the same content again changes nothing and returns the first position with {@code added}
 *       false, also when both are in one batch.
 *   <li>L4. The same id with other content is an {@link EvidenceConflictException}, and nothing of the batch is kept.
 *   <li>L5. {@link #readStream} returns the stream's order; {@link #readScope} returns everything of the scope, every
 *       stream in its own order, and a later read from the returned cursor misses nothing.
 *   <li>L6. Every read names its scope; nothing of another tenant or scope is returned, and the same id may be used in
 *       two scopes.
 *   <li>L7. What {@link #append} returned is found by another handle on the same storage, and after a crash.
 *   <li>L8. Evidence of an unknown kind is returned as it was given.
 *   <li>L9. {@link #erase} is atomic: everything that {@link ErasureReach} finds in the scope is gone afterwards and its
 *       {@linkplain ErasureReach#records records} are appended, or nothing has changed. Nothing of another scope or tenant is touched,
 *       and no record of an earlier erasure.
 *   <li>L10. No read on any handle returns what was erased. What stays keeps its position and its cursor, and none of
 *       those that went is given again: a reader goes over them as if there were nothing.
 *   <li>L11. Erasing what is gone changes nothing: no piece, no record. The same order again, by its id, returns what the
 *       first one did.
 *   <li>L12. An erased id is used up: appending evidence with it, of whatever content, adds nothing and returns the first
 *       position with {@code added} false. So a late retry brings nothing back. Another id of an erased run or task is
 *       new evidence like any other.
 *   <li>L13. When {@link #erase} returns, the storage's own files hold nothing of what went, neither content nor id nor
 *       run: a tombstone holds {@linkplain Tombstones hashes} alone. Copies that others made (backups, snapshots of a file
 *       system, freed blocks of a disk) are beyond it.
 * </ul>
 *
 * Implementations are safe for use by many threads.
 */
public interface LedgerStore extends AutoCloseable {

    /**
     * Appends a batch; durable when it returns. Evidence of a batch may belong to several streams and scopes.
     *
     * @return one entry for each piece of evidence, in the batch's order
     * @throws EvidenceConflictException L4
     * @throws LedgerException when the storage fails; nothing of the batch is kept
     */
    List<Appended> append(List<Evidence> batch);

    /** At most {@code limit} pieces of a stream with a position of {@code from} or later. */
    List<Recorded> readStream(Scope scope, String stream, long from, int limit);

    /** At most {@code limit} pieces of a scope recorded after {@code cursor}; 0 is the beginning. */
    List<Recorded> readScope(Scope scope, long cursor, int limit);

    /** One piece of evidence. */
    Optional<Recorded> find(Scope scope, EvidenceId id);

    /**
     * The positions of a stream whose evidence was erased; empty when this store cannot tell. An audit takes a position
     * without evidence that is not among them for one that was removed behind the store's back.
     */
    default Optional<Set<Long>> erasedPositions(Scope scope, String stream) {
        return Optional.empty();
    }

    /** The cursor after the newest evidence of a scope; 0 when there is none. */
    long head(Scope scope);

    /**
     * Erases, durably, L9 to L13. Time grows with the scope's evidence; it may also rewrite the storage.
     *
     * @throws EvidenceConflictException when the order's id is that of other evidence; nothing was changed
     * @throws LedgerException when the storage fails; the message says whether anything was erased. The same order may be
     *     given again
     */
    EraseReceipt erase(ErasureOrder order);

    @Override
    void close();
}
