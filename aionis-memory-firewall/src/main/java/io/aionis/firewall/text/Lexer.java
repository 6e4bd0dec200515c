package io.aionis.firewall.text;

import io.aionis.firewall.text.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a sentence into tokens. */
final class Lexer {

    private static final String MONTH =
            "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
                    + "|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?";
    private static final String DAY = "[0-3]?\\d(?:st|nd|rd|th)?";
    private static final String NUMBER = "\\d{1,15}(?:,\\d{3})*(?:\\.\\d{1,9})?";
    private static final String RANGE = NUMBER + "(?:\\s?[-\u2013]\\s?" + NUMBER + ")?";

    /** In the order in which they are tried: the longer reading first. */
    private static final Pattern TOKEN = Pattern.compile(
            String.join(
                    "|",
                    "(?<name>(?:https?://|www\\.)[^\\s,;]+|[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+"
                            + "|\"[^\"]{1,80}\"|\u201C[^\u201D]{1,80}\u201D|(?<!\\w)'[^']{1,80}'(?!\\w)"
                            + "|(?<!\\w)~?/[\\w.-]+(?:/[\\w.-]+)*|[\\w.-]+(?:/[\\w.-]+)+\\.\\w+)",
                    "(?<date>\\d{4}-\\d{2}-\\d{2}(?:T[\\d:.]+Z?)?|\\d{1,2}[/.]\\d{1,2}[/.]\\d{4}"
                            + "|(?<!\\w)" + DAY + "(?:\\s+of)?\\s+" + MONTH + "(?:,?\\s+\\d{4}\\b)?"
                            + "|(?<!\\w)" + MONTH + "\\s+" + DAY + "\\b(?!,\\d)(?:,?\\s+\\d{4}\\b)?|(?<!\\w)" + MONTH
                            + "\\s+\\d{4}\\b)",
                    "(?<time>\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\s?[ap]\\.?m\\b\\.?)?|\\d{1,2}\\s?[ap]\\.?m\\b\\.?)",
                    "(?<version>v\\d+(?:\\.\\d+)+[\\w.-]*|\\d+(?:\\.\\d+){2,}[\\w-]*)",
                    "(?<money>[$\u20AC\u00A3\u00A5]\\s?" + RANGE + "(?!\\w))",
                    "(?<share>" + RANGE + "\\s?%)",
                    "(?<measure>(?<![\\w.#])" + RANGE + "(?:[ -]?(?:business|working|calendar))?[ -]?(?<unit>"
                            + Units.NAMES + ")(?!\\w))",
                    "(?<id>#[\\w-]+|(?=[\\w-]*\\d)(?=[\\w-]*[A-Za-z_])[\\w-]+)",
                    "(?<number>(?<!\\w)[+-]?" + RANGE + ")",
                    "(?<word>[\\p{L}\\p{M}]+(?:['\u2019][\\p{L}]+)*)",
                    "(?<label>[:=])"),
            Pattern.CASE_INSENSITIVE);

    private static final Pattern HUMP = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private final List<Token> tokens = new ArrayList<>();
    private final Matcher found;

    private Lexer(String sentence) {
        this.found = TOKEN.matcher(sentence);
    }

    static List<Token> tokens(String sentence) {
        Lexer lexer = new Lexer(sentence);
        int from = 0;
        while (from < sentence.length()) {
            int end = endOfPlainWord(sentence, from);
            if (end > from) {
                lexer.takeWord(sentence.substring(from, end));
                from = end;
            } else if (isGap(sentence, from)) {
                from++;
            } else if (lexer.found.find(from)) {
                lexer.take();
                from = lexer.found.end();
            } else {
                break;
            }
        }
        return lexer.tokens;
    }

    /** Where a word ends that no other reading can begin with; {@code from} when there is none. Most words are. */
    private static int endOfPlainWord(String sentence, int from) {
        int end = from;
        while (end < sentence.length() && isAsciiLetter(sentence.charAt(end))) {
            end++;
        }
        boolean whole = from == 0 || Character.isWhitespace(sentence.charAt(from - 1));
        boolean ends = end == sentence.length() || isGap(sentence, end);
        boolean isMonth = end - from >= 3
                && MONTHS.contains(sentence.substring(from, from + 3).toLowerCase(Locale.ROOT));
        return whole && ends && !isMonth ? end : from;
    }

