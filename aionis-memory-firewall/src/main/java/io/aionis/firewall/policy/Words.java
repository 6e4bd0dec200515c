package io.aionis.firewall.policy;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A text as plain lower-case words, so that {@code exchangeItems}, {@code exchange_items} and "Exchange items" agree. */
final class Words {

    private final String spaced;
    private final Set<String> stems;

    private Words(String spaced) {
        this.spaced = ' ' + spaced + ' ';
        this.stems = new HashSet<>();
        for (String word : spaced.split(" ")) {
            stems.add(stem(word));
        }
    }

    static Words of(String text) {
        return new Words(String.join(" ", split(text)));
    }

    /** Whether these words occur one after another. */
    boolean hasPhrase(String phrase) {
        return spaced.contains(' ' + phrase + ' ');
    }

    /** How many of the words occur anywhere, whatever their endings. */
    long count(List<String> words) {
        return words.stream().filter(word -> stems.contains(stem(word))).count();
    }

    static List<String> split(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("\\p{Cf}", "")
                .replaceAll("(\\p{Ll}|\\d)(\\p{Lu})", "$1 $2")
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(plain.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Rough on purpose: only has to make the usual endings of one word agree. */
    private static String stem(String word) {
        for (String ending : List.of("ing", "es", "ed", "e", "s")) {
            if (word.endsWith(ending) && word.length() - ending.length() >= 3) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }
}
