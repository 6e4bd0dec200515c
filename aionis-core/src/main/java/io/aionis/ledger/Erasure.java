package io.aionis.ledger;

import io.aionis.model.EvidenceBody.Erased.Extent;
import io.aionis.model.RunId;
import io.aionis.model.Task;
import org.jspecify.annotations.Nullable;

/**
 * What to erase of a scope. Whatever is asked for, evidence whose body points to a piece that goes, by its id, goes along:
 * a verdict on it, the settlement of a claim, a handoff that names it, an admission that rests on it, feedback on a guide
 * that an erased run was shown. Evidence that only supersedes a piece stays, and names its id on. A run that stays and
 * loses a call or a step gets a gap, so that it never passes for whole. Records of earlier erasures stay.
 */
public sealed interface Erasure {

    /** One run: its stream, what points to its evidence, and what people said of the run as a memory. */
    static OfRun run(RunId run) {
        return new OfRun(run, false);
    }

    /** One run by its id. */
    static OfRun run(String run) {
        return run(new RunId(run));
    }

    /** One task; see {@link OfTask}. */
    static OfTask task(Task task) {
        return new OfTask(task);
    }

    /** One task by its signature. */
    static OfTask task(String signature) {
        return task(Task.of(signature));
    }

    /** All evidence of the scope. */
    static Everything everything() {
        return new Everything();
    }

    /** How much this is about. */
    Extent extent();

    /** The name of the run or the signature of the task; null for everything. */
    @Nullable
    String target();

    /**
     * One run.
     *
     * @param run the run
     * @param playbooksToo whether playbook versions compiled from it go along; otherwise they stay, with the values
     *     they hold, and the receipt names them
     */
    record OfRun(RunId run, boolean playbooksToo) implements Erasure {

        /** The same, and the playbook versions that were compiled from the run, whatever their status. */
        public OfRun withPlaybooks() {
            return new OfRun(run, true);
        }

        @Override
        public Extent extent() {
            return Extent.RUN;
        }

        @Override
        public String target() {
            return run.value();
        }
    }

    /**
     * One task, by its signature; its family does not count. Evidence that names the task, its playbooks among it, and
     * whole runs of the task go. A run is of the task that its first evidence with a task names.
     */
    record OfTask(Task task) implements Erasure {

        @Override
        public Extent extent() {
            return Extent.TASK;
        }

        @Override
        public String target() {
            return task.signature();
        }
    }

    /** All evidence of the scope. */
    record Everything() implements Erasure {

        @Override
        public Extent extent() {
            return Extent.SCOPE;
        }

        @Override
        public @Nullable String target() {
            return null;
        }
    }
}
