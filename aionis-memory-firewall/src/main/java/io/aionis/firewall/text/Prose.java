package io.aionis.firewall.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Tells the sentences of a text from its records, code, tables and mark-up. */
public final class Prose {

    /** What is read of a text: more is a document of which the beginning stands for the rest. */
    private static final int LONGEST = 65_536;

    private static final int LONGEST_SENTENCE = 400;
    private static final int MOST_SENTENCES = 500;

    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}++");

    /** A mark of lists, quotes and headings at the beginning of a line. */
    private static final Pattern BULLET =
            Pattern.compile("^\\s*+(?:[-*+>\u2022]++\\s++|#{1,6}+\\s++|\\d{1,3}+[.)]\\s++)");

    /** Ends a sentence: a full stop and such, before a blank; a point inside a number has none behind it. */
    private static final Pattern END = Pattern.compile(
            "(?<=[.!?])(?<!\\b(?:no|inc|ltd|mr|mrs|ms|dr|st|vs|nr|e\\.g|i\\.e)\\.)[\"')\u201D\u2019]?+\\s++",
            Pattern.CASE_INSENSITIVE);

    /** What prose has none of: braces, tags, assignments to fields, cells, ends of code lines. */
    private static final Pattern MARKED =
            Pattern.compile("[{}\\t|<>]|\\[[^\\]]{0,100}+[\\],]|\"\\s*+:|\\\\n|;\\s*+$|\\(\\)|==|=>|->|::|\\s{4}\\S");

    /** More than one value in so many words is a record: it says what of which, not only what. */
    private static final int WORDS_OF_A_VALUE = 10;

    private Prose() {}

    /**
     * Whether a text gives values of a thing rather than speaks of it: mark-up, code, a table, or prose in which at least
     * every tenth word is a number, a date or an identifier. Many such texts of one shape are what a table looks like.
     */
    public static boolean isRecord(String text) {
        if (isMarkedUp(text)) {
            return true;
        }
        String beginning = beginning(text);
        String[] words = beginning.strip().split("\\s+", -1);
        long values = Arrays.stream(words).filter(Prose::isValue).count();
        return values * WORDS_OF_A_VALUE >= words.length;
    }

    /** Whether less than half of a text is sentences: the rest is mark-up, code or tables. */
    public static boolean isMarkedUp(String text) {
        String beginning = beginning(text);
        int prose = sentences(beginning).stream().mapToInt(String::length).sum();
        long all = beginning.chars().filter(c -> !Character.isWhitespace(c)).count();
        return prose * 2L < all;
    }

    /** Whether a number, a date, an identifier, an address or a link occurs. */
    public static boolean hasValues(String text) {
        return isValue(beginning(text));
    }

    private static boolean isValue(String word) {
        return word.chars().anyMatch(c -> Character.isDigit(c) || c == '@') || word.contains("://");
    }

    /** The sentences of the text's first 65,536 characters, in their order; none where it is not prose. */
    static List<String> sentences(String text) {
        String plain = INVISIBLE
                .matcher(Normalizer.normalize(beginning(text), Normalizer.Form.NFKC))
                .replaceAll("");
        List<String> sentences = new ArrayList<>();
        boolean code = false;
        for (String line : plain.split("\\R", -1)) {
            boolean fence = line.strip().startsWith("```");
            code ^= fence;
            if (!code && !fence && !MARKED.matcher(line.strip()).find()) {
                take(BULLET.matcher(line).replaceFirst(""), sentences);
            }
        }
        return sentences;
    }

    private static void take(String line, List<String> sentences) {
        for (String sentence : END.split(line)) {
            String trimmed = sentence.strip();
            boolean fits = !trimmed.isEmpty() && trimmed.length() <= LONGEST_SENTENCE;
            if (fits && sentences.size() < MOST_SENTENCES) {
                sentences.add(trimmed);
            }
        }
    }

    private static String beginning(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
