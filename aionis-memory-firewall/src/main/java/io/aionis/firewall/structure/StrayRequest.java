package io.aionis.firewall.structure;

import io.aionis.firewall.admission.Decision;
import io.aionis.firewall.structure.Clause.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A question, or a task for a writer of texts, that has nothing to do with what stands around it: none of its content words
 * occurs elsewhere, and it points at nothing and nobody of the text. A row that is nothing else has nothing around it.
 */
final class StrayRequest implements Detector {

    private static final int FEWEST_WORDS = 5;

    private static final int FEWEST_CONTENT = 2;

    private static final int MOST_CLAUSES = 400;

    private static final int LONGEST_ANSWER = 80;

    /** What the request stands in. */
    private enum Setting {
        TABLE,
        RECORD,
        /** Many words: none of them in common is no chance. */
        PROSE,
        /** Few words; several sentences may be a question and its answer. */
        OTHER
    }

    private static final Set<String> ASKING =
            Lexicon.words("what how why which who when where whose is are do does did can could");

    /** Tasks that a model of language is given. */
    private static final Set<String> TASK = Lexicon.words("""
            classify summarize summarise translate paraphrase rewrite explain describe generate compose write draft determine
            identify list suggest recommend create tell show give help provide analyze analyse compare solve calculate compute
            name define outline evaluate predict plan design teach detect assess categorize proofread find schedule book remind
            convert organize organise
            """);

    private static final Set<String> TEXT = Lexicon.words(
            "sentence review text paragraph phrase statement passage comment tweet headline quote article excerpt feedback");

    /** What such a writer is asked to make or to speak of. */
    private static final Set<String> TOPIC = Lexicon.words("""
            poem story essay joke song haiku limerick letter article speech slogan recipe recipes itinerary blog caption quiz
            playlist menu tips ideas advice ways strategies benefits drawbacks advantages disadvantages pros cons difference
            differences concept importance impact role history causes effects significance meaning trends news facts fact
            movies books restaurants hotels weather workout sentiment mood emotion tone polarity how
            """);

    private static final Set<String> GIVEN = Lexicon.words("this following below these given");

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
        if (clauses.size() > MOST_CLAUSES) {
            return false;
        }
        Setting setting = setting(text);
        boolean answered = setting == Setting.OTHER && clauses.size() > 1;
        Map<String, Integer> counts = new HashMap<>();
        for (Clause clause : clauses) {
            for (int i = 0; i < clause.size(); i++) {
                boolean heading = answered && clause == clauses.get(0) && clause.isQuestion();
                if (!heading && clause.words().get(i).opens() && isRequest(clause, i, setting)) {
                    if (counts.isEmpty()) {
                        clauses.forEach(each -> count(each, 0, counts));
                    }
                    if (isStray(clause, i, counts)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static Setting setting(ScannedText text) {
        if (text.isTable()) {
            return Setting.TABLE;
        }
        if (text.isRecord()) {
            return Setting.RECORD;
        }
        int words = text.clauses().stream().mapToInt(Clause::size).sum();
        return words > LONGEST_ANSWER ? Setting.PROSE : Setting.OTHER;
    }

    private static boolean isRequest(Clause clause, int at, Setting setting) {
        boolean table = setting == Setting.TABLE;
        int end = clause.size();
        if (end - at < FEWEST_WORDS) {
            return false;
        }
        if (clause.isQuestion() && ASKING.contains(clause.word(at)) && (table || !clause.has(POINTING, at + 1, end))) {
            return true;
        }
        for (int i = at; i < Math.min(end, at + 4); i++) {
            if (TASK.contains(clause.word(i)) && clause.isCommand(i)) {
                boolean forMe =
                        clause.place(i) == Place.ASKED || clause.word(i + 1).equals("me");
                boolean chat = forMe || table || setting == Setting.PROSE || clause.has(TOPIC, i + 1, i + 6);
                return chat && (table || !clause.has(POINTING, i + 1, end)) || isOnText(clause, i);
            }
        }
        return false;
    }

    private static boolean isOnText(Clause clause, int at) {
        for (int i = at + 1; i < Math.min(clause.size(), at + 8); i++) {
            if (GIVEN.contains(clause.word(i)) && clause.has(TEXT, i + 1, i + 3)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isStray(Clause clause, int at, Map<String, Integer> counts) {
        Map<String, Integer> own = new HashMap<>();
        count(clause, at, own);
        int content = 0;
        for (int i = at; i < clause.size(); i++) {
            String word = clause.word(i);
            if (word.length() > 2 && !EMPTY.contains(word) && !TASK.contains(word)) {
                content++;
                String stem = stem(word);
                if (!Objects.equals(own.get(stem), counts.get(stem))) {
                    return false;
                }
            }
        }
        return content >= FEWEST_CONTENT;
    }

    private static void count(Clause clause, int from, Map<String, Integer> counts) {
        for (int i = from; i < clause.size(); i++) {
            counts.merge(stem(clause.word(i)), 1, Integer::sum);
        }
    }

    private static String stem(String word) {
        return word.length() > 5 ? word.substring(0, 5) : word;
    }
}
