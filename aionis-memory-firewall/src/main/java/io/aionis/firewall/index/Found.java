package io.aionis.firewall.index;

/**
 * An entry that resembles what was asked.
 *
 * @param entry the entry
 * @param likeness how much, 0 to 1
 */
public record Found(Entry entry, double likeness) {}
