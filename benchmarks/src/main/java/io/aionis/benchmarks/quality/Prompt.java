package io.aionis.benchmarks.quality;

import io.aionis.guide.TokenCounter;
import io.aionis.model.Json;
import io.aionis.model.JsonFormatException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A text for the prompt, read as an agent would: an action stands in a line when its tool's name does, followed by one
 * JSON object equal to its arguments.
 *
 * @param text the text
 * @param sections its lines by the {@code ## NAME} header they stand under
 */
record Prompt(String text, Map<String, List<String>> sections) {

    /** Header of notes that no run's outcome goes with. */
    static final String NOTES = "NOTES";

    /** Header of a run that is told as solved. */
    static final String SOLVED = "SOLVED_RUN";

    /** Header of a run that is told as failed. */
    static final String FAILED = "FAILED_RUN";

    private static final Set<String> USABLE =
            Set.of("CURRENT_ACTIVE_PATH", "PASSED_SOLUTIONS", "PROCEDURES", NOTES, SOLVED);
    private static final Set<String> BLOCKED = Set.of("FAILED_BRANCHES", FAILED);
    private static final String HEADER = "## ";

    static Prompt of(String text) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n")) {
            if (line.startsWith(HEADER)) {
                lines = sections.computeIfAbsent(line.substring(HEADER.length()).strip(), name -> new ArrayList<>());
            } else {
                lines.add(line);
            }
        }
        return new Prompt(text, sections);
    }

    int tokens() {
        return text.isEmpty() ? 0 : TokenCounter.ESTIMATE.count(text);
    }

    boolean isUsable(Write write) {
        return sections(write, false).stream().anyMatch(USABLE::contains);
    }

    boolean isBlocked(Write write) {
        return sections(write, false).stream().anyMatch(BLOCKED::contains);
    }

    /**
     * Whether a usable section shows the write, or the beginning of it where a line is cut and the beginning is of none
     * of the writes that worked.
     */
    boolean isLeaked(Write write, List<Write> working) {
        return isUsable(write)
                || sections.entrySet().stream()
                        .filter(section -> USABLE.contains(section.getKey()))
                        .flatMap(section -> section.getValue().stream())
                        .flatMap(line -> Mention.in(line, write.action().name()).stream())
                        .anyMatch(mention ->
                                mention.begins(write) && working.stream().noneMatch(mention::begins));
    }

    /** The sections that show the write; with {@code cut}, those that show the beginning of it. */
    List<String> sections(Write write, boolean cut) {
        return sections.entrySet().stream()
                .filter(section -> section.getValue().stream()
                        .flatMap(line -> Mention.in(line, write.action().name()).stream())
                        .anyMatch(mention -> cut ? mention.begins(write) : mention.is(write)))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** A tool's name in a line and the text that follows it, from an opening brace. */
    private record Mention(String tool, String rest) {

        static List<Mention> in(String line, String tool) {
            List<Mention> mentions = new ArrayList<>();
            for (int at = line.indexOf(tool); at >= 0; at = line.indexOf(tool, at + 1)) {
                int after = at + tool.length();
                boolean whole = (at == 0 || !isName(line.charAt(at - 1)))
                        && (after == line.length() || !isName(line.charAt(after)));
                while (after < line.length() && " (:".indexOf(line.charAt(after)) >= 0) {
                    after++;
                }
                if (whole && after < line.length() && line.charAt(after) == '{') {
                    mentions.add(new Mention(tool, line.substring(after)));
                }
            }
            return mentions;
        }

        boolean is(Write write) {
            return write.action().name().equals(tool)
                    && object().filter(write.action().kwargs()::equals).isPresent();
        }

        boolean begins(Write write) {
            int cut = rest.indexOf('…');
            String beginning = cut < 0 ? "" : rest.substring(0, cut);
            return beginning.length() > 1
                    && write.action().name().equals(tool)
                    && (write.action().kwargs().text().startsWith(beginning)
                            || write.action().kwargs().canonical().startsWith(beginning));
        }

        private Optional<Json> object() {
            int depth = 0;
            boolean quoted = false;
            for (int i = 0; i < rest.length(); i++) {
                char c = rest.charAt(i);
                if (quoted && c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = !quoted;
                } else if (!quoted && c == '{') {
                    depth++;
                } else if (!quoted && c == '}' && --depth == 0) {
                    return parsed(rest.substring(0, i + 1));
                }
            }
            return Optional.empty();
        }

        private static Optional<Json> parsed(String object) {
            try {
                return Optional.of(Json.parse(object));
            } catch (JsonFormatException cutOrChanged) {
                return Optional.empty();
            }
        }

        private static boolean isName(char c) {
            return Character.isLetterOrDigit(c) || c == '_';
        }
    }
}
