package io.aionis.firewall.index;

import io.aionis.model.EvidenceId;
import io.aionis.model.Scope;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderManager;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;

/**
 * Every text ever judged, by scope, store and content hash. One writer; what was put is found by the next look-up. A
 * projection of the ledger: it keeps for each scope the cursor up to which the ledger was read, and may be thrown away at
 * any time. Safe for use by many threads. Look-ups and writes throw {@link UncheckedIOException} when the storage fails.
 */
public final class VerdictIndex implements AutoCloseable {

    private static final String CURSOR = "cursor\u0000";
    private static final String BLOCK = "block\u0000";
    private static final String RELEASE = "release\u0000";
    private static final long NOTHING = -1;

    private final Directory directory;
    private final IndexWriter writer;
    private final ReaderManager readers;
    private final Map<String, Long> cursors = new HashMap<>();
    private final Map<String, Rulings> rulings = new HashMap<>();
    /** Held while a commit is under way; taken before the index's own lock, never after. */
    private final Object committing = new Object();

    private final Answers answers = new Answers();
    private final BooleanSupplier ledger;
    private final Committer committer;
    private volatile MarkFilter filter;
    private volatile long changes = 1;
    private volatile long committed;
    /** How many changes the commit under way has; {@link #NOTHING} when none is. */
    private long prepared = NOTHING;

    private volatile boolean closed;

    VerdictIndex(Directory directory, IndexWriter writer, BooleanSupplier ledger, Committer committer)
            throws IOException {
        this.directory = directory;
        this.writer = writer;
        this.ledger = ledger;
        this.committer = committer;
        this.readers = new ReaderManager(writer);
        this.filter = filtered();
        Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
        if (data != null) {
            told(data);
        }
        committer.start(this);
    }

    /** A scope as it stands now; to be closed. */
    public IndexView view(Scope scope) {
        try {
            long asOf = answers.now();
            DirectoryReader reader = readers.acquire();
            // A filter may know more than the reader, never less.
            return new IndexView(scope, reader, readers::release, filter, answers, asOf);
        } catch (AlreadyClosedException e) {
            throw new IllegalStateException("The verdict index is closed; use the firewall before it is closed", e);
        } catch (IOException e) {
            throw new UncheckedIOException("The verdict index in " + directory + " cannot be read", e);
        }
    }

    /** What is remembered of that text of that store. */
    public Optional<Entry> find(Scope scope, String store, String hash) {
        try (IndexView view = view(scope)) {
            return view.find(store, hash);
        }
    }

    /** What is remembered of that text, whichever store of the scope offered it. */
    public List<Entry> find(Scope scope, String hash) {
        try (IndexView view = view(scope)) {
            return view.find(hash);
        }
    }

