package io.aionis.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.SingleInstanceLockFactory;

/**
 * The postings of all texts, in memory, by Lucene. What is written shows after {@link #refresh}. Not thread-safe: reading
 * may be shared, everything else is exclusive.
 */
final class Segments implements AutoCloseable {

    static final String TASK = "task";
    static final String TEXT = "text";
    static final String SLOT = "slot";

    private static final FieldType POSTINGS = new FieldType();

    static {
        POSTINGS.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        POSTINGS.setTokenized(true);
        POSTINGS.freeze();
    }

    /** Each file is one array: a file of many buffers copies its list of them for every term that is looked up. */
    private final ByteBuffersDirectory directory = new ByteBuffersDirectory(
            new SingleInstanceLockFactory(), ByteBuffersDataOutput::new, ByteBuffersDirectory.OUTPUT_AS_BYTE_ARRAY);

    private final IndexWriter writer;
    private DirectoryReader reader;

    Segments() {
        try {
            writer = new IndexWriter(directory, config());
            reader = DirectoryReader.open(writer);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private static IndexWriterConfig config() {
        TieredMergePolicy merging = new TieredMergePolicy();
        merging.setNoCFSRatio(0);
        // In the background: a merge may take longer than whoever triggers it wants to wait.
        ConcurrentMergeScheduler scheduler = new ConcurrentMergeScheduler();
        scheduler.setMaxMergesAndThreads(16, 1);
        return new IndexWriterConfig()
                .setUseCompoundFile(false)
                .setMergePolicy(merging)
                .setMergeScheduler(scheduler);
    }

    /** Writes the text of a slot in place of what was written for it before. */
    void write(Slot slot, List<String> terms) {
        Document document = new Document();
        Term key = key(slot);
        document.add(new StringField(key.field(), key.bytes(), Field.Store.NO));
        document.add(new NumericDocValuesField(SLOT, slot.number));
        document.add(new StringField(TASK, slot.task, Field.Store.NO));
        document.add(new Field(TEXT, new TermStream(terms), POSTINGS));
        try {
            writer.updateDocument(key, document);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    void delete(Slot slot) {
        try {
            writer.deleteDocuments(key(slot));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Shows what was written and deleted. */
    void refresh() {
        try {
            DirectoryReader next = DirectoryReader.openIfChanged(reader, writer);
            if (next != null) {
                reader.close();
                reader = next;
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    List<LeafReaderContext> leaves() {
        return reader.leaves();
    }

    @Override
    public void close() {
        try (directory) {
            reader.close();
            writer.rollback();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private static Term key(Slot slot) {
        return new Term("key", Integer.toString(slot.number, Character.MAX_RADIX));
    }

    static UncheckedIOException unusable(IOException e) {
        return new UncheckedIOException(
                "The index of memories cannot be used; close it and build a new one from the state", e);
    }
}
