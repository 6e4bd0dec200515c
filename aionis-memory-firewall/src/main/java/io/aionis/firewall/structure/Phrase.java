package io.aionis.firewall.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A row of words to look for in a clause, written like {@code "^@send ..4 to external/outside server?"}: {@code /} stands
 * between alternatives, {@code @name} for a set of the {@link Lexicon}, {@code ..n} for at most n other words, {@code ?}
 * after what may be missing, a {@code *} after the beginning of a word, a leading {@code ^} for a place of command and
 * {@code !} for a request to somebody;
 * {@code ~passive} at the end: not before "be" and a participle. A phrase behind a negation is not found. Work for one place is bounded by the phrase.
 */
final class Phrase {

    /** The first letters by which beginnings of words are looked up. */
    static final int STEM = 4;

    private static final String NO_PASSIVE = "~passive";

    private static final Set<String> PARTICIPLES = Lexicon.words(
            "set shown kept given made put run held built taken sent written seen left told found done shut brought bought");

    private record Part(Set<String> words, List<String> stems, boolean optional, int gap) {

        boolean fits(String word) {
            return words.contains(word) || !stems.isEmpty() && stems.stream().anyMatch(word::startsWith);
        }
    }

    private final Clause.Place place;
    private final List<Part> parts;
    private final boolean active;

    private Phrase(Clause.Place place, List<Part> parts, boolean active) {
        this.place = place;
        this.parts = parts;
        this.active = active;
    }

    static Phrase of(String written) {
        Clause.Place place = written.startsWith("^")
                ? Clause.Place.COMMAND
                : written.startsWith("!") ? Clause.Place.ASKED : Clause.Place.NONE;
        String rest = place == Clause.Place.NONE ? written : written.substring(1);
        boolean active = rest.endsWith(NO_PASSIVE);
        List<Part> parts = new ArrayList<>();
        int gap = 0;
        for (String part : Lexicon.split(rest.replace(NO_PASSIVE, ""))) {
            if (part.startsWith("..")) {
                gap = Integer.parseInt(part.substring(2));
            } else {
                parts.add(part(part, gap));
                gap = 0;
            }
        }
        return new Phrase(place, List.copyOf(parts), active);
    }

    private static Part part(String written, int gap) {
        boolean optional = written.endsWith("?");
        String body = optional ? written.substring(0, written.length() - 1) : written;
        List<String> words = new ArrayList<>();
        List<String> stems = new ArrayList<>();
        for (String word : List.of(body.split("/", -1))) {
            if (word.startsWith("@")) {
                words.addAll(Lexicon.named(word.substring(1)));
            } else if (word.endsWith("*")) {
                stems.add(word.substring(0, word.length() - 1));
            } else {
                words.add(word);
            }
        }
        return new Part(Set.copyOf(words), List.copyOf(stems), optional, gap);
    }

    /** The words that it may begin with. */
    Set<String> firstWords() {
        return parts.get(0).words();
    }

    /** The beginnings of the words that it may begin with, each of at least {@link #STEM} letters. */
    List<String> firstStems() {
        return parts.get(0).stems();
    }

    /** Whether it stands in the clause from this word on. */
    boolean standsAt(Clause clause, int i) {
        return placed(clause.place(i)) && fits(clause, i, 0) && !clause.isNegated(i);
    }

    private boolean placed(Clause.Place actual) {
        return actual.compareTo(place) >= 0;
    }

    /** "Be restarted", "to be newly set". */
    private static boolean isPassive(Clause clause, int at) {
        int be = at + (clause.word(at).equals("to") || clause.word(at).equals("not") ? 1 : 0);
        int verb = be + (clause.word(be + 1).endsWith("ly") ? 2 : 1);
        return clause.word(be).equals("be")
                && (clause.word(verb).endsWith("ed") || PARTICIPLES.contains(clause.word(verb)));
    }

    private boolean fits(Clause clause, int at, int index) {
        if (index == parts.size()) {
            return !active || !isPassive(clause, at);
        }
        Part part = parts.get(index);
        for (int i = at; i <= at + part.gap() && i < clause.size(); i++) {
            if (part.fits(clause.word(i)) && fits(clause, i + 1, index + 1)) {
                return true;
            }
            if (clause.deniesBefore(i)) {
                break;
            }
        }
        return part.optional() && fits(clause, at, index + 1);
    }
}
