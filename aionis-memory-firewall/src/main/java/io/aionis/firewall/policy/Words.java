package io.aionis.firewall.policy;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A text as plain lower-case words, so that {@code exchangeItems}, {@code exchange_items} and "Exchange items" agree. */
final class Words {

    private static final List<String> ENDINGS = List.of("ing", "es", "ed", "e", "s");

    private final List<String> words;
    private final String spaced;

    private Words(List<String> words) {
        this.words = words;
        this.spaced = ' ' + String.join(" ", words) + ' ';
    }

    static Words of(String text) {
        return new Words(split(text));
    }

    /** Whether these words occur one after another. */
    boolean hasPhrase(String phrase) {
        return spaced.contains(' ' + phrase + ' ');
    }

    /** How many of the words asked for occur anywhere, whatever their endings. */
    long count(List<String> asked) {
        Set<String> stems = words.stream().map(Words::stem).collect(Collectors.toSet());
        return asked.stream().filter(word -> stems.contains(stem(word))).count();
    }

    /** By hand, as each row that is judged is split: patterns take three times as long. */
    static List<String> split(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int before = 0;
        for (int i = 0, c; i < plain.length(); i += Character.charCount(c)) {
            c = plain.codePointAt(i);
            if (Character.getType(c) == Character.FORMAT) {
                continue;
            }
            boolean hump = Character.isUpperCase(c) && (Character.isLowerCase(before) || Character.isDigit(before));
            if (hump || !isInWord(c)) {
                end(word, words);
            }
            if (isInWord(c)) {
                word.appendCodePoint(c);
            }
            before = c;
        }
        end(word, words);
        return List.copyOf(words);
    }

    private static void end(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString().toLowerCase(Locale.ROOT));
            word.setLength(0);
        }
    }

    private static boolean isInWord(int c) {
        return Character.isLetterOrDigit(c)
                || Character.getType(c) == Character.LETTER_NUMBER
                || Character.getType(c) == Character.OTHER_NUMBER;
    }

    /** Rough on purpose: only has to make the usual endings of one word agree. */
    private static String stem(String word) {
        for (String ending : ENDINGS) {
            if (word.endsWith(ending) && word.length() - ending.length() >= 3) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }
}
