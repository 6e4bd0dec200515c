package io.aionis.benchmarks.quality;

import io.aionis.benchmarks.tau.TauRun;
import io.aionis.benchmarks.tau.TauStep;

/** Every learned run of the task with every call and every result, and how it ended; no budget. */
record FullHistory() implements Arm {

    @Override
    public String name() {
        return "fullHistory";
    }

    @Override
    public Prompt prompt(Case asked) {
        StringBuilder text = new StringBuilder();
        for (TauRun run : asked.learned()) {
            text.append("## ")
                    .append(run.solved() ? Prompt.SOLVED : Prompt.FAILED)
                    .append('\n');
            for (TauStep step : run.steps()) {
                String result = step.result().replaceAll("\\R", " ");
                text.append(step.tool() + " " + step.args().text() + " -> " + result + "\n");
            }
        }
        return Prompt.of(text.toString());
    }
}