    /** Whether nothing begins there that is more than a gap between words. */
    private static boolean isGap(String sentence, int at) {
        char c = sentence.charAt(at);
        boolean last = at + 1 == sentence.length() || Character.isWhitespace(sentence.charAt(at + 1));
        return Character.isWhitespace(c) || c == ',' || c == ';' || c == '!' || c == '?' || (c == '.' && last);
    }

    private static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private void take() {
        String text = found.group();
        if (found.group("name") != null) {
            add(Kind.NAME, text, text.toLowerCase(Locale.ROOT).replaceAll("^[\"'\u201C]|[\"'\u201D.]$", ""));
        } else if (found.group("date") != null) {
            add(Kind.TIME, text, date(text));
        } else if (found.group("time") != null) {
            add(Kind.TIME, text, text.toLowerCase(Locale.ROOT).replaceAll("[\\s.]", ""));
        } else if (found.group("version") != null) {
            add(Kind.AMOUNT, text, text.toLowerCase(Locale.ROOT).replaceFirst("^v", ""));
        } else if (found.group("money") != null) {
            add(Kind.AMOUNT, text, Units.amount(text.substring(1), text.substring(0, 1)));
        } else if (found.group("share") != null) {
            add(Kind.AMOUNT, text, Units.amount(text.substring(0, text.length() - 1), "%"));
        } else if (found.group("measure") != null) {
            takeMeasure(text);
        } else if (found.group("id") != null) {
            add(Kind.NAME, text, text.toLowerCase(Locale.ROOT).replaceFirst("^#", ""));
        } else if (found.group("number") != null) {
            add(Kind.NUMBER, text, Units.plain(text));
        } else if (found.group("label") != null) {
            add(Kind.LABEL, text, ":");
        } else {
            takeWord(text);
        }
    }

    private void takeMeasure(String text) {
        String unit = found.group("unit");
        String written = text.substring(0, text.length() - unit.length());
        String number = written.replaceAll("[^\\d.,\u2013-]", "").replaceAll("[-\u2013]+$", "");
        // Thirty working days are not thirty days.
        boolean counted = written.chars().anyMatch(Character::isLetter);
        add(Kind.AMOUNT, text, Units.amount(number, unit) + (counted ? " of work" : ""));
    }

    private void takeWord(String text) {
        for (String part : HUMP.split(text.replace('\u2019', '\''))) {
            String plain = part.toLowerCase(Locale.ROOT);
            Token before = tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
            Integer number = before == null || !before.is(Kind.WORD) ? null : Units.number(before.plain());
            if (before != null && number != null && Units.isUnit(plain)) {
                tokens.remove(tokens.size() - 1);
                add(Kind.AMOUNT, before.text() + ' ' + part, Units.amount(number.toString(), plain));
            } else {
                add(Kind.WORD, part, plain.endsWith("'s") ? plain.substring(0, plain.length() - 2) : plain);
            }
        }
    }

    /** Day, month and year in one order; a date in figures stays as written, as nobody knows which is the month. */
    private static String date(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.chars().noneMatch(Character::isLetter)
                || lower.contains("t0")
                || lower.contains("t1")
                || lower.contains("t2")) {
            return lower;
        }
        Matcher month = Pattern.compile("[a-z]{3,}").matcher(lower.replaceAll("(?<=\\d)(?:st|nd|rd|th)\\b", ""));
        int which = month.find() ? MONTHS.indexOf(month.group().substring(0, 3)) : -1;
        StringBuilder plain = new StringBuilder("month ").append(which + 1);
        Matcher figures = Pattern.compile("\\d+").matcher(lower);
        while (figures.find()) {
            plain.append(' ').append(Units.plain(figures.group()));
        }
        return plain.toString();
    }

    private void add(Kind kind, String text, String plain) {
        tokens.add(new Token(kind, text, plain));
    }
}
