package io.aionis.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.SmallFloat;
import org.jspecify.annotations.Nullable;

/** The memories of the asked tasks, as they are now: those in Lucene's segments, then the fresh ones. */
final class Candidates {

    /** Those in one segment: Lucene's numbers of them, ascending; the first is candidate number {@code from}. */
    record Leaf(LeafReader reader, int[] docs, int from) {}

    private final List<Slot> slots = new ArrayList<>();
    private final List<Leaf> leaves = new ArrayList<>();
    private @Nullable PostingsEnum reused;
    private int fromFresh;
    private long[] norms = new long[16];

    /** Adds those of a segment, without what was deleted or is out of date. */
    void addLeaf(LeafReader reader, Collection<String> tasks, List<@Nullable Slot> byNumber) throws IOException {
        int[] docs = docs(reader, tasks);
        if (docs.length == 0) {
            return;
        }
        NumericDocValues numbers = reader.getNumericDocValues(Segments.SLOT);
        NumericDocValues lengths = reader.getNormValues(Segments.TEXT);
        int from = slots.size();
        int kept = 0;
        for (int doc : docs) {
            Slot slot = numbers != null && numbers.advanceExact(doc) ? byNumber.get((int) numbers.longValue()) : null;
            if (slot != null && slot.fresh == null) {
                add(slot, lengths != null && lengths.advanceExact(doc) ? lengths.longValue() : 0);
                docs[kept++] = doc;
            }
        }
        if (kept > 0) {
            leaves.add(new Leaf(reader, Arrays.copyOf(docs, kept), from));
        }
        fromFresh = slots.size();
    }

    /** Adds one that Lucene's reader does not show yet; after the segments. */
    void addFresh(Slot slot) {
        if (slot.fresh != null) {
            add(slot, slot.fresh.norm());
        }
    }

    private void add(Slot slot, long norm) {
        norms = ArrayUtil.grow(norms, slots.size() + 1);
        norms[slots.size()] = norm;
        slots.add(slot);
    }

    private int[] docs(LeafReader reader, Collection<String> tasks) throws IOException {
        var terms = reader.terms(Segments.TASK);
        if (terms == null) {
            return new int[0];
        }
        TermsEnum dictionary = terms.iterator();
        int[] docs = new int[16];
        int count = 0;
        for (String task : tasks) {
            if (dictionary.seekExact(new BytesRef(task))) {
                PostingsEnum postings = dictionary.postings(reused, PostingsEnum.NONE);
                reused = postings;
                for (int d = postings.nextDoc(); d != DocIdSetIterator.NO_MORE_DOCS; d = postings.nextDoc()) {
                    if (reader.getLiveDocs() == null || reader.getLiveDocs().get(d)) {
                        docs = ArrayUtil.grow(docs, count + 1);
                        docs[count++] = d;
                    }
                }
            }
        }
        int[] found = Arrays.copyOf(docs, count);
        Arrays.sort(found);
        return found;
    }

    int size() {
        return slots.size();
    }

    Slot slot(int candidate) {
        return slots.get(candidate);
    }

    /** The length of a candidate's text in terms, in Lucene's one-byte encoding. */
    long norm(int candidate) {
        return norms[candidate];
    }

    /** Length of all candidates' texts together, in terms, as far as the encoding tells. */
    long totalLength() {
        return Arrays.stream(norms, 0, size())
                .map(norm -> SmallFloat.byte4ToInt((byte) norm))
                .sum();
    }

    List<Leaf> leaves() {
        return leaves;
    }

    int fromFresh() {
        return fromFresh;
    }
}
