package io.aionis.firewall.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
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

    /** The form of what is written; one of another form is rebuilt. */
    static final String FORMAT = "2";

    static final String FORMAT_KEY = "format";

    private static final Duration PERIOD = Duration.ofSeconds(2);

    private VerdictIndexes() {}

    /** An empty index that lives as long as this process. */
    public static VerdictIndex inMemory() {
        try {
            return open(new ByteBuffersDirectory(), () -> true, Committer.NEVER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The index in a directory, which is created when absent. An index that cannot be read, or that another release has
     * written in another form, is emptied with one warning: it is rebuilt from the ledger. What is put is durable within
     * seconds.
     *
     * @param ledger says whether all evidence recorded so far is durable; may wait for that. Asked before each commit
     * @throws IllegalStateException when another firewall has the index open
     * @throws UncheckedIOException when the directory cannot be used
     */
    public static VerdictIndex in(Path path, BooleanSupplier ledger) {
        try {
            Files.createDirectories(path);
            // Small new segments stay in memory until a commit: each look-up after a write needs one.
            Directory directory = new NRTCachingDirectory(FSDirectory.open(path), 5, 60);
            try {
                verify(directory);
                return open(directory, ledger, new Committer(PERIOD));
            } catch (LockObtainFailedException owned) {
                directory.close();
                throw new IllegalStateException(
                        "The verdict index in " + path
                                + " is open in another firewall; give each firewall its own directory",
                        owned);
            } catch (IOException | RuntimeException corrupt) {
                log.warn("The verdict index in {} is rebuilt from the ledger: {}", path, corrupt.toString());
                empty(directory);
                return open(directory, ledger, new Committer(PERIOD));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The verdict index directory " + path + " cannot be used; expected a writable directory", e);
        }
    }

    private static VerdictIndex open(Directory directory, BooleanSupplier ledger, Committer committer)
            throws IOException {
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig().setMergePolicy(new ForgettingMerges()));
        try {
            return new VerdictIndex(directory, writer, ledger, committer);
        } catch (IOException | RuntimeException e) {
            writer.rollback();
            throw e;
        }
    }

    private static void verify(Directory directory) throws IOException {
        if (!hasSegments(directory)) {
            return;
        }
        try (CheckIndex check = new CheckIndex(directory)) {
            check.setChecksumsOnly(true);
            if (!check.checkIndex().clean) {
                throw new IOException("its checksums do not hold");
            }
        }
        String format = SegmentInfos.readLatestCommit(directory).getUserData().get(FORMAT_KEY);
        if (!FORMAT.equals(format)) {
            throw new IOException("its format is " + format + "; expected " + FORMAT);
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
