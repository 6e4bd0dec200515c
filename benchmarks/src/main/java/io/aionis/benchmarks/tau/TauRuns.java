package io.aionis.benchmarks.tau;

import io.aionis.benchmarks.support.JsonLines;
import io.aionis.benchmarks.support.Members;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads files of recorded runs: JSON lines in the tau shape, blank lines and unknown members ignored. */
public final class TauRuns {

    private TauRuns() {}

    /**
     * All runs of a file, in file order.
     *
     * @throws io.aionis.benchmarks.support.InputException when the file is missing, is no UTF-8 text, has no run, names
     *     a run twice, or has a line that is no run
     * @throws IOException when the file cannot be read
     */
    public static List<TauRun> read(Path file) throws IOException {
        return JsonLines.read(file, "run", TauRuns::run, TauRun::id);
    }

    private static TauRun run(Members run) {
        return new TauRun(
                run.label("id"),
                run.label("task_id"),
                run.integer("trial"),
                run.number("reward").doubleValue(),
                run.text("instruction"),
                run.objects("gold_actions").stream()
                        .map(action -> new TauAction(action.text("name"), action.object("kwargs")))
                        .toList(),
                run.objects("steps").stream().map(TauRuns::step).toList());
    }

    private static TauStep step(Members step) {
        return new TauStep(
                step.integer("i"), step.text("tool"), step.object("args"), step.text("result"), step.bool("error"));
    }
}
