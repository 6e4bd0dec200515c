package io.aionis.firewall.adapter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The metadata at the head of a markdown note, between two lines of {@code ---}. A small part of YAML: {@code key: value},
 * quoted values, lists in brackets or as lines that begin with a dash, comments. Lines that are set in belong to the key
 * above. A list is one text, its items joined by commas.
 *
 * @param values values by key, in their order
 * @param lines how many lines of the note it takes, both marks included
 */
record FrontMatter(Map<String, String> values, int lines) {

    private static final String MARK = "---";

    /**
     * Reads it off the note's lines; empty when the first line is not its mark.
     *
     * @throws UnreadableRowException when it has no end, holds a line that is none of the above, or a key twice: what a note
     *     says of its end must not get lost
     */
    static FrontMatter of(List<String> lines) {
        if (lines.isEmpty() || !lines.get(0).stripTrailing().equals(MARK)) {
            return new FrontMatter(Map.of(), 0);
        }
        Reader reader = new Reader();
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i).stripTrailing();
            if (line.equals(MARK) || line.equals("...")) {
                return new FrontMatter(reader.values(), i + 1);
            }
            reader.read(line, i + 1);
        }
        throw new UnreadableRowException("its front matter has no end; expected a second line '---'");
    }

    private static final class Reader {

        private final Map<String, String> values = new LinkedHashMap<>();
        private final List<String> below = new ArrayList<>();
        private @Nullable String open;

        Map<String, String> values() {
            close();
            return values;
        }

        void read(String line, int number) {
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("#")) {
                return;
            }
            boolean item = text.equals("-") || text.startsWith("- ");
            if (open != null && (item || Character.isWhitespace(line.charAt(0)))) {
                below.add(item ? unquoted(text.substring(1).strip()) : text);
                return;
            }
            close();
            int colon = text.indexOf(':');
            boolean pair = colon > 0 && (colon == text.length() - 1 || text.charAt(colon + 1) == ' ');
            if (!pair || item) {
                throw new UnreadableRowException("line " + number
                        + " of its front matter is no 'key: value'; expected that, a list or a comment");
            }
            String key = unquoted(text.substring(0, colon).strip());
            if (values.containsKey(key)) {
                throw new UnreadableRowException(
                        "line " + number + " of its front matter has a key for the second time; expected it once");
            }
            String value = text.substring(colon + 1).strip();
            boolean block = value.isEmpty() || value.matches("[|>][+-]?");
            values.put(key, block ? "" : value(value));
            open = key;
        }

        private void close() {
            if (open != null && !below.isEmpty()) {
                String before = values.getOrDefault(open, "");
                String rest = String.join(", ", below);
                values.put(open, before.isEmpty() ? rest : before + " " + rest);
            }
            below.clear();
            open = null;
        }

        private static String value(String text) {
            if (text.startsWith("[") && text.endsWith("]")) {
                List<String> items = new ArrayList<>();
                for (String item : text.substring(1, text.length() - 1).split(",", -1)) {
                    if (!item.isBlank()) {
                        items.add(unquoted(item.strip()));
                    }
                }
                return String.join(", ", items);
            }
            return unquoted(withoutComment(text));
        }

        private static String withoutComment(String text) {
            boolean quoted = text.startsWith("\"") || text.startsWith("'");
            int comment = quoted ? -1 : text.indexOf(" #");
            return comment < 0 ? text : text.substring(0, comment).strip();
        }

        private static String unquoted(String text) {
            boolean quoted = text.length() >= 2
                    && (text.charAt(0) == '"' || text.charAt(0) == '\'')
                    && text.charAt(text.length() - 1) == text.charAt(0);
            return quoted ? text.substring(1, text.length() - 1) : text;
        }
    }
}
