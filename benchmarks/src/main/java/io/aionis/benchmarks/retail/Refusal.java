package io.aionis.benchmarks.retail;

import io.aionis.benchmarks.world.ToolAnswer;

/** A tool says no. The message is the answer without its "Error: ". */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Refusal(String message) {
        super(message, null, false, false);
    }

    ToolAnswer answer() {
        return new ToolAnswer("Error: " + getMessage(), true);
    }

    static void unless(boolean allowed, String message) {
        if (!allowed) {
            throw new Refusal(message);
        }
    }
}
