package io.aionis.firewall.policy;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A text as plain lower-case words, so that {@code exchangeItems}, {@code exchange_items} and "Exchange items" agree. */
final class Words {

    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}+");

    private static final Pattern HUMP = Pattern.compile("(?<=[\\p{Ll}\\d])(?=\\p{Lu})");

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

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

    static List<String> split(String text) {
        String visible = INVISIBLE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("");
        String plain = HUMP.matcher(visible).replaceAll(" ").toLowerCase(Locale.ROOT);
        return BETWEEN.splitAsStream(plain).filter(word -> !word.isEmpty()).toList();
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
