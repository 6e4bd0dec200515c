package io.aionis.guide;

import io.aionis.adjudication.Authority;
import io.aionis.adjudication.Memory;
import io.aionis.adjudication.State;
import io.aionis.adjudication.Subject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes memories as lines. A block names subject and reason code; a writer's title is quoted and never in a block. */
final class RowWriter {

    private static final int ARGUMENTS = 160;
    private static final int BRIEF = 48;
    private static final int TITLE = 120;
    private static final int CALLS = 12;
    private static final int TARGETS = 4;

    private final RowText text;
    private final Set<String> passedCalls;

    /** {@code passedCalls}: keys of the calls on passed routes, which no failed run may block (rule F7). */
    RowWriter(RowText text, Set<String> passedCalls) {
        this.text = text;
        this.passedCalls = passedCalls;
    }

    String full(Memory memory, Section section, boolean exactTask) {
        return switch (section) {
            case CURRENT_ACTIVE_PATH -> work(memory) + " | accepted, still open: continue here";
            case PASSED_SOLUTIONS, PROCEDURES -> work(memory) + purpose(memory) + " | " + standing(memory);
            case FAILED_BRANCHES -> blocked(memory, ARGUMENTS) + " | " + order(memory);
            case REHYDRATE_IF_NEEDED -> work(memory) + " | archived: fetch it when needed";
            case INSPECT_BEFORE_USE -> work(memory) + doubt(memory) + elsewhere(memory, exactTask) + " | check first";
        };
    }

    String brief(Memory memory) {
        return blocked(memory, BRIEF) + " | " + order(memory);
    }

    /** What a block is counted under when there is no room for its line. */
    String tally(Memory memory) {
        return memory.subject() instanceof Subject.Call call ? text.code(call.tool()) : "routes";
    }

    private String blocked(Memory memory, int longest) {
        String subject = subject(memory, longest);
        if (memory.rules().contains("S6")) {
            return subject + " blocked by a person";
        }
        return subject + " failed " + memory.attempts() + "x: " + text.reason(memory.lastOutcomeReason());
    }

    private String subject(Memory memory, int longest) {
        if (memory.subject() instanceof Subject.Call call) {
            return "tool " + call(call, longest);
        }
        return memory.subject() instanceof Subject.Route route
                ? "route " + text.quoted(route.name(), longest)
                : "run" + ownCalls(memory, longest);
    }

    private static String order(Memory memory) {
        return memory.rules().contains("S6") ? "do not use" : "do not repeat";
    }

    private String ownCalls(Memory memory, int longest) {
        List<Subject.Call> own = memory.calls().stream()
                .filter(call -> !passedCalls.contains(call.key()))
                .toList();
        return own.isEmpty() ? " as a whole, not its shared calls," : " by " + calls(own, longest / 2);
    }

    private String work(Memory memory) {
        if (memory.subject() instanceof Subject.Call call) {
            return "tool " + call(call, ARGUMENTS);
        }
        if (memory.subject() instanceof Subject.Route) {
            return "route " + text.quoted(memory.title(), TITLE) + targets(memory);
        }
        return memory.calls().isEmpty() ? "run without tool calls" : "run: " + calls(memory.calls(), ARGUMENTS);
    }

    private String calls(List<Subject.Call> calls, int longest) {
        String listed =
                calls.stream().limit(CALLS).map(call -> call(call, longest)).collect(Collectors.joining(" > "));
        return calls.size() <= CALLS ? listed : listed + " > … " + (calls.size() - CALLS) + " more";
    }

    private String call(Subject.Call call, int longest) {
        return text.code(call.tool()) + " " + text.safe(call.arguments().text(), longest);
    }

    private String targets(Memory memory) {
        List<String> targets = memory.targets();
        if (targets.isEmpty()) {
            return "";
        }
        String listed = targets.stream()
                .limit(TARGETS)
                .map(target -> text.quoted(target, BRIEF))
                .collect(Collectors.joining(", "));
        return " on " + listed + (targets.size() > TARGETS ? " and " + (targets.size() - TARGETS) + " more" : "");
    }

    private String purpose(Memory memory) {
        boolean run = memory.subject() instanceof Subject.RunRoute;
        return run && !memory.title().isBlank() ? " | for " + text.quoted(memory.title(), TITLE) : "";
    }

    private static String standing(Memory memory) {
        String proof =
                memory.authority() == Authority.TRUSTED ? "worked, confirmed" : "worked, not confirmed by another";
        return memory.candidate() ? proof + ", procedure candidate" : proof;
    }

    private String doubt(Memory memory) {
        if (memory.state() == State.CONTESTED) {
            return " worked and failed: " + text.reason(memory.lastOutcomeReason());
        }
        if (memory.state() == State.FAILED_BRANCH) {
            return " failed " + memory.attempts() + "x: " + text.reason(memory.lastOutcomeReason());
        }
        return memory.state() == State.RAW ? " has no verdict" : " worked";
    }

    private String elsewhere(Memory memory, boolean exactTask) {
        if (exactTask) {
            return "";
        }
        return memory.task() == null
                ? " without a task"
                : " in task " + text.quoted(memory.task().signature(), TITLE);
    }
}
