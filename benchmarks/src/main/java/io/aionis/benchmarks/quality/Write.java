package io.aionis.benchmarks.quality;

import io.aionis.benchmarks.tau.TauAction;

/**
 * A write that a learned run made.
 *
 * @param action the tool and its arguments as they were recorded
 * @param run the first learned run that made it
 */
record Write(TauAction action, String run) {

    String text() {
        return action.name() + " " + action.kwargs().text();
    }
}
