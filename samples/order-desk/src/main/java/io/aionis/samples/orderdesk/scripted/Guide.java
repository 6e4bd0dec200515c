package io.aionis.samples.orderdesk.scripted;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rows of a guide that say what not to do. */
record Guide(List<String> blocked) {
    private static final Set<String> BLOCKING = Set.of("FAILED_BRANCHES", "DO_NOT_USE");
    private static final Pattern HEADING = Pattern.compile("^\\W*(CURRENT_ACTIVE_PATH|PASSED_SOLUTIONS|PROCEDURES"
            + "|FAILED_BRANCHES|DO_NOT_USE|INSPECT_BEFORE_USE|REHYDRATE_IF_NEEDED)\\b");

    static Guide find(String text) {
        List<String> blocked = new ArrayList<>();
        boolean blocking = false;
        for (String line : text.lines().toList()) {
            Matcher heading = HEADING.matcher(line);
            if (heading.find()) {
                blocking = BLOCKING.contains(heading.group(1));
            } else if (Notes.startAt(line) || Task.find(line).isPresent()) {
                blocking = false;
            }
            if (blocking) {
                blocked.add(line);
            }
        }
        return new Guide(List.copyOf(blocked));
    }

    /** Whether a row warns of this tool with this value. */
    boolean forbids(String tool, String value) {
        return blocked.stream().anyMatch(row -> row.contains(tool) && row.contains(value));
    }
}
