package io.aionis.ledger;

import io.aionis.model.Evidence;

/**
 * Evidence as the ledger holds it.
 *
 * @param evidence what happened
 * @param position its place in its stream, from 0
 * @param cursor where a reader of the scope continues after it
 */
public record Recorded(Evidence evidence, long position, long cursor) {}
