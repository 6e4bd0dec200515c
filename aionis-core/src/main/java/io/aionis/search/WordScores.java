package io.aionis.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity.SimScorer;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Scores candidates by the words of a question with Lucene's BM25. How rare a term is and how long a text usually is are
 * counted over the candidates alone, not over the index: so a deleted text has no say, no other task's text has one, and
 * the score is the same however the index came about.
 */
final class WordScores {

    private static final BM25Similarity BM25 = new BM25Similarity();

    private final Candidates candidates;
    private final List<@Nullable TermsEnum> dictionaries = new ArrayList<>();
    private final int[] matching;
    private final int[] frequencies;
    private final double[] scores;
    private final CollectionStatistics texts;
    /** Given back to Lucene, which makes a new one where the segment is another kind; each is large. */
    private @Nullable PostingsEnum postings;

    private int matches;

    private WordScores(Candidates candidates) throws IOException {
        this.candidates = candidates;
        this.matching = new int[candidates.size()];
        this.frequencies = new int[candidates.size()];
        this.scores = new double[candidates.size()];
        this.texts = statistics(candidates);
        for (Candidates.Leaf leaf : candidates.leaves()) {
            var terms = leaf.reader().terms(Segments.TEXT);
            dictionaries.add(terms == null ? null : terms.iterator());
        }
    }

    /** A score for each candidate; 0 when it has none of the terms. */
    static double[] of(Candidates candidates, List<String> terms) throws IOException {
        if (candidates.size() == 0) {
            return new double[0];
        }
        WordScores words = new WordScores(candidates);
        for (String term : terms) {
            words.add(term);
        }
        return words.scores;
    }

    private void add(String term) throws IOException {
        matches = 0;
        BytesRef bytes = new BytesRef(term);
        for (int i = 0; i < dictionaries.size(); i++) {
            TermsEnum dictionary = dictionaries.get(i);
            if (dictionary != null && dictionary.seekExact(bytes)) {
                PostingsEnum found = dictionary.postings(postings, PostingsEnum.FREQS);
                matchLeaf(candidates.leaves().get(i), found);
                postings = found;
            }
        }
        matchFresh(term);
        if (matches > 0) {
            score(bytes);
        }
    }

    private void matchLeaf(Candidates.Leaf leaf, PostingsEnum postings) throws IOException {
        int[] docs = leaf.docs();
        int at = -1;
        for (int i = 0; i < docs.length; i++) {
            if (at < docs[i]) {
                at = postings.advance(docs[i]);
            }
            if (at == docs[i]) {
                match(leaf.from() + i, postings.freq());
            }
        }
    }

    private void matchFresh(String term) {
        for (int i = candidates.fromFresh(); i < candidates.size(); i++) {
            TermBag bag = candidates.slot(i).fresh;
            int frequency = bag == null ? 0 : bag.frequency(term);
            if (frequency > 0) {
                match(i, frequency);
            }
        }
    }

    private void match(int candidate, int frequency) {
        matching[matches] = candidate;
        frequencies[matches++] = frequency;
    }

    private void score(BytesRef term) {
        SimScorer scorer = BM25.scorer(1, texts, new TermStatistics(term, matches, matches));
        for (int i = 0; i < matches; i++) {
            scores[matching[i]] += scorer.score(frequencies[i], candidates.norm(matching[i]));
        }
    }

    private static CollectionStatistics statistics(Candidates candidates) {
        int all = candidates.size();
        return new CollectionStatistics(Segments.TEXT, all, all, Math.max(all, candidates.totalLength()), all);
    }
}
