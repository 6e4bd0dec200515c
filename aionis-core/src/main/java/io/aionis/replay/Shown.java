package io.aionis.replay;

import io.aionis.model.Json;
import java.util.List;
import java.util.stream.Collectors;

/** Values in messages: escaped, on one line, not too long. */
final class Shown {

    private static final int LONGEST = 80;
    private static final int MOST = 10;

    private static final int LONGEST_LINE = 4_000;

    private Shown() {}

    /** Words as one line. */
    static String line(String words) {
        String line = words.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…";
    }

    static String value(Json json) {
        String text = json.text();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /** The first few of several values. */
    static String values(List<Json> values) {
        String shown = values.stream().limit(MOST).map(Shown::value).collect(Collectors.joining(" or "));
        return values.size() <= MOST ? shown : shown + " or one of " + (values.size() - MOST) + " more";
    }
}
