package io.aionis.compile;

import io.aionis.model.Json;
import java.util.Locale;
import java.util.Set;

/** What the form of a value tells about it, without knowing any domain. */
final class Values {

    private static final int SHORT_WORDS = 30;
    private static final int LONG_TOKEN = 16;
    private static final Set<String> COMMON = Set.of(
            "yes",
            "true",
            "false",
            "none",
            "null",
            "okay",
            "done",
            "success",
            "succeeded",
            "error",
            "failed",
            "failure",
            "unknown",
            "default",
            "other",
            "n/a");

    private Values() {}

    static boolean isScalar(Json value) {
        return !(value instanceof Json.Obj || value instanceof Json.Arr);
    }

    /** Equal values of this form are equal by chance too often to show where one came from. */
    static boolean isCommon(Json value) {
        if (value instanceof Json.Str text) {
            return text.value().length() < 3 || COMMON.contains(text.value().toLowerCase(Locale.ROOT));
        } else if (value instanceof Json.Num number) {
            return digits(number.value().toPlainString()) < 3;
        }
        return isScalar(value);
    }

    /** A few words, such as {@code no longer needed} or {@code USD}: a choice more likely than an identity. */
    static boolean isWords(Json value) {
        return value instanceof Json.Str text
                && !text.value().isBlank()
                && text.value().length() <= SHORT_WORDS
                && text.value().chars().allMatch(c -> Character.isLetter(c) || c == ' ' || c == '_' || c == '-');
    }

    /** Equal by chance so often that only a place of the same name can be its source: words and shorter numbers. */
    static boolean needsName(Json value) {
        return isWords(value) || (value instanceof Json.Num number && significantDigits(number) < 5);
    }

    /** A number such as 100 or 0.5, of few digits but for its zeros. */
    static boolean isRound(Json value) {
        return value instanceof Json.Num number && significantDigits(number) < 3;
    }

    private static int significantDigits(Json.Num number) {
        return number.value().stripTrailingZeros().precision();
    }

    /** Whether all there is in it are identities: order numbers, addresses of mail, not words, texts or amounts. */
    static boolean namesThings(Json value) {
        if (value instanceof Json.Arr array) {
            return array.elements().stream().allMatch(Values::namesThings);
        } else if (value instanceof Json.Obj object) {
            return object.members().values().stream().allMatch(Values::namesThings);
        } else if (value instanceof Json.Num number) {
            return significantDigits(number) >= 5;
        }
        return value instanceof Json.Str text
                && (isIdentity(text.value())
                        || (text.value().indexOf('@') > 0
                                && text.value().chars().noneMatch(Character::isWhitespace)));
    }

    /** Lower-case words: a status, a type, a code. */
    static boolean isCode(Json value) {
        return value instanceof Json.Str text
                && isWords(value)
                && text.value().equals(text.value().toLowerCase(Locale.ROOT));
    }

    /** A code, or the name of a constant such as {@code SHIPPED}; shorter capitals are states, currencies, airports. */
    static boolean isStatus(Json value) {
        return isCode(value)
                || (isWords(value)
                        && value instanceof Json.Str text
                        && text.value().length() > 3
                        && text.value().equals(text.value().toUpperCase(Locale.ROOT)));
    }

    /** Names one thing: has digits, or is one long token. */
    static boolean isIdentity(String text) {
        return !text.isBlank()
                && text.chars().noneMatch(Character::isWhitespace)
                && (digits(text) > 0 || text.length() >= LONG_TOKEN);
    }

    /** Whether the text of a value stands in a request, not as part of a longer word. */
    static boolean occurs(Json value, String request) {
        String text = value instanceof Json.Str string ? string.value().strip() : value.text();
        if (text.isEmpty() || value instanceof Json.Bool || value instanceof Json.Null) {
            return false;
        }
        String in = request.toLowerCase(Locale.ROOT);
        String sought = text.toLowerCase(Locale.ROOT);
        for (int at = in.indexOf(sought); at >= 0; at = in.indexOf(sought, at + 1)) {
            int end = at + sought.length();
            boolean starts = at == 0 || !Character.isLetterOrDigit(in.charAt(at - 1));
            boolean ends = end == in.length() || !Character.isLetterOrDigit(in.charAt(end));
            if (starts && ends) {
                return true;
            }
        }
        return false;
    }

    private static int digits(String text) {
        return (int) text.chars().filter(Character::isDigit).count();
    }
}
