package io.aionis.guide;

import io.aionis.adjudication.RouteStep;
import io.aionis.adjudication.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes routes so that somebody can walk them again: each write with its arguments, in order; the look-ups before it by
 * name. A route without a write is told by its look-ups.
 */
final class RouteText {

    private static final int LOOK_UP = 80;
    private static final int LOOK_UPS = 12;
    private static final int NAMES = 8;

    private final RowText text;
    private final boolean everything;
    private final long longestRow;

    /**
     * @param everything whether look-ups show their arguments too
     * @param longestRow characters after which a row is too large for any prompt
     */
    RouteText(RowText text, boolean everything, long longestRow) {
        this.text = text;
        this.everything = everything;
        this.longestRow = longestRow;
    }

    /** A tool and its arguments, of which at most {@code longest} characters are shown. */
    String call(Subject.Call call, int longest) {
        return text.code(call.tool()) + " " + text.safe(call.arguments().text(), longest);
    }

    /** The same for somebody who is to make the call: where it is cut, it says so. */
    String callToMake(Subject.Call call, int longest) {
        String arguments = call.arguments().text();
        String cut =
                arguments.length() <= longest ? "" : " (" + arguments.length() + " characters: fetch all by the alias)";
        return text.code(call.tool()) + " " + text.safe(arguments, longest) + cut;
    }

    /** All of the route, or so much of it that it is longer than any row may be. */
    String route(List<RouteStep> route, int longest) {
        boolean writes = route.stream().anyMatch(Writes::isWrite);
        return everything || writes ? withWrites(route, longest) : lookUps(route);
    }

    private String withWrites(List<RouteStep> route, int longest) {
        StringBuilder out = new StringBuilder();
        List<String> names = new ArrayList<>();
        for (RouteStep step : route) {
            if (out.length() > longestRow) {
                break;
            }
            if (everything || Writes.isWrite(step)) {
                lead(out, names);
                append(out, callToMake(step.call(), longest));
            } else {
                names.add(step.call().tool());
            }
        }
        lead(out, names);
        return out.toString();
    }

    private void lead(StringBuilder out, List<String> names) {
        if (!names.isEmpty()) {
            append(out, names(names));
            names.clear();
        }
    }

    private static void append(StringBuilder out, String part) {
        out.append(out.isEmpty() ? "" : " > ").append(part);
    }

    private String lookUps(List<RouteStep> route) {
        StringBuilder out = new StringBuilder();
        for (RouteStep step : route.subList(0, Math.min(LOOK_UPS, route.size()))) {
            append(out, call(step.call(), LOOK_UP));
        }
        return route.size() <= LOOK_UPS ? out.toString() : out + " > … " + (route.size() - LOOK_UPS) + " more";
    }

    /** Calls in order, such as those that must not be made again. */
    String calls(List<Subject.Call> calls, int longest) {
        StringBuilder out = new StringBuilder();
        for (Subject.Call call : calls) {
            if (out.length() > longestRow) {
                break;
            }
            append(out, call(call, longest));
        }
        return out.toString();
    }

    /** The foremost calls, and how many more there are. */
    String foremost(List<Subject.Call> calls, int most, int longest) {
        String listed = calls(calls.subList(0, Math.min(most, calls.size())), longest);
        return calls.size() <= most ? listed : listed + " > … " + (calls.size() - most) + " more";
    }

    /** Names of tools in the order in which each was first called, with how often. */
    String names(List<String> tools) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        tools.forEach(tool -> counts.merge(tool, 1, Integer::sum));
        StringBuilder out = new StringBuilder();
        int listed = 0;
        for (Map.Entry<String, Integer> count : counts.entrySet()) {
            if (listed == NAMES) {
                return out.append(" and ")
                        .append(counts.size() - NAMES)
                        .append(" more")
                        .toString();
            }
            out.append(listed++ == 0 ? "" : ", ").append(text.code(count.getKey()));
            if (count.getValue() > 1) {
                out.append(' ').append(count.getValue()).append('x');
            }
        }
        return out.toString();
    }

    static List<String> tools(List<RouteStep> route) {
        List<String> tools = new ArrayList<>(route.size());
        route.forEach(step -> tools.add(step.call().tool()));
        return tools;
    }
}
