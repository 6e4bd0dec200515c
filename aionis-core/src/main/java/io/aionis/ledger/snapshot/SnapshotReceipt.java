package io.aionis.ledger.snapshot;

import io.aionis.model.Scope;
import java.nio.file.Path;

/**
 * What was written.
 *
 * @param file where
 * @param scope whose evidence
 * @param cursor up to where the evidence was read
 * @param pieces how many pieces of evidence are in the file
 * @param state SHA-256, hexadecimal, of the state that the evidence folds to
 * @param sha256 SHA-256, hexadecimal, of everything in the file before its last line, which holds it too
 */
public record SnapshotReceipt(Path file, Scope scope, long cursor, long pieces, String state, String sha256) {}
