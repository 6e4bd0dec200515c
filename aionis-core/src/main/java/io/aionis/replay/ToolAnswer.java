package io.aionis.replay;

import io.aionis.model.Outcome;

/**
 * What a tool answered.
 *
 * @param outcome as the tool or the host declared it
 * @param result the text of the answer
 */
public record ToolAnswer(Outcome outcome, String result) {}
