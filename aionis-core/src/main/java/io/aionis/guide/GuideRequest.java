package io.aionis.guide;

import io.aionis.model.Actor;
import io.aionis.model.Task;

/**
 * What the next turn is about.
 *
 * @param consumer who will read the guide
 * @param task what it is about to do
 * @param question its own words; orders rows, never raises one
 * @param tokens most tokens the guide may take in the prompt
 */
public record GuideRequest(Actor consumer, Task task, String question, int tokens) {

    /** A budget that holds some twenty rows. */
    public static final int DEFAULT_TOKENS = 800;

    public GuideRequest {
        if (tokens < 1) {
            throw new IllegalArgumentException("GuideRequest.tokens is " + tokens + "; expected at least 1");
        }
    }
}
