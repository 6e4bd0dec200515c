package io.aionis.guide;

import io.aionis.adjudication.Memory;
import io.aionis.adjudication.RouteStep;
import io.aionis.adjudication.Subject;
import io.aionis.model.Effect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which calls of a task's runs worked out and which did not (rule F7). Looked up only when somebody asks. */
final class Writes {

    private final List<Memory> passedRuns = new ArrayList<>();
    private final List<Memory> failedRuns = new ArrayList<>();
    private @Nullable Set<Subject.Call> passed;
    private @Nullable Set<Subject.Call> failed;

    /** Takes in a run of the task that the consumer may see. */
    void add(Memory run) {
        switch (run.state()) {
            case CURRENT, PASSED, PROCEDURE -> passedRuns.add(run);
            case FAILED_BRANCH -> failedRuns.add(run);
            default -> {}
        }
    }

    /** Whether it changes something, or nobody said that it does not. */
    static boolean isWrite(RouteStep step) {
        return step.effect() != Effect.READ;
    }

    static List<Subject.Call> of(List<RouteStep> route) {
        List<Subject.Call> writes = new ArrayList<>(route.size());
        for (RouteStep step : route) {
            if (isWrite(step)) {
                writes.add(step.call());
            }
        }
        return writes;
    }

    /** The writes that no passed run shares. */
    List<Subject.Call> own(List<Subject.Call> writes) {
        List<Subject.Call> own = new ArrayList<>(writes.size());
        for (Subject.Call write : writes) {
            if (!passed().contains(write)) {
                own.add(write);
            }
        }
        return own;
    }

    /** Whether a failed run made that call and no passed run did. */
    boolean isLosing(Subject.Call call) {
        if (failed == null) {
            failed = calls(failedRuns);
        }
        return failed.contains(call) && !passed().contains(call);
    }

    private Set<Subject.Call> passed() {
        if (passed == null) {
            passed = calls(passedRuns);
        }
        return passed;
    }

    private static Set<Subject.Call> calls(List<Memory> runs) {
        Set<Subject.Call> calls = new HashSet<>();
        for (Memory run : runs) {
            for (RouteStep step : run.route()) {
                if (isWrite(step)) {
                    calls.add(step.call());
                }
            }
        }
        return calls;
    }
}
