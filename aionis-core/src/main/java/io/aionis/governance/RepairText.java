package io.aionis.governance;

import io.aionis.model.Effect;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanDiff;
import io.aionis.plan.PlanStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a person reads who is asked to review a repair. What comes from memory stands on one line each. */
final class RepairText {

    private RepairText() {}

    static String of(ProposedRepair repair, Board board) {
        StringBuilder out = new StringBuilder();
        out.append("Repair ")
                .append(repair.id())
                .append(" of ")
                .append(Shown.line(PlaybookVersion.label(repair.playbook(), repair.version())))
                .append(" is ")
                .append(repair.status())
                .append("\n\nStopped at ")
                .append(Shown.line(repair.step()))
                .append("\nCause: ")
                .append(Shown.line(repair.cause()))
                .append("\nProposed by ")
                .append(Shown.line(repair.author()))
                .append(": ")
                .append(Shown.line(repair.rationale()))
                .append('\n');
        out.append(
                repair.ran().isEmpty() ? "\nNothing had run before it stopped.\n" : "\nHad run before it stopped:\n");
        out.append(Shown.lines("- ", repair.ran()));
        Optional<Board.Standing> base = board.version(repair.playbook(), repair.version());
        if (base.isPresent()) {
            String difference = PlanDiff.render(base.get().version().plan(), repair.plan());
            out.append("\nWhat changes in the plan:\n").append(difference);
        }
        out.append("\nWhat the mended plan may do:\n").append(effects(repair.plan()));
        List<String> remarks = remarks(repair, base, board);
        if (!remarks.isEmpty()) {
            out.append("\nNote:\n").append(Shown.lines("- ", remarks));
        }
        out.append("\nDecisions:\n");
        for (ProposedRepair.Change change : repair.history()) {
            out.append("- ")
                    .append(change.at())
                    .append(' ')
                    .append(Shown.line(change.transition()))
                    .append(" by ");
            out.append(Shown.line(change.actor().agent())).append(": ").append(Shown.line(change.reason()));
            out.append('\n');
        }
        if (repair.status() == RepairStatus.PENDING_REVIEW) {
            out.append("\nTo decide: repairs().approve(\"").append(repair.id()).append("\", person, reason) or ");
            out.append("repairs().reject(\"")
                    .append(repair.id())
                    .append("\", person, reason). An approved repair becomes");
            out.append(" a version of its own; it is not put to use by that.\n");
        }
        return out.toString();
    }

    private static String effects(Plan plan) {
        var tools = new TreeMap<Effect, TreeSet<String>>();
        for (PlanStep step : plan.steps()) {
            tools.computeIfAbsent(step.effect(), effect -> new TreeSet<>()).add(step.tool());
        }
        return tools.entrySet().stream()
                .map(e -> "- " + e.getKey() + ": " + Shown.line(String.join(", ", e.getValue())) + "\n")
                .collect(Collectors.joining());
    }

    private static List<String> remarks(ProposedRepair repair, Optional<Board.Standing> base, Board board) {
        List<String> remarks = new ArrayList<>();
        if (base.isEmpty()) {
            remarks.add("the version that stopped is gone");
            return remarks;
        }
        PlaybookVersion version = base.get().version();
        remarks.add(version.label() + " is " + version.status() + " now");
        List<Board.Standing> all = board.versions(repair.playbook());
        for (Board.Standing newer : all) {
            if (newer.version().version() > version.version() && newer.version().version() != repair.became()) {
                remarks.add("there is a newer one: " + newer.version().label() + ", "
                        + newer.version().status()
                        + (newer.version().plan().equals(repair.plan()) ? ", with this very plan" : ""));
            }
        }
        for (ProposedRepair other : board.repairs().values()) {
            boolean rejected =
                    other.status() == RepairStatus.REJECTED && other.plan().equals(repair.plan());
            if (rejected && !other.id().equals(repair.id())) {
                remarks.add("the same was rejected before, as " + other.id() + ": "
                        + other.history().get(other.history().size() - 1).reason());
            }
        }
        return remarks;
    }
}
