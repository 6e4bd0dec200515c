package io.aionis.firewall.policy;

import io.aionis.firewall.text.Prose;
import io.aionis.firewall.text.Stem;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text as plain lower-case words, so that {@code exchangeItems}, {@code exchange_items}, "Exchange items" and "exchanging
 * the items" agree.
 */
final class Words {

    /** Stand between the words of a name without changing what is named. */
    private static final Set<String> BETWEEN =
            Set.of("a", "an", "the", "this", "that", "these", "those", "my", "your", "our", "its", "it", "their");

    /** As many figures in a row are the number of one thing. */
    private static final int FIGURES = 5;

    /** Most of what is read is below: it needs no tables. */
    private static final int ASCII = 128;

    private static final Pattern FIGURED = Pattern.compile("\\d{" + FIGURES + ",}");

    private final List<String> stems;
    private final Set<String> known;
    private final Set<String> figures;
    private final String spaced;
    private final String text;
    private @Nullable Boolean isData;

    private Words(List<String> stems, String text) {
        this.text = text;
        this.stems = stems;
        this.known = new HashSet<>(stems);
        this.figures = new HashSet<>();
        known.forEach(word -> figures.addAll(figures(word)));
        this.spaced = ' ' + String.join(" ", stems) + ' ';
    }

    /** The words of a text; for one thread. */
    static Words of(String text) {
        return new Words(phrase(text), text);
    }

    /** Whether they stand in mark-up, code or a table: there a thing is named because the data is about it. */
    boolean isData() {
        if (isData == null) {
            // Asked of few texts, and dearer than all the rest.
            isData = Prose.isMarkedUp(text);
        }
        return isData;
    }

    /** Whether this {@link #phrase} occurs: its words one after another, whatever their endings. */
    boolean hasPhrase(List<String> asked) {
        return !asked.isEmpty() && known.contains(asked.get(0)) && spaced.contains(' ' + String.join(" ", asked) + ' ');
    }

    /** Whether the words of this {@link #phrase} occur near each other, whatever their order and endings. */
    boolean hasNear(List<String> asked) {
        if (asked.isEmpty() || !known.containsAll(asked)) {
            return false;
        }
        Set<String> wanted = new HashSet<>(asked);
        int reach = wanted.size() + (wanted.size() + 1) / 2;
        Map<String, Integer> last = new HashMap<>();
        for (int i = 0; i < stems.size(); i++) {
            if (wanted.contains(stems.get(i))) {
                last.put(stems.get(i), i);
                if (last.size() == wanted.size() && i - Collections.min(last.values()) < reach) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a value occurs: as a phrase, its words near each other, or a long number in it by itself. */
    boolean hasValue(List<String> value) {
        return hasPhrase(value) || (value.size() > 1 && hasNear(value)) || hasFiguresOf(value);
    }

    /** Whether a long number among these words occurs, with other letters around it or without. */
    boolean hasFiguresOf(List<String> value) {
        return !figures.isEmpty()
                && value.stream().flatMap(word -> figures(word).stream()).anyMatch(figures::contains);
    }

    /** How many of the words asked for occur anywhere, whatever their endings. */
    long count(List<String> asked) {
        return asked.stream().filter(known::contains).count();
    }

    /** Whether the two have any word in common, whatever its ending. */
    boolean sharesWith(Words other) {
        return known.stream().anyMatch(other.known::contains);
    }

    /** Numbers that are long enough to be the number of one thing. */
    static List<String> figures(String word) {
        return word.length() < FIGURES || word.chars().noneMatch(Character::isDigit)
                ? List.of()
                : FIGURED.matcher(word).results().map(MatchResult::group).toList();
    }

    /** A text as what can be asked for: its words without their endings, and without the little ones between them. */
    static List<String> phrase(String text) {
        List<String> stems = new ArrayList<>();
        for (String word : split(text)) {
            if (!BETWEEN.contains(word)) {
                stems.add(Stem.of(word));
            }
        }
        return stems;
    }

    /** By hand, as each row that is judged is split: patterns take three times as long. */
    static List<String> split(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int before = 0;
        for (int i = 0, c; i < plain.length(); i += Character.charCount(c)) {
            c = plain.codePointAt(i);
            if (c >= ASCII && Character.getType(c) == Character.FORMAT) {
                continue;
            }
            boolean hump = Character.isUpperCase(c) && (Character.isLowerCase(before) || Character.isDigit(before));
            boolean in = isInWord(c);
            if (hump || !in) {
                end(word, words);
            }
            if (in) {
                word.appendCodePoint(Character.toLowerCase(c));
            }
            before = c;
        }
        end(word, words);
        return List.copyOf(words);
    }

    private static void end(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    private static boolean isInWord(int c) {
        if (c < ASCII) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        }
        return Character.isLetterOrDigit(c)
                || Character.getType(c) == Character.LETTER_NUMBER
                || Character.getType(c) == Character.OTHER_NUMBER;
    }
}
