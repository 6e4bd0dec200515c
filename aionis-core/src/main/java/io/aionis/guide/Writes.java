package io.aionis.guide;

import io.aionis.adjudication.RouteStep;
import io.aionis.adjudication.Subject;
import io.aionis.model.Effect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which writes of a task's runs worked out and which did not (rule F7). Collected only when somebody asks. */
final class Writes {

    /** A call that changes something. Its hash is kept: arguments are large, and each is looked up several times. */
    record Write(Subject.Call call, int hash) {

        Write(Subject.Call call) {
            this(call, call.hashCode());
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Write that && hash == that.hash && call.equals(that.call);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    private final List<Entry> passedRuns = new ArrayList<>();
    private final List<Entry> failedRuns = new ArrayList<>();
    private @Nullable Set<Write> passed;
    private @Nullable Set<Write> failed;

    /** Takes in a run of the task that the consumer may see. */
    void add(Entry run) {
        switch (run.memory.state()) {
            case CURRENT, PASSED, PROCEDURE -> passedRuns.add(run);
            case FAILED_BRANCH -> failedRuns.add(run);
            default -> {}
        }
    }

    /** Whether it changes something, or nobody said that it does not. */
    static boolean isWrite(RouteStep step) {
        return step.effect() != Effect.READ;
    }

    static List<Write> of(List<RouteStep> route) {
        List<Write> writes = new ArrayList<>(route.size());
        for (RouteStep step : route) {
            if (isWrite(step)) {
                writes.add(new Write(step.call()));
            }
        }
        return writes;
    }

    /** The writes that no passed run shares. */
    List<Write> own(List<Write> writes) {
        List<Write> own = new ArrayList<>(writes.size());
        for (Write write : writes) {
            if (!passed().contains(write)) {
                own.add(write);
            }
        }
        return own;
    }

    /** Whether a failed run made that call and no passed run did. */
    boolean isLosing(Subject.Call call) {
        if (failed == null) {
            failed = all(failedRuns);
        }
        Write write = new Write(call);
        return failed.contains(write) && !passed().contains(write);
    }

    private Set<Write> passed() {
        if (passed == null) {
            passed = all(passedRuns);
        }
        return passed;
    }

    private static Set<Write> all(List<Entry> runs) {
        Set<Write> writes = new HashSet<>();
        runs.forEach(run -> writes.addAll(run.writes()));
        return writes;
    }
}
