package io.aionis.firewall.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The body of a markdown note, cut at its headings of the first and second level. Lines in a fenced code block are none. */
final class Sections {

    private static final Pattern HEADING = Pattern.compile("^ {0,3}#{1,2}(?:[ \\t].*)?$");

    private static final Pattern FENCE = Pattern.compile("^ {0,3}(`{3,}|~{3,}).*$");

    private Sections() {}

    /**
     * One section: its heading and what follows.
     *
     * @param line the line it begins at, from 1
     * @param text its text, without blanks around
     */
    record Section(int line, String text) {}

    /** The sections that hold more than a heading; what stands before the first heading is one too. */
    static List<Section> of(List<String> lines, int from) {
        List<Section> sections = new ArrayList<>();
        String fence = "";
        int begin = from;
        for (int i = from; i < lines.size(); i++) {
            String line = lines.get(i);
            if (fence.isEmpty() && i > begin && HEADING.matcher(line).matches()) {
                add(lines, begin, i, sections);
                begin = i;
            }
            fence = fence(fence, line);
        }
        add(lines, begin, lines.size(), sections);
        return sections;
    }

    /** The fence that is open after this line, or nothing. */
    private static String fence(String open, String line) {
        var fence = FENCE.matcher(line);
        if (!fence.matches()) {
            return open;
        }
        String mark = fence.group(1);
        if (open.isEmpty()) {
            return mark;
        }
        boolean closes = mark.charAt(0) == open.charAt(0)
                && mark.length() >= open.length()
                && line.strip().equals(mark);
        return closes ? "" : open;
    }

    private static void add(List<String> lines, int begin, int end, List<Section> sections) {
        List<String> own = lines.subList(begin, end);
        boolean headed = !own.isEmpty() && HEADING.matcher(own.get(0)).matches();
        boolean empty = own.stream().skip(headed ? 1 : 0).allMatch(String::isBlank);
        if (!empty) {
            sections.add(new Section(begin + 1, String.join("\n", own).strip()));
        }
    }
}
