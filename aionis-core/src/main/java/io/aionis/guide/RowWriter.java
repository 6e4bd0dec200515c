package io.aionis.guide;

import io.aionis.adjudication.Authority;
import io.aionis.adjudication.Memory;
import io.aionis.adjudication.RouteStep;
import io.aionis.adjudication.State;
import io.aionis.adjudication.Subject;
import io.aionis.model.EvidenceId;
import io.aionis.model.Role;
import io.aionis.model.Task;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes memories as lines. A block names subject and reason code; a writer's title is quoted and never in a block. */
final class RowWriter {

    private static final int ARGUMENTS = 600;
    private static final int ALL_ARGUMENTS = 4_000;
    private static final int INSPECTED = 160;
    private static final int BRIEF = 48;
    private static final int BRIEF_CALLS = 3;
    private static final int TITLE = 120;
    private static final int TARGETS = 4;
    private static final int EVIDENCE = 4;
    private static final int ALL_EVIDENCE = 16;
    /** No model packs more characters into a token of such text. */
    private static final long CHARACTERS_PER_TOKEN = 16;

    private final RowText text;
    private final RouteText routes;
    private final Doubts doubts;
    private final Writes writes;
    private final Task task;
    private final Role role;
    private final boolean full;

    RowWriter(RowText text, GuideRequest request, Writes writes) {
        this.text = text;
        this.full = request.mode() == GuideRequest.Mode.FULL;
        this.routes = new RouteText(text, full, CHARACTERS_PER_TOKEN * request.tokens());
        this.doubts = new Doubts(text, request);
        this.writes = writes;
        this.task = request.task();
        this.role = request.consumer().role();
    }

    /** The row in full. */
    String row(Entry entry) {
        Memory memory = entry.memory;
        String says =
                switch (entry.section) {
                    case CURRENT_ACTIVE_PATH -> work(entry) + purpose(memory) + " | " + accepted(memory);
                    case PASSED_SOLUTIONS, PROCEDURES -> work(entry) + purpose(memory) + " | " + standing(memory);
                    case FAILED_BRANCHES -> blocked(entry, full ? ALL_ARGUMENTS : ARGUMENTS);
                    case REHYDRATE_IF_NEEDED -> pointed(entry) + " | archived: fetch it by its alias";
                    case INSPECT_BEFORE_USE -> work(entry) + doubts.of(entry) + elsewhere(memory) + " | check first";
                };
        return says + counts(entry) + details(entry);
    }

    /** A shorter row of a block. */
    String brief(Entry entry) {
        return blocked(entry, BRIEF) + counts(entry);
    }

    /** A row of something that is too large for the prompt. */
    String pointer(Entry entry) {
        return pointed(entry) + " | " + standing(entry.memory) + " | too large to show: fetch it by its alias"
                + counts(entry);
    }

    /** What to call those blocks that have no line. */
    String tally(String kind) {
        return text.code(kind);
    }

    private String blocked(Entry entry, int longest) {
        Memory memory = entry.memory;
        String subject = subject(entry, longest);
        if (entry.isSuppressed()) {
            return subject + " blocked by a person | do not use";
        }
        if (entry.decision.state() == State.STALE) {
            return subject + " does not hold here: " + doubts.staleness(memory) + " | do not use";
        }
        return subject + doubts.failed(memory) + " | do not repeat";
    }

    private String subject(Entry entry, int longest) {
        Memory memory = entry.memory;
        if (memory.subject() instanceof Subject.Call call) {
            return "tool " + routes.call(call, longest);
        }
        if (memory.subject() instanceof Subject.Route route) {
            return "route " + text.quoted(route.name(), longest);
        }
        if (memory.subject() instanceof Subject.Key key) {
            return fact(memory, key, longest);
        }
        return "run" + own(entry, longest);
    }

    private String own(Entry entry, int longest) {
        List<Writes.Write> made = entry.writes();
        if (made.isEmpty()) {
            List<String> tools = RouteText.tools(entry.route());
            return tools.isEmpty() ? "" : " that changed nothing (" + routes.names(tools) + ")";
        }
        List<Subject.Call> own =
                writes.own(made).stream().map(Writes.Write::call).toList();
        if (own.isEmpty()) {
            return " as a whole, not its shared calls,";
        }
        return " by " + (longest == BRIEF ? routes.foremost(own, BRIEF_CALLS, BRIEF) : routes.calls(own, longest));
    }

