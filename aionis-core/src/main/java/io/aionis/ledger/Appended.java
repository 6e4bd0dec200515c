package io.aionis.ledger;

/**
 * What an append did with one piece of evidence.
 *
 * @param position its place in its stream, from 0
 * @param added false when it was there already
 */
public record Appended(long position, boolean added) {}
