package io.aionis.compile;

import io.aionis.model.RunStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes a plan of runs that worked, without a model. Pure: equal runs give equal plans. */
public final class Compiler {

    private Compiler() {}

    /**
     * The plan of a run.
     *
     * @param name the playbook's name
     * @throws CompileException when no honest plan can be made of the run: evidence of it was lost, it has not ended or
     *     did not succeed, it called no tool, or nobody knows whether a write of it happened
     */
    public static Compiled compile(String name, RecordedRun run) {
        return compile(name, List.of(run));
    }

    /**
     * The plan of several runs of one task, best with different parameters. What was the same in all of them stays as it
     * was; what differed has the same source in every one, or is a slot. Of three runs or more one that went another way
     * is left out, and noted.
     *
     * @param name the playbook's name
     * @param runs one run or more, of one task; the first gives the order of what is alike
     * @throws CompileException when no honest plan can be made of one of the runs, or they are not of one procedure; the
     *     message says which and why
     */
    public static Compiled compile(String name, List<RecordedRun> runs) {
        if (runs.isEmpty()) {
            throw new CompileException("The playbook '" + name + "' cannot be compiled: there is no run; name at least"
                    + " one run that worked");
        }
        runs.forEach(Compiler::check);
        sameTask(runs);
        try {
            return aligned(name, runs);
        } catch (CompileException e) {
            if (runs.size() < 3) {
                throw e;
            }
            return withoutOne(name, runs, e);
        }
    }

    /** The plan of all runs but the one that went another way. */
    private static Compiled withoutOne(String name, List<RecordedRun> runs, CompileException why) {
        List<Compiled> found = new ArrayList<>();
        for (RecordedRun outlier : runs) {
            try {
                Compiled rest = aligned(
                        name, runs.stream().filter(run -> run != outlier).toList());
                List<String> notes = new ArrayList<>(rest.notes());
                notes.add(
                        0,
                        "The run " + outlier.run().value() + " is left out, it went another way: " + why.getMessage());
                found.add(new Compiled(rest.plan(), notes));
            } catch (CompileException notThisOne) {
                continue;
            }
        }
        if (found.size() != 1) {
            throw why;
        }
        return found.get(0);
    }

    private static Compiled aligned(String name, List<RecordedRun> runs) {
        List<String> notes = new ArrayList<>();
        List<List<Call>> calls = new ArrayList<>();
        List<Alignment.Trace> traces = new ArrayList<>();
        for (RecordedRun run : runs) {
            List<String> own = new ArrayList<>();
            calls.add(Calls.of(run.calls(), own));
            own.forEach(note ->
                    notes.add(runs.size() == 1 ? note : "In run " + run.run().value() + ": " + note));
            if (calls.get(calls.size() - 1).isEmpty()) {
                throw refused(run, "no call of it worked and can be repeated; nothing is left to plan");
            }
        }
        for (int i = 0; i < runs.size(); i++) {
            Set<String> needed = runs.size() == 1 ? Set.of() : needed(runs.get(i), calls.get(i));
            traces.add(new Alignment.Trace(runs.get(i).run().value(), calls.get(i), needed));
        }
        List<View> views = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            views.add(View.of(runs.get(i), calls.get(i)));
        }
        Explainer explainer = new Explainer(views, notes);
        Alignment.of(traces, notes).forEach(explainer::explain);
        List<Step> steps = Searches.explain(explainer.steps(), calls, views);
        return new Draft(name, runs, steps, views, notes).compiled();
    }

    /** The ids of the calls that a run's own plan needs. */
    private static Set<String> needed(RecordedRun run, List<Call> calls) {
        List<View> alone = List.of(View.of(run, calls));
        Explainer explainer = new Explainer(alone, new ArrayList<>());
        for (Call call : calls) {
            explainer.explain(new Alignment.Block(List.of(List.of(call)), List.of(List.of(call))));
        }
        Set<String> kept = Keeping.of(Searches.explain(explainer.steps(), List.of(calls), alone), null);
        return explainer.steps().stream()
                .filter(step -> kept.contains(step.id()))
                .map(step -> "#" + step.call().recorded().ordinal())
                .collect(Collectors.toSet());
    }

    private static void sameTask(List<RecordedRun> runs) {
        Set<String> tasks = runs.stream()
                .map(run -> run.task() == null ? "" : run.task().signature())
                .collect(Collectors.toSet());
        if (tasks.size() > 1) {
            throw new CompileException("The runs are of the tasks " + tasks
                    + "; expected runs of one task. Compile those of each task to a playbook of its own");
        }
    }

    private static void check(RecordedRun run) {
        if (run.gap()) {
            throw refused(run, "evidence of it was lost, so a step may be missing");
        } else if (run.status() == null) {
            throw refused(run, "it has not ended");
        } else if (run.status() != RunStatus.SUCCEEDED && run.status() != RunStatus.RETURNED) {
            throw refused(run, "it ended, or was judged, as " + run.status() + "; expected SUCCEEDED or RETURNED");
        } else if (run.calls().isEmpty()) {
            throw refused(run, "it called no tool; there is nothing to repeat");
        }
    }

    static CompileException refused(RecordedRun run, String why) {
        return new CompileException(
                "The run " + run.run().value() + " cannot become a plan: " + why + ". Compile another run of the task");
    }
}
