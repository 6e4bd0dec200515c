package io.aionis.benchmarks.quality;

import io.aionis.benchmarks.tau.TauRun;
import io.aionis.benchmarks.tau.TauStep;
import io.aionis.guide.TokenCounter;

/** The calls of the last learned run and how it ended, as many as the budget holds. */
record LastRun(int tokens) implements Arm {

    @Override
    public String name() {
        return "lastRun";
    }

    @Override
    public Prompt prompt(Case asked) {
        if (asked.learned().isEmpty()) {
            return Prompt.of("");
        }
        TauRun last = asked.learned().get(asked.learned().size() - 1);
        StringBuilder text = new StringBuilder("## " + (last.solved() ? Prompt.SOLVED : Prompt.FAILED) + "\n");
        for (TauStep step : last.steps()) {
            String line = step.tool() + " " + step.args().text() + (step.error() ? " failed" : "") + "\n";
            if (TokenCounter.ESTIMATE.count(text + line) <= tokens) {
                text.append(line);
            }
        }
        return Prompt.of(text.toString());
    }
}
