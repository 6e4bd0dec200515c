package io.aionis.model;

import org.jspecify.annotations.Nullable;

/**
 * What is being done. Decides relevance, never access.
 *
 * @param signature names the task, such as {@code checkout-migration}; for an AiService method {@code Interface.method}
 * @param family groups sibling tasks, or null
 */
public record Task(String signature, @Nullable String family) {

    public Task {
        Names.require("Task.signature", signature);
        if (family != null) {
            Names.require("Task.family", family);
        }
    }

    /** A task without a family. */
    public static Task of(String signature) {
        return new Task(signature, null);
    }
}
