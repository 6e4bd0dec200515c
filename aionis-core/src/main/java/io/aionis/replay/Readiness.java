package io.aionis.replay;

import java.util.List;

/**
 * Whether a plan could run now.
 *
 * @param problems everything that is missing, each with what to do; empty when ready
 * @param unchecked what could only be known by executing something, such as the version of a command
 * @param approvalsNeeded the steps that somebody must approve when it runs, as they cannot be undone
 */
public record Readiness(List<String> problems, List<String> unchecked, List<String> approvalsNeeded) {
    public Readiness {
        problems = List.copyOf(problems);
        unchecked = List.copyOf(unchecked);
        approvalsNeeded = List.copyOf(approvalsNeeded);
    }

    /** Whether nothing is missing, as far as could be known without executing anything. */
    public boolean ready() {
        return problems.isEmpty();
    }

    /** The same for a person, a line for each matter. */
    public String render() {
        StringBuilder text = new StringBuilder(ready() ? "READY" : "NOT_READY");
        problems.forEach(problem -> text.append("\n  missing: ").append(problem));
        unchecked.forEach(check -> text.append("\n  not checked: ").append(check));
        approvalsNeeded.forEach(step -> text.append("\n  to approve: ").append(step));
        return text.toString();
    }
}
