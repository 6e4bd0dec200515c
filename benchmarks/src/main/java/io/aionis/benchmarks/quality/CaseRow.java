package io.aionis.benchmarks.quality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of one case.
 *
 * @param asked the case
 * @param arms what each arm put into the prompt, by its name
 */
record CaseRow(Case asked, Map<String, Tally> arms) {

    /** What an arm did in a case, or in all of them. */
    record Tally(
            int goldUsable,
            int goldOfTaskUsable,
            int losingBlocked,
            int losingLeaked,
            Prompt prompt,
            List<Loss> losses) {}

    /** Why a case was lost. */
    enum Kind {
        GOLD_NOT_USABLE,
        LOSING_NOT_BLOCKED,
        LOSING_LEAKED
    }

    /**
     * A write that is not where it should be.
     *
     * @param write the write
     * @param kind what is wrong
     * @param went where it is
     */
    record Loss(Write write, Kind kind, String went) {}

    Tally tally(String arm) {
        Tally tally = arms.get(arm);
        if (tally == null) {
            throw new IllegalStateException("case " + asked.leftOut().id() + " has no arm " + arm);
        }
        return tally;
    }

    static CaseRow of(Case asked, List<Arm> arms) {
        Map<String, Tally> tallies = new LinkedHashMap<>();
        arms.forEach(arm -> tallies.put(arm.name(), tally(asked, arm)));
        return new CaseRow(asked, tallies);
    }

    private static Tally tally(Case asked, Arm arm) {
        Prompt prompt = arm.prompt(asked);
        List<Loss> losses = new ArrayList<>();
        List<Write> unusable =
                asked.gold().stream().filter(write -> !prompt.isUsable(write)).toList();
        List<Write> unblocked = asked.losing().stream()
                .filter(write -> !prompt.isBlocked(write))
                .toList();
        List<Write> leaked = asked.losing().stream()
                .filter(write -> prompt.isLeaked(write, asked.working()))
                .toList();
        unusable.forEach(write -> losses.add(new Loss(write, Kind.GOLD_NOT_USABLE, went(asked, arm, prompt, write))));
        unblocked.forEach(
                write -> losses.add(new Loss(write, Kind.LOSING_NOT_BLOCKED, went(asked, arm, prompt, write))));
        leaked.forEach(write -> losses.add(new Loss(write, Kind.LOSING_LEAKED, went(asked, arm, prompt, write))));
        return new Tally(
                asked.gold().size() - unusable.size(),
                (int) asked.goldOfTask().stream().filter(prompt::isUsable).count(),
                asked.losing().size() - unblocked.size(),
                leaked.size(),
                prompt,
                losses);
    }

    private static String went(Case asked, Arm arm, Prompt prompt, Write write) {
        List<String> whole = prompt.sections(write, false);
        if (!whole.isEmpty()) {
            return "in " + String.join(", ", whole);
        }
        List<String> cut = prompt.sections(write, true);
        String reason = arm.absence(asked, write);
        return (cut.isEmpty() ? "not in the prompt" : "cut short in " + String.join(", ", cut))
                + (reason.isEmpty() ? "" : " (" + reason + ")");
    }
}
