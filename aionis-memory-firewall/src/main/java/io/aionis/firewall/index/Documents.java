package io.aionis.firewall.index;

import io.aionis.firewall.admission.Decision;
import io.aionis.firewall.admission.Verdict;
import io.aionis.model.Scope;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Entries as Lucene documents and back. Scope and store names hold no control character, so they join without doubt. */
final class Documents {

    private static final String KEY = "key";
    private static final String SCOPE = "scope";
    private static final String HASH = "hash";
    private static final String CHANGED = "changed";

    private Documents() {}

    static Term key(Scope scope, String store, String hash) {
        return new Term(KEY, String.join("\u0000", scope(scope), store, hash));
    }

    static Query exact(Scope scope, String store, String hash) {
        return within(scope, key(scope, store, hash));
    }

    static Query anyStore(Scope scope, String hash) {
        return within(scope, new Term(HASH, hash));
    }

    private static Query within(Scope scope, Term term) {
        return new BooleanQuery.Builder()
                .add(new TermQuery(new Term(SCOPE, scope(scope))), Occur.FILTER)
                .add(new TermQuery(term), Occur.FILTER)
                .build();
    }

    static Query of(Scope scope) {
        return new TermQuery(new Term(SCOPE, scope(scope)));
    }

    static Document of(Entry entry) {
        Document doc = new Document();
        Term key = key(entry.scope(), entry.store(), entry.hash());
        doc.add(new StringField(key.field(), key.text(), Field.Store.NO));
        doc.add(new StringField(SCOPE, scope(entry.scope()), Field.Store.NO));
        doc.add(new StringField(HASH, entry.hash(), Field.Store.YES));
        doc.add(new StoredField("tenant", entry.scope().tenant()));
        doc.add(new StoredField("name", entry.scope().name()));
        doc.add(new StoredField("store", entry.store()));
        entry.recorded().forEach(decision -> doc.add(new StoredField("recorded", decision.name())));
        doc.add(new StoredField("first", entry.firstSeen().toString()));
        doc.add(new StoredField(CHANGED, entry.lastChanged().toString()));
        Entry.Scanned scanned = entry.scanned();
        if (scanned != null) {
            doc.add(new StoredField("detectors", scanned.detectors()));
            scanned.verdict().ifPresent(verdict -> {
                doc.add(new StoredField("found", verdict.decision().name()));
                verdict.reasons().forEach(reason -> doc.add(new StoredField("reason", reason)));
            });
        }
        return doc;
    }

    static Entry entry(Document doc) {
        Set<Decision> recorded = EnumSet.noneOf(Decision.class);
        for (String name : doc.getValues("recorded")) {
            recorded.add(Decision.valueOf(name));
        }
        return new Entry(
                Scope.of(doc.get("tenant"), doc.get("name")),
                doc.get("store"),
                doc.get(HASH),
                recorded,
                doc.get("detectors") == null ? null : new Entry.Scanned(doc.get("detectors"), found(doc)),
                Instant.parse(doc.get("first")),
                Instant.parse(doc.get(CHANGED)));
    }

    private static Optional<Verdict> found(Document doc) {
        String decision = doc.get("found");
        return decision == null
                ? Optional.empty()
                : Optional.of(
                        new Verdict(Decision.valueOf(decision), Arrays.asList(doc.getValues("reason")), List.of()));
    }

    static String scope(Scope scope) {
        return scope.tenant() + "\u0000" + scope.name();
    }
}
