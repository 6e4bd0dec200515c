package io.aionis.firewall.structure;

import io.aionis.firewall.admission.Decision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A question or a task for a writer of texts that has nothing to do with what stands around it: none of its content words
 * occurs elsewhere, and it points at nothing and nobody of the text. A row that is nothing else has nothing around it.
 */
final class StrayRequest implements Detector {

    private static final int FEWEST_WORDS = 5;

    private static final int FEWEST_CONTENT = 2;

    private static final int MOST_CLAUSES = 400;

    private static final Set<String> ASKING =
            Lexicon.words("what how why which who when where whose is are do does did can could");

    /** Tasks that a model of language is given. */
    private static final Set<String> TASK = Lexicon.words("""
            classify summarize summarise translate paraphrase rewrite explain describe generate compose write draft determine
            identify list suggest recommend create tell show give help provide analyze analyse compare solve calculate compute
            name define outline evaluate predict plan design teach detect assess categorize proofread find share
            """);

    /** Words by which honest writing points at its reader, its writer or what was just said. */
    private static final Set<String> POINTING = Lexicon.words("""
            you your yours we our us they them their he she his her it its this that these those here there attached above
            below following mine anyone everybody
            """);

    private static final Set<String> EMPTY = Lexicon.words("""
            the and for with from about into what how why which who when where whose does did can could would should is are was
            were has have had will may might must not but than then some any all most more me my please of to in on at by an as
            """);

    @Override
    public String code() {
        return "STRAY_REQUEST";
    }

    @Override
    public Decision decision() {
        return Decision.INSPECT;
    }

    @Override
    public boolean finds(ScannedText text) {
        List<Clause> clauses = text.clauses();
        if (clauses.size() > MOST_CLAUSES || clauses.stream().noneMatch(StrayRequest::isRequest)) {
            return false;
        }
        Map<String, Integer> counts = new HashMap<>();
        clauses.forEach(clause -> clause.words().forEach(word -> counts.merge(stem(word.text()), 1, Integer::sum)));
        return clauses.stream().anyMatch(clause -> isRequest(clause) && isStray(clause, counts));
    }

    private static boolean isRequest(Clause clause) {
        if (clause.size() < FEWEST_WORDS || clause.has(POINTING, 2, clause.size())) {
            return false;
        }
        String first = clause.word(0);
        boolean question = clause.isQuestion() && ASKING.contains(first);
        boolean task = TASK.contains(first) || clause.word(1).equals("you") && TASK.contains(clause.word(2));
        return question || task;
    }

    private static boolean isStray(Clause clause, Map<String, Integer> counts) {
        Map<String, Integer> own = new HashMap<>();
        clause.words().forEach(word -> own.merge(stem(word.text()), 1, Integer::sum));
        int content = 0;
        for (Word word : clause.words()) {
            if (word.text().length() > 2 && !EMPTY.contains(word.text()) && !TASK.contains(word.text())) {
                content++;
                String stem = stem(word.text());
                if (!own.get(stem).equals(counts.get(stem))) {
                    return false;
                }
            }
        }
        return content >= FEWEST_CONTENT;
    }

    private static String stem(String word) {
        return word.length() > 5 ? word.substring(0, 5) : word;
    }
}
