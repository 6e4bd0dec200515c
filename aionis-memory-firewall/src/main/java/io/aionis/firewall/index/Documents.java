package io.aionis.firewall.index;

import io.aionis.model.Scope;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;

/** Entries as Lucene documents. Scope and store names hold no control character, so they join without doubt. */
final class Documents {

    /** Scope, store and hash. */
    static final String KEY = "key";
    /** Scope and hash. */
    static final String HASH = "hash";

    static final String SCOPE = "scope";
    static final String MARK = "mark";
    static final String ENTRY = "entry";

    private Documents() {}

    static Term key(Scope scope, String store, String hash) {
        return new Term(KEY, joined(scope(scope) + '\u0000' + store + '\u0000', hash));
    }

    static Term hash(Scope scope, String hash) {
        return new Term(HASH, joined(scope(scope) + '\u0000', hash));
    }

    static Term scopeTerm(Scope scope) {
        return new Term(SCOPE, scope(scope));
    }

    static Document of(Entry entry, long[] marks) {
        Document doc = new Document();
        Term key = key(entry.scope(), entry.store(), entry.hash());
        Term hash = hash(entry.scope(), entry.hash());
        doc.add(new StringField(KEY, key.bytes(), Field.Store.NO));
        doc.add(new StringField(HASH, hash.bytes(), Field.Store.NO));
        doc.add(new StringField(SCOPE, scope(entry.scope()), Field.Store.NO));
        for (long mark : marks) {
            doc.add(new StringField(MARK, mark(mark), Field.Store.NO));
        }
        doc.add(new BinaryDocValuesField(ENTRY, new BytesRef(EntryBytes.of(entry))));
        return doc;
    }

    static BytesRef mark(long mark) {
        byte[] bytes = new byte[Long.BYTES];
        NumericUtils.longToSortableBytes(mark, bytes, 0);
        return new BytesRef(bytes);
    }

    static long mark(BytesRef bytes) {
        return NumericUtils.sortableBytesToLong(bytes.bytes, bytes.offset);
    }

    static String scope(Scope scope) {
        return scope.tenant() + "\u0000" + scope.name();
    }

    private static BytesRef joined(String prefix, String hash) {
        byte[] first = prefix.getBytes(StandardCharsets.UTF_8);
        byte[] last = EntryBytes.hash(hash);
        byte[] all = new byte[first.length + last.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(last, 0, all, first.length, last.length);
        return new BytesRef(all);
    }
}
