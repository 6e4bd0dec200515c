package io.aionis.firewall.adapter;

/**
 * A row that could not be read, and is therefore not offered.
 *
 * @param place where it stands: a JSON Pointer into the answer, or a path in the folder
 * @param problem what is wrong with it and what was expected
 */
public record UnreadRow(String place, String problem) {}
