package io.aionis.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.SmallFloat;

/** How often each term occurs in a text. */
final class TermBag {

    private final Map<String, Integer> frequencies = new HashMap<>();
    private final long norm;

    TermBag(List<String> terms) {
        terms.forEach(term -> frequencies.merge(term, 1, Integer::sum));
        norm = SmallFloat.intToByte4(terms.size());
    }

    int frequency(String term) {
        return frequencies.getOrDefault(term, 0);
    }

    /** The length of the text as Lucene would keep it. */
    long norm() {
        return norm;
    }

    int distinct() {
        return frequencies.size();
    }
}
