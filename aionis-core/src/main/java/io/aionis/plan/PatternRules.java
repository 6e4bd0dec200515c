package io.aionis.plan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Which regular expressions a plan may have. A matcher's steps that look at a character can be counted while it runs, but
 * alternatives and repetitions of what is empty look at none; so there may be only so many of them.
 */
final class PatternRules {

    private static final int LONGEST = 1_000;

    /** The most ways to go through a pattern without looking at a character, as a power of two. */
    private static final int MOST_WAYS = 16;

    private static final Pattern COUNTED = Pattern.compile("\\{\\s*(\\d+)\\s*(,?)\\s*(\\d*)");
    private static final Pattern COMMENTS = Pattern.compile("\\(\\?[a-zA-Z]*x");

    private PatternRules() {}

    /** What is wrong with a pattern, what was expected and what to do; null when nothing is. */
    static @Nullable String problem(String pattern) {
        if (pattern.length() > LONGEST) {
            return "the pattern has " + pattern.length() + " characters; expected at most " + LONGEST
                    + ". Look for a shorter part";
        }
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            return "'" + Place.shown(pattern) + "' is no regular expression: " + Place.shown(e.getDescription())
                    + " at character " + e.getIndex() + ". Mend it there";
        } catch (StackOverflowError e) {
            return "the pattern is nested too deeply; expected fewer groups inside each other";
        }
        if (COMMENTS.matcher(pattern).find()) {
            return "the pattern has comments (flag x); expected none, write it on one line";
        }
        return ways(pattern) <= MOST_WAYS
                ? null
                : "the pattern has too many alternatives and counted repetitions to bound its work; expected a simpler"
                        + " one, or \"contains\"";
    }

    /** An upper bound, of the text alone: also what is escaped or in a class counts. */
    private static double ways(String pattern) {
        double ways = 0;
        for (int i = 0; i < pattern.length(); i++) {
            ways += "|?*+".indexOf(pattern.charAt(i)) >= 0 ? 1 : 0;
        }
        Matcher counted = COUNTED.matcher(pattern);
        while (counted.find()) {
            ways += Math.log(Math.max(1, Double.parseDouble(counted.group(1)))) / Math.log(2);
            ways += counted.group(2).isEmpty() ? 0 : 1;
        }
        return ways;
    }
}
