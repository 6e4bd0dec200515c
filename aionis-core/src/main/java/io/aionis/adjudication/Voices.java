package io.aionis.adjudication;

import io.aionis.model.Evidence;

/** Rule S5: who speaks in a piece of evidence. What somebody passes on is the voice of whoever said it first. */
final class Voices {

    private Voices() {}

    static String of(Evidence evidence) {
        String origin = evidence.circumstances().origin();
        return origin == null || origin.isBlank() ? evidence.actor().agent() : origin;
    }
}
