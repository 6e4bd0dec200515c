package io.aionis.firewall.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.store.NRTCachingDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens verdict indexes. */
public final class VerdictIndexes {

    private static final Logger log = LoggerFactory.getLogger(VerdictIndexes.class);

    private VerdictIndexes() {}

    /** An empty index that lives as long as this process. */
    public static VerdictIndex inMemory() {
        try {
            return open(new ByteBuffersDirectory());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The index in a directory, which is created when absent. An index that cannot be read is emptied with one warning:
     * it is rebuilt from the ledger.
     *
     * @throws IllegalStateException when another firewall has the index open
     * @throws UncheckedIOException when the directory cannot be used
     */
    public static VerdictIndex in(Path path) {
        try {
            Files.createDirectories(path);
            // Small new segments stay in memory until a commit: each look-up after a write needs one.
            Directory directory = new NRTCachingDirectory(FSDirectory.open(path), 5, 60);
            try {
                verify(directory);
                return open(directory);
            } catch (LockObtainFailedException owned) {
                directory.close();
                throw new IllegalStateException(
                        "The verdict index in " + path
                                + " is open in another firewall; give each firewall its own directory",
                        owned);
            } catch (IOException | RuntimeException corrupt) {
                log.warn(
                        "The verdict index in {} cannot be read and is rebuilt from the ledger: {}",
                        path,
                        corrupt.toString());
                empty(directory);
                return open(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The verdict index directory " + path + " cannot be used; expected a writable directory", e);
        }
    }

    private static VerdictIndex open(Directory directory) throws IOException {
        // What a scope forgets must leave the files, however little of a segment it is.
        TieredMergePolicy merges = new TieredMergePolicy().setForceMergeDeletesPctAllowed(0);
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig().setMergePolicy(merges));
        try {
            return new VerdictIndex(directory, writer);
        } catch (IOException | RuntimeException e) {
            writer.rollback();
            throw e;
        }
    }

    private static void verify(Directory directory) throws IOException {
        if (directory.listAll().length == 0) {
            return;
        }
        try (CheckIndex check = new CheckIndex(directory)) {
            check.setChecksumsOnly(true);
            boolean hasIndex = hasSegments(directory);
            if (hasIndex && !check.checkIndex().clean) {
                throw new IOException("its checksums do not hold");
            }
        }
    }

    private static boolean hasSegments(Directory directory) throws IOException {
        for (String name : directory.listAll()) {
            if (name.startsWith(IndexFileNames.SEGMENTS)) {
                return true;
            }
        }
        return false;
    }

    /** Removes Lucene's files and nothing else, should the directory hold something of the user's. */
    private static void empty(Directory directory) throws IOException {
        for (String name : directory.listAll()) {
            if (name.startsWith(IndexFileNames.SEGMENTS)
                    || name.startsWith(IndexFileNames.PENDING_SEGMENTS)
                    || IndexFileNames.CODEC_FILE_PATTERN.matcher(name).matches()) {
                directory.deleteFile(name);
            }
        }
    }
}