    /** Remembers these, in place of what was remembered of the same texts. */
    public synchronized void put(List<Entry> entries) {
        try {
            List<long[]> touched = new ArrayList<>();
            for (Entry entry : entries) {
                long[] marks = new Marks(entry.scope()).of(entry);
                touched.add(marks);
                touched.add(note(entry, marks));
                writer.updateDocument(
                        Documents.key(entry.scope(), entry.store(), entry.hash()), Documents.of(entry, marks));
            }
            changes += entries.size();
            readers.maybeRefreshBlocking();
            answers.changed(touched);
            if (filter.full()) {
                filter = filtered();
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Forgets that text of that store, in the storage too; durable when it returns. Does nothing when there is none. */
    public void delete(Scope scope, String store, String hash) {
        erase(() -> writer.deleteDocuments(Documents.key(scope, store, hash)));
    }

    /**
     * Forgets every text of a scope, in the storage too, and that its ledger was taken over. Durable when it returns.
     *
     * @throws UncheckedIOException when the storage fails
     */
    public void forget(Scope scope) {
        erase(() -> {
            writer.deleteDocuments(Documents.scopeTerm(scope));
            cursors.remove(Documents.scope(scope));
            rulings.remove(Documents.scope(scope));
        });
    }

    /** The cursor of the ledger up to which a scope was durably taken over; 0 when never. */
    public synchronized long cursor(Scope scope) {
        return cursors.getOrDefault(Documents.scope(scope), 0L);
    }

    /** What people have ruled on contents of a scope, as of {@link #cursor}. */
    public synchronized Rulings rulings(Scope scope) {
        return rulings.getOrDefault(Documents.scope(scope), Rulings.NONE);
    }

    /**
     * Says that the ledger of a scope was taken over up to a cursor; durable with the next {@link #commit}.
     *
     * @param ruled what people have ruled as of then
     */
    public synchronized void cursor(Scope scope, long cursor, Rulings ruled) {
        cursors.put(Documents.scope(scope), cursor);
        rulings.put(Documents.scope(scope), ruled);
        changes++;
    }

    /** How many texts are remembered, over all scopes. */
    public int size() {
        return (int) Math.min(Integer.MAX_VALUE, writer.getDocStats().numDocs);
    }

    /** How many changes are not durable yet. */
    public long uncommitted() {
        return changes - committed;
    }

    /**
     * Makes durable what was put before. Look-ups and writes go on meanwhile.
     *
     * @return false when the ledger does not hold the evidence of it durably yet; call again then
     */
    public boolean commit() {
        synchronized (committing) {
            try {
                return closed || isCommitted();
            } catch (IOException e) {
                throw unwritable(e);
            }
        }
    }

    /**
     * Makes durable what the ledger holds durably, and lets go of the directory. What the ledger may yet lose is dropped:
     * it is taken over again from what the ledger has kept. Does nothing the second time.
     */
    @Override
    public void close() {
        committer.close();
        synchronized (committing) {
            if (closed) {
                return;
            }
            closed = true;
            try (directory;
                    Closeable last = writer::rollback;
                    readers) {
                isCommitted();
            } catch (IOException e) {
                throw new UncheckedIOException("The verdict index in " + directory + " cannot be closed", e);
            }
        }
    }

    /**
     * In two steps, as the ledger's word must be asked for after the first: an index must not know of a record that its
     * ledger may lose, or it would never be made again.
     */
    private boolean isCommitted() throws IOException {
        if (prepared == NOTHING) {
            synchronized (this) {
                if (changes == committed) {
                    return true;
                }
                prepared = changes;
                tell();
            }
            try {
                writer.prepareCommit();
            } catch (IOException | RuntimeException e) {
                prepared = NOTHING;
                throw e;
            }
        }
        if (!ledger.getAsBoolean()) {
            return false;
        }
        writer.commit();
        committed = prepared;
        prepared = NOTHING;
        return true;
    }

    private interface Change {
        void run() throws IOException;
    }

    private void erase(Change change) {
        synchronized (committing) {
            try {
                if (prepared != NOTHING) {
                    writer.commit();
                    prepared = NOTHING;
                }
                synchronized (this) {
                    change.run();
                    // A deleted document stays in its segment's files until that segment is merged; one that was being
                    // merged meanwhile, until the next time.
                    do {
                        writer.forceMergeDeletes();
                    } while (writer.hasDeletions());
                    tell();
                    writer.commit();
                    committed = ++changes;
                    // The reader still holds the old files; they can go when it has let go of them.
                    readers.maybeRefreshBlocking();
                    answers.clear();
                    writer.deleteUnusedFiles();
                }
            } catch (IOException e) {
                throw unwritable(e);
            }
        }
    }

    /** Lets the filter know what is new of an entry, and returns the marks it had before. */
    private long[] note(Entry entry, long[] marks) {
        long[] before = find(entry.scope(), entry.store(), entry.hash())
                .map(old -> new Marks(old.scope()).of(old))
                .orElse(new long[0]);
        Arrays.sort(before);
        for (long mark : marks) {
            if (Arrays.binarySearch(before, mark) < 0) {
                filter.add(mark);
            }
        }
        return before;
    }

    /** A filter of all that is there. */
    private MarkFilter filtered() throws IOException {
        DirectoryReader reader = readers.acquire();
        try {
            long marks = 0;
            for (LeafReaderContext leaf : reader.leaves()) {
                Terms terms = leaf.reader().terms(Documents.MARK);
                marks += terms == null ? 0 : terms.getSumDocFreq();
            }
            MarkFilter found = new MarkFilter(marks * 2);
            for (LeafReaderContext leaf : reader.leaves()) {
                Terms terms = leaf.reader().terms(Documents.MARK);
                if (terms != null) {
                    TermsEnum each = terms.iterator();
                    for (BytesRef term = each.next(); term != null; term = each.next()) {
                        found.add(Documents.mark(term));
                        if (each.docFreq() > 1) {
                            found.add(Documents.mark(term));
                        }
                    }
                }
            }
            return found;
        } finally {
            readers.release(reader);
        }
    }

    /** Reads what {@link #tell} wrote. */
    private void told(Iterable<Map.Entry<String, String>> data) {
        Map<String, Map<String, EvidenceId>> blocked = new HashMap<>();
        Map<String, Map<String, EvidenceId>> released = new HashMap<>();
        for (Map.Entry<String, String> entry : data) {
            String key = entry.getKey();
            if (key.startsWith(CURSOR)) {
                cursors.put(key.substring(CURSOR.length()), Long.parseLong(entry.getValue()));
            } else if (key.startsWith(BLOCK)) {
                told(key.substring(BLOCK.length()), entry.getValue(), blocked);
            } else if (key.startsWith(RELEASE)) {
                told(key.substring(RELEASE.length()), entry.getValue(), released);
            }
        }
        for (String scope : cursors.keySet()) {
            rulings.put(
                    scope, new Rulings(blocked.getOrDefault(scope, Map.of()), released.getOrDefault(scope, Map.of())));
        }
    }

    private static void told(String key, String evidence, Map<String, Map<String, EvidenceId>> all) {
        int end = key.lastIndexOf('\u0000');
        all.computeIfAbsent(key.substring(0, end), scope -> new HashMap<>())
                .put(key.substring(end + 1), new EvidenceId(evidence));
    }

    /** Writes into the next commit what holds besides the entries. */
    private void tell() {
        Map<String, String> data = new HashMap<>();
        data.put(VerdictIndexes.FORMAT_KEY, VerdictIndexes.FORMAT);
        cursors.forEach((scope, cursor) -> data.put(CURSOR + scope, Long.toString(cursor)));
        rulings.forEach((scope, ruled) -> {
            ruled.blocked().forEach((hash, evidence) -> data.put(BLOCK + scope + '\u0000' + hash, evidence.value()));
            ruled.released().forEach((hash, evidence) -> data.put(RELEASE + scope + '\u0000' + hash, evidence.value()));
        });
        writer.setLiveCommitData(data.entrySet());
    }

    private UncheckedIOException unwritable(IOException e) {
        return new UncheckedIOException("The verdict index in " + directory + " cannot be written", e);
    }
}
