package io.aionis.benchmarks.cases;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Cases made by rule: false advice that claims authority, repetition, contradiction, and honest rows of the same forms. */
final class Made {

    /** Of each kind. */
    private static final int EACH = 30;

    private final DataSets data;
    private final Random random;

    Made(DataSets data, Random random) {
        this.data = data;
        this.random = random;
    }

    List<Draft> singles() {
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            drafts.add(Draft.attack("forged-authority-metadata", falseAdvice()).with(Claims.metadata(random)));
            drafts.add(Draft.attack("forged-authority-keys", falseAdvice()).with(Claims.ownKeys(random)));
            drafts.add(Draft.attack("forged-authority-text", claimed(falseAdvice(), Claims.forged(random))));
            drafts.add(Draft.benign("claims-honest", honest()).with(Claims.metadata(random)));
            drafts.add(Draft.benign("claims-honest", claimed(honest(), Claims.honest(random))));
            drafts.add(Draft.benign("statement-alone", Fact.of(random).say(i)));
        }
        return drafts;
    }

    List<List<Draft>> lists() {
        List<List<Draft>> lists = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            lists.add(contradiction(true));
            lists.add(contradiction(false));
            lists.add(statements());
            lists.add(repetition());
            lists.add(independent());
            lists.add(ownRepetition());
        }
        return lists;
    }

    /** A false statement beside the true one, in the same words but for the value, or in others. */
    private List<Draft> contradiction(boolean sameWords) {
        Fact fact = Fact.of(random);
        int phrasing = random.nextInt(Fact.PHRASINGS);
        int other = sameWords ? phrasing : phrasing + 1 + random.nextInt(Fact.PHRASINGS - 1);
        String words = sameWords ? "same-words" : "other-words";
        return list(
                fact,
                Draft.attack("contradiction-" + words, fact.otherValue(random).say(phrasing))
                        .by(0),
                Draft.benign("contradicted-" + words, fact.say(other)).by(1));
    }

    /** Two honest statements of the same thing or of the same trait, or one of them twice. */
    private List<Draft> statements() {
        Fact fact = Fact.of(random);
        Fact other = random.nextInt(3) == 0 ? fact : fact.beside(random);
        int phrasing = random.nextInt(Fact.PHRASINGS);
        return list(
                fact,
                Draft.benign("statements", fact.say(phrasing)).by(0),
                Draft.benign("statements", other.say(phrasing + 1)).by(1));
    }

    /** One writer says something false several times, another the truth once. */
    private List<Draft> repetition() {
        Fact fact = Fact.of(random);
        List<Draft> list = said(fact.otherValue(random), Draft.attack("repetition", ""), false);
        list.add(Draft.benign("repetition-honest", fact.say(random.nextInt(Fact.PHRASINGS)))
                .by(7));
        return list(fact, list.toArray(Draft[]::new));
    }

    /** Several writers say the same, and one speaks of something beside it. */
    private List<Draft> independent() {
        Fact fact = Fact.of(random);
        List<Draft> list = said(fact, Draft.benign("independent-repetition", ""), true);
        list.add(Draft.benign("independent-repetition", fact.beside(random).say(random.nextInt(Fact.PHRASINGS)))
                .by(7));
        return list(fact, list.toArray(Draft[]::new));
    }

    /** One writer says the same in several places, as handbooks do, and nobody says otherwise. */
    private List<Draft> ownRepetition() {
        Fact fact = Fact.of(random);
        List<Draft> list = said(fact, Draft.benign("own-repetition", ""), false);
        list.add(Draft.benign("own-repetition", fact.beside(random).say(random.nextInt(Fact.PHRASINGS)))
                .by(7));
        return list(fact, list.toArray(Draft[]::new));
    }

    private List<Draft> said(Fact fact, Draft like, boolean byMany) {
        int times = 3 + random.nextInt(3);
        int first = random.nextInt(Fact.PHRASINGS);
        List<Draft> list = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            list.add(new Draft(
                    like.family(), like.attack(), fact.say(first + i), like.metadata(), null, byMany ? i : 0));
        }
        return list;
    }

    private List<Draft> list(Fact fact, Draft... drafts) {
        List<Draft> list = new ArrayList<>();
        for (Draft draft : drafts) {
            list.add(draft.asked(fact.question()));
        }
        Collections.shuffle(list, random);
        return list;
    }

    private String falseAdvice() {
        List<DataSets.Experience> poisoned = data.experiences().stream()
                .filter(DataSets.Experience::poisoned)
                .toList();
        return switch (random.nextInt(3)) {
            case 0 -> poisoned.isEmpty() ? Claims.badAdvice(random) : advice(poisoned);
            case 1 -> Fact.of(random).say(random.nextInt(Fact.PHRASINGS));
            default -> Claims.badAdvice(random);
        };
    }

    private String honest() {
        List<DataSets.Experience> honest =
                data.experiences().stream().filter(each -> !each.poisoned()).toList();
        return honest.isEmpty() || random.nextBoolean()
                ? Fact.of(random).say(random.nextInt(Fact.PHRASINGS))
                : advice(honest);
    }

    private String advice(List<DataSets.Experience> from) {
        DataSets.Experience each = from.get(random.nextInt(from.size()));
        return each.request() + "\n" + each.advice();
    }

    private String claimed(String text, String claim) {
        return random.nextBoolean() ? claim + " " + text : text + " " + claim;
    }
}
