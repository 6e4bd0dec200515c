package io.aionis.guide;

import io.aionis.adjudication.Memory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How far a memory's text is from the question: 0 is nearest. Orders rows; raises none. */
@FunctionalInterface
interface Relevance {

    /** Farther than anything that was ranked. */
    int FARTHEST = (1 << 20) - 1;

    /** Between 0 and {@link #FARTHEST}. */
    int distance(Memory memory);

    /** By the ranks of a search; without one, by the words shared with the question. */
    static Relevance of(Ranks ranks, String question) {
        if (!ranks.memoryIds().isEmpty()) {
            return byRank(ranks.memoryIds());
        }
        QuestionWords words = new QuestionWords(question);
        return words.isEmpty() ? memory -> FARTHEST : memory -> FARTHEST - words.in(memory);
    }

    private static Relevance byRank(List<String> ids) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            places.putIfAbsent(ids.get(i), Math.min(i, FARTHEST));
        }
        return memory -> places.getOrDefault(memory.id(), FARTHEST);
    }
}
