package io.aionis.governance;

import io.aionis.model.GovernanceBody.Trial;
import io.aionis.plan.Procedure;
import io.aionis.plan.Quality;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Versions as people read them. What comes from memory stands on one line. */
final class Shown {

    private static final int LONGEST = 300;

    private Shown() {}

    static String version(Board.Standing standing, GovernancePolicy policy) {
        PlaybookVersion version = standing.version();
        StringBuilder out = new StringBuilder();
        out.append(line(version.label()))
                .append(" is ")
                .append(version.status())
                .append("; ")
                .append(Trials.validation(standing, policy).text())
                .append("\n\n")
                .append(Procedure.render(version.plan()))
                .append("\nArguments: ")
                .append(Quality.of(version.plan()).counts().entrySet().stream()
                        .filter(count -> count.getValue() > 0)
                        .map(count -> count.getKey().name().toLowerCase(Locale.ROOT) + " " + count.getValue())
                        .collect(Collectors.joining(", ")))
                .append("\n\nHistory:\n");
        for (PlaybookVersion.Change change : version.history()) {
            out.append("- ")
                    .append(change.at())
                    .append(' ')
                    .append(line(change.transition()))
                    .append(" -> ");
            out.append(change.status())
                    .append(" by ")
                    .append(line(change.actor().agent()));
            out.append(" (").append(change.actor().role()).append("): ").append(line(change.reason()));
            out.append(change.note() == null ? "\n" : " [" + line(change.note()) + "]\n");
        }
        if (!standing.trials().isEmpty()) {
            out.append("\nTrials:\n");
        }
        for (Board.Trialled each : standing.trials()) {
            Trial trial = each.trial();
            out.append("- ").append(each.at()).append(' ').append(trial.kind()).append(" run ");
            out.append(line(trial.run().value())).append(": ").append(trial.result());
            out.append(trial.reason().isEmpty() ? "\n" : ", " + line(trial.reason()) + "\n");
        }
        return out.toString();
    }

    /** One line of bounded length without control characters. */
    static String line(String text) {
        String flat = text.strip().replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ");
        return flat.length() <= LONGEST ? flat : flat.substring(0, LONGEST) + "…";
    }

    static String lines(String before, List<String> texts) {
        StringBuilder out = new StringBuilder();
        texts.forEach(text -> out.append(before).append(line(text)).append('\n'));
        return out.toString();
    }
}
