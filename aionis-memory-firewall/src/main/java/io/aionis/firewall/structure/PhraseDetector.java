package io.aionis.firewall.structure;

import io.aionis.firewall.admission.Decision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A detector that is a list of phrases, looked up by their first words. */
final class PhraseDetector implements Detector {

    private final String code;
    private final Decision decision;
    private final Predicate<Clause> except;
    private final Map<String, List<Phrase>> byWord = new HashMap<>();
    private final Map<String, List<Phrase>> byStem = new HashMap<>();

    private PhraseDetector(String code, Decision decision, Predicate<Clause> except) {
        this.code = code;
        this.decision = decision;
        this.except = except;
    }

    static PhraseDetector of(String code, Decision decision, String... phrases) {
        return of(code, decision, clause -> false, phrases);
    }

    /** The same, but blind to the clauses of a kind. */
    static PhraseDetector of(String code, Decision decision, Predicate<Clause> except, String... phrases) {
        PhraseDetector detector = new PhraseDetector(code, decision, except);
        for (String written : phrases) {
            Phrase phrase = Phrase.of(written);
            phrase.firstWords().forEach(word -> put(detector.byWord, word, phrase));
            phrase.firstStems().forEach(stem -> put(detector.byStem, stem.substring(0, Phrase.STEM), phrase));
        }
        return detector;
    }

    private static void put(Map<String, List<Phrase>> book, String key, Phrase phrase) {
        book.computeIfAbsent(key, k -> new ArrayList<>()).add(phrase);
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Decision decision() {
        return decision;
    }

    @Override
    public boolean finds(ScannedText text) {
        return text.clauses().stream().anyMatch(this::finds);
    }

    private boolean finds(Clause clause) {
        for (int i = 0; i < clause.size(); i++) {
            String word = clause.word(i);
            if (anyStands(byWord.get(word), clause, i)) {
                return !except.test(clause);
            }
            if (!byStem.isEmpty()
                    && word.length() >= Phrase.STEM
                    && anyStands(byStem.get(word.substring(0, Phrase.STEM)), clause, i)) {
                return !except.test(clause);
            }
        }
        return false;
    }

    private static boolean anyStands(@Nullable List<Phrase> phrases, Clause clause, int i) {
        if (phrases == null) {
            return false;
        }
        for (Phrase phrase : phrases) {
            if (phrase.standsAt(clause, i)) {
                return true;
            }
        }
        return false;
    }
}
