package io.aionis.ledger.snapshot;

import io.aionis.model.Scope;
import java.nio.file.Path;

/**
 * What was taken over from a snapshot.
 *
 * @param file from where
 * @param from the scope that the snapshot was made of
 * @param into the scope that has the evidence now
 * @param pieces how many pieces of evidence are in the file
 * @param added how many of them were new here
 * @param state the digest of the state that the evidence folded to when it was written
 * @param sameState whether the scope now folds to that state; false is right where it held other evidence, has another
 *     name, or another release or acceptance policy judges it
 */
public record RestoreReceipt(
        Path file, Scope from, Scope into, long pieces, long added, String state, boolean sameState) {}
