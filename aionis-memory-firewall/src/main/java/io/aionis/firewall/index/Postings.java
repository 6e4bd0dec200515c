package io.aionis.firewall.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Walks the postings of one reader without Lucene's queries, whose set-up costs more than a look-up here. The places in
 * the term dictionaries are kept, so this belongs to one thread.
 */
final class Postings {

    /** Asked for each live document that bears a term. */
    interface Visitor {

        /** Looks at a document; its bytes are good during the call only. */
        void visit(Place place, BytesRef entry) throws IOException;
    }

    /** Where a document stands. */
    record Place(int leaf, int doc) {}

    private final List<Leaf> leaves = new ArrayList<>();

    Postings(DirectoryReader reader) {
        for (LeafReaderContext context : reader.leaves()) {
            leaves.add(new Leaf(context.ord, context.reader()));
        }
    }

    /** Visits the documents that bear one of the terms of a field, each once, at most {@code most} of each term. */
    void walk(String field, Collection<BytesRef> terms, int most, Visitor visitor) throws IOException {
        List<BytesRef> sorted = terms.stream().sorted().toList();
        int[] left = new int[sorted.size()];
        Arrays.fill(left, most);
        for (Leaf leaf : leaves) {
            leaf.walk(field, sorted, left, visitor);
        }
    }

    /** The bytes of the entry at a place, for its own. */
    BytesRef entry(Place place) throws IOException {
        return BytesRef.deepCopyOf(Leaf.bytes(leaves.get(place.leaf()).values(), place.doc()));
    }

    private static final class Leaf {

        private final int number;
        private final LeafReader reader;
        private @Nullable String field;
        private @Nullable TermsEnum terms;
        private @Nullable PostingsEnum postings;

        private Leaf(int number, LeafReader reader) {
            this.number = number;
            this.reader = reader;
        }

        private void walk(String wanted, List<BytesRef> sorted, int[] left, Visitor visitor) throws IOException {
            TermsEnum places = terms(wanted);
            if (places == null) {
                return;
            }
            int[] docs = new int[8];
            int found = 0;
            Bits live = reader.getLiveDocs();
            for (int i = 0; i < left.length; i++) {
                if (left[i] == 0 || !places.seekExact(sorted.get(i))) {
                    continue;
                }
                postings = places.postings(postings, PostingsEnum.NONE);
                for (int doc = postings.nextDoc();
                        doc != PostingsEnum.NO_MORE_DOCS && left[i] > 0;
                        doc = postings.nextDoc()) {
                    if (live == null || live.get(doc)) {
                        docs = found < docs.length ? docs : Arrays.copyOf(docs, found * 2);
                        docs[found++] = doc;
                        left[i]--;
                    }
                }
            }
            visit(docs, found, visitor);
        }

        private void visit(int[] docs, int found, Visitor visitor) throws IOException {
            if (found == 0) {
                return;
            }
            // Values are read forwards only.
            Arrays.sort(docs, 0, found);
            BinaryDocValues values = values();
            for (int i = 0; i < found; i++) {
                if (i == 0 || docs[i] != docs[i - 1]) {
                    visitor.visit(new Place(number, docs[i]), bytes(values, docs[i]));
                }
            }
        }

        private @Nullable TermsEnum terms(String wanted) throws IOException {
            if (!wanted.equals(field)) {
                Terms all = reader.terms(wanted);
                field = wanted;
                terms = all == null ? null : all.iterator();
                postings = null;
            }
            return terms;
        }

        private BinaryDocValues values() throws IOException {
            BinaryDocValues values = reader.getBinaryDocValues(Documents.ENTRY);
            if (values == null) {
                throw new IOException("a segment has no entries");
            }
            return values;
        }

        private static BytesRef bytes(BinaryDocValues values, int doc) throws IOException {
            if (!values.advanceExact(doc)) {
                throw new IOException("document " + doc + " has no entry");
            }
            return values.binaryValue();
        }
    }
}
