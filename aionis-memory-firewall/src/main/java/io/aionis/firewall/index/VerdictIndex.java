package io.aionis.firewall.index;

import io.aionis.model.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;

/**
 * Every text ever judged, by scope, store and content hash. One writer; what was put is found by the next look-up. A
 * projection of the ledger: it keeps for each scope the cursor up to which the ledger was read, and may be thrown away at
 * any time. Safe for use by many threads. Look-ups and writes throw {@link UncheckedIOException} when the storage fails.
 */
public final class VerdictIndex implements AutoCloseable {

    private static final String CURSOR = "cursor\u0000";

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Map<String, Long> cursors = new HashMap<>();
    private boolean closed;

    VerdictIndex(Directory directory, IndexWriter writer) throws IOException {
        this.directory = directory;
        this.writer = writer;
        this.searchers = new SearcherManager(writer, null);
        Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
        if (data != null) {
            data.forEach(entry -> cursors.put(entry.getKey(), Long.parseLong(entry.getValue())));
        }
    }

    /** What is remembered of that text of that store. */
    public Optional<Entry> find(Scope scope, String store, String hash) {
        return search(Documents.exact(scope, store, hash), 1).stream().findFirst();
    }

    /** What is remembered of that text, whichever store of the scope offered it. */
    public List<Entry> find(Scope scope, String hash) {
        return search(Documents.anyStore(scope, hash), Integer.MAX_VALUE);
    }

    /** Remembers these, in place of what was remembered of the same texts. */
    public synchronized void put(List<Entry> entries) {
        try {
            for (Entry entry : entries) {
                writer.updateDocument(Documents.key(entry.scope(), entry.store(), entry.hash()), Documents.of(entry));
            }
            searchers.maybeRefreshBlocking();
        } catch (IOException e) {
            throw new UncheckedIOException("The verdict index in " + directory + " cannot be written", e);
        }
    }

    /** The cursor of the ledger up to which a scope was durably taken over; 0 when never. */
    public synchronized long cursor(Scope scope) {
        return cursors.getOrDefault(CURSOR + Documents.scope(scope), 0L);
    }

    /** Says that the ledger of a scope was taken over up to a cursor; durable with the next {@link #commit}. */
    public synchronized void cursor(Scope scope, long cursor) {
        cursors.put(CURSOR + Documents.scope(scope), cursor);
    }

    /**
     * Forgets every text of a scope, in the storage too, and that its ledger was taken over. Durable when it returns.
     *
     * @throws UncheckedIOException when the storage fails
     */
    public synchronized void forget(Scope scope) {
        try {
            writer.deleteDocuments(Documents.of(scope));
            cursors.remove(CURSOR + Documents.scope(scope));
            // A deleted document stays in its segment's files until that segment is merged.
            writer.forceMergeDeletes();
            commit();
            // The searcher still reads the old files; they can go when it has let go of them.
            searchers.maybeRefreshBlocking();
            writer.deleteUnusedFiles();
        } catch (IOException e) {
            throw new UncheckedIOException("The verdict index in " + directory + " cannot be written", e);
        }
    }

    /** How many texts are remembered, over all scopes. */
    public int size() {
        return (int) Math.min(Integer.MAX_VALUE, writer.getDocStats().numDocs);
    }

    /** Makes everything durable. */
    public synchronized void commit() {
        try {
            Map<String, String> data = new HashMap<>();
            cursors.forEach((scope, cursor) -> data.put(scope, Long.toString(cursor)));
            writer.setLiveCommitData(data.entrySet());
            writer.commit();
        } catch (IOException e) {
            throw new UncheckedIOException("The verdict index in " + directory + " cannot be written", e);
        }
    }

    /** Makes everything durable and lets go of the directory. Does nothing the second time. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (directory;
                writer;
                searchers) {
            commit();
        } catch (IOException e) {
            throw new UncheckedIOException("The verdict index in " + directory + " cannot be closed", e);
        }
    }

    private List<Entry> search(Query query, int limit) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                int most = Math.max(1, Math.min(limit, searcher.getIndexReader().maxDoc()));
                List<Entry> found = new ArrayList<>();
                for (ScoreDoc hit : searcher.search(query, most).scoreDocs) {
                    found.add(Documents.entry(searcher.storedFields().document(hit.doc)));
                }
                return found;
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The verdict index in " + directory + " cannot be read", e);
        }
    }
}
