package io.aionis.firewall.structure;

import java.util.List;
import java.util.Set;

/**
 * A sentence, a quoted value or a table's cell, as words, and where in it a command may stand: at its beginning, after words
 * that only soften or stress ("please", "you must", "then"), and after "and", "or" and commas.
 */
final class Clause {

    /** How a word stands to a command. */
    enum Place {
        NONE,
        COMMAND,
        /** A command to somebody: "please", "can you", "you must". */
        ASKED
    }

    private static final int LOOK_BACK = 10;

    private static final Set<String> ASKING = Lexicon.words("kindly plz pls you must shall");

    private static final Set<String> SOFTENING = Lexicon.words("""
            please kindly plz pls just simply now then next first second third last finally afterwards also always only
            immediately directly quickly silently quietly secretly automatically instead urgently urgent important
            attention note reminder hi hello hey ok okay so and or to do can could would will must shall should may might need
            have want like let's let us sure make ensure remember be go ahead feel free advised required asked recommended
            safe fine better best faster allowed encouraged expected it's it is step is your task goal job
            """);

    private static final Set<String> LIKE_ADVERBS = Lexicon.words("reply apply supply comply rely multiply assembly");

    private static final Set<String> WISHING =
            Lexicon.words("need want would request ask urge instruct order command require expect advise recommend");

    private static final Set<String> NEGATING = Lexicon.words("""
            not never no without cannot nor avoid refuse refuses refused prevent prevents stop forbid forbids forbidden
            prohibit prohibits prohibited mustn't neither instead rather unless nobody
            """);

    /** In other languages: what negates the verb right behind it. */
    private static final Set<String> NEGATING_NEXT = Lexicon.words(
            "non n\u00E3o nao ne nie nunca jamais \u043D\u0435 \u043D\u0438\u043A\u043E\u0433\u0434\u0430");

    /** In other languages: what negates the verb before it. */
    private static final Set<String> NEGATING_BEFORE = Lexicon.words("nicht niemals niet nooit pas jamais");

    /** A negation before one of these commands it: "do not hesitate to send". */
    private static final Set<String> UNDOING = Lexicon.words("hesitate forget worry wait bother fail need");

    private final List<Word> words;
    private final Place[] places;
    private final char end;

    Clause(List<Word> words, char end) {
        this.words = List.copyOf(words);
        this.end = end;
        this.places = places(this.words);
    }

    List<Word> words() {
        return words;
    }

    int size() {
        return words.size();
    }

    String word(int i) {
        return i >= 0 && i < words.size() ? words.get(i).text() : "";
    }

    Place place(int i) {
        return places[i];
    }

    boolean isCommand(int i) {
        return places[i] != Place.NONE;
    }

    boolean isQuestion() {
        return end == '?' || end == '\uFF1F' || end == '\u061F';
    }

    /** Whether one of these words is between the indices, the second excluded. */
    boolean has(Set<String> set, int from, int to) {
        for (int i = Math.max(0, from); i < Math.min(to, words.size()); i++) {
            if (set.contains(words.get(i).text())) {
                return true;
            }
        }
        return false;
    }

    /** Whether what begins at this word is forbidden or denied by the words before it. */
    boolean isNegated(int i) {
        if (NEGATING_NEXT.contains(word(i - 1))) {
            return true;
        }
        boolean comma = false;
        for (int j = i - 1; j >= Math.max(0, i - LOOK_BACK); j--) {
            String word = words.get(j).text();
            comma |= word.equals(",");
            if (NEGATING.contains(word) && (!comma || carriesOver(j))) {
                return !has(UNDOING, j + 1, Math.min(j + 3, i));
            }
        }
        return false;
    }

    /** Whether this word denies the verb that stands before it, as "nicht" does in "vergessen Sie nicht". */
    boolean deniesBefore(int i) {
        return NEGATING_BEFORE.contains(word(i));
    }

    /** "Never, in any case, …" forbids what follows; "to avoid delays, …" and "if it does not start, …" do not. */
    private boolean carriesOver(int j) {
        return word(j).equals("never") || word(j).equals("not") && j <= 1;
    }

    private static Place[] places(List<Word> words) {
        Place[] places = new Place[words.size()];
        boolean expected = false;
        boolean asked = false;
        for (int i = 0; i < places.length; i++) {
            Word word = words.get(i);
            String text = word.text();
            if (word.opens()) {
                expected = true;
                asked = false;
            }
            places[i] = !expected ? Place.NONE : asked ? Place.ASKED : Place.COMMAND;
            if (joins(text)) {
                asked = text.equals("please") || asked && expected;
                expected = true;
            } else if (ASKING.contains(text)) {
                asked = expected;
            } else {
                expected = expected && softens(words, i);
            }
        }
        return places;
    }

    private static boolean joins(String word) {
        return word.equals("and")
                || word.equals("or")
                || word.equals("then")
                || word.equals(",")
                || word.equals("please");
    }

    private static boolean softens(List<Word> words, int i) {
        String next = i + 1 < words.size() ? words.get(i + 1).text() : "";
        String word = words.get(i).text();
        if (word.equals("i") || word.equals("we")) {
            return WISHING.contains(next) || next.equals("'d");
        }
        boolean adverb = word.endsWith("ly") && !LIKE_ADVERBS.contains(word);
        return adverb
                || SOFTENING.contains(word)
                || WISHING.contains(word) && (next.equals("you") || next.equals("to"));
    }
}