    private String work(Entry entry) {
        Memory memory = entry.memory;
        int longest = longest(entry.section);
        if (memory.subject() instanceof Subject.Call call) {
            return "tool " + routes.callToMake(call, longest);
        }
        if (memory.subject() instanceof Subject.Route route) {
            return "route " + named(route, memory) + targets(memory);
        }
        if (memory.subject() instanceof Subject.Key key) {
            return fact(memory, key, TITLE);
        }
        List<RouteStep> steps = memory.route();
        if (memory.subject() instanceof Subject.Way way) {
            return "way: " + (steps.isEmpty() ? routes.names(way.tools()) : routes.route(steps, longest));
        }
        return steps.isEmpty() ? "run without tool calls" : "run: " + routes.route(steps, longest);
    }

    /** A route without a name of its own bears its title's; a title that says something else follows the name. */
    private String named(Subject.Route route, Memory memory) {
        String title = memory.title();
        if (title.isBlank()) {
            return text.quoted(route.name(), TITLE);
        }
        return route.name().startsWith(title.toLowerCase(Locale.ROOT))
                ? text.quoted(title, TITLE)
                : text.quoted(route.name(), TITLE) + ": " + text.quoted(title, TITLE);
    }

    private String fact(Memory memory, Subject.Key key, int longest) {
        String said = memory.value() != null ? memory.value() : memory.title();
        return "fact " + text.code(key.name()) + " = " + text.quoted(said, longest);
    }

    private int longest(Section section) {
        if (full) {
            return ALL_ARGUMENTS;
        }
        return section.isUsable() || role == Role.VERIFIER ? ARGUMENTS : INSPECTED;
    }

    /** What it is and how large, without its content. */
    private String pointed(Entry entry) {
        Memory memory = entry.memory;
        String what;
        if (memory.route().isEmpty()) {
            what = memory.subject() instanceof Subject.Call call
                    ? "tool " + text.code(call.tool())
                    : memory.subject() instanceof Subject.Key key ? "fact " + text.code(key.name()) : work(entry);
        } else {
            List<String> tools = RouteText.tools(memory.route());
            what = "run of " + tools.size() + " calls: " + routes.names(tools);
        }
        return what + purpose(memory) + elsewhere(memory) + " | "
                + memory.evidence().size() + " records";
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

    private static String accepted(Memory memory) {
        return memory.subject() instanceof Subject.Key ? "accepted" : "accepted, still open: continue here";
    }

    private static String standing(Memory memory) {
        String proof =
                memory.authority() == Authority.TRUSTED ? "worked, confirmed" : "worked, not confirmed by another";
        if (memory.subject() instanceof Subject.Key) {
            proof = memory.authority() == Authority.TRUSTED ? "confirmed" : "not confirmed by another";
        }
        if (memory.state() == State.PROCEDURE) {
            return "worked each time, confirmed";
        }
        return memory.candidate() ? proof + ", procedure candidate" : proof;
    }

    private String elsewhere(Memory memory) {
        Task other = memory.task();
        if (other == null) {
            return " without a task";
        }
        if (other.signature().equals(task.signature())) {
            return "";
        }
        boolean sibling = other.family() != null && other.family().equals(task.family());
        return (sibling ? " in sibling task " : " in task ") + text.quoted(other.signature(), TITLE);
    }

    private static String counts(Entry entry) {
        int same = entry.alike().size();
        int others = entry.sameWay().size();
        return (same == 0 ? "" : " | seen " + (same + 1) + "x")
                + (others == 0 ? "" : " | " + others + " more went this way with other arguments");
    }

    /** What a row says besides to whoever checks it, or asks for all. */
    private String details(Entry entry) {
        Memory memory = entry.memory;
        StringBuilder out = new StringBuilder();
        if (full) {
            out.append(" | by rules ").append(String.join(", ", entry.decision.rules()));
        }
        if (full || role == Role.VERIFIER) {
            out.append(" | evidence ").append(evidence(memory.evidence(), full ? ALL_EVIDENCE : EVIDENCE));
        }
        return out.toString();
    }

    /** The newest pieces, which decided. */
    private String evidence(List<EvidenceId> ids, int most) {
        String listed = ids.subList(Math.max(0, ids.size() - most), ids.size()).stream()
                .map(id -> text.code(id.value()))
                .collect(Collectors.joining(", "));
        return ids.size() <= most ? listed : listed + " and " + (ids.size() - most) + " earlier";
    }
}
