package io.aionis.ledger.jdbc;

import io.aionis.ledger.LedgerException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Holds a directory for one owner, in this process and among processes. The operating system frees it on a crash. */
final class OwnerLock implements AutoCloseable {

    static final String FILE = "aionis.lock";

    /**
     * Asked before the file is touched: where locks are POSIX, closing any channel on the file would free the lock that
     * another store of this process holds.
     */
    private static final Set<Path> OWNED = ConcurrentHashMap.newKeySet();

    /** Beyond the owner's process id, so that others may read that where a lock also bars reading. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final Path file;
    private final FileChannel channel;

    private OwnerLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Takes a directory that exists. */
    static OwnerLock take(Path directory) throws IOException {
        Path file = directory.toRealPath().resolve(FILE);
        if (!OWNED.add(file)) {
            throw taken(directory, "this process");
        }
        try {
            return new OwnerLock(file, lock(directory, file));
        } catch (IOException | RuntimeException e) {
            OWNED.remove(file);
            throw e;
        }
    }

    private static FileChannel lock(Path directory, Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
                throw taken(directory, "process " + Files.readString(file).strip());
            }
            byte[] owner = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8);
            channel.truncate(0).write(ByteBuffer.wrap(owner));
            return channel;
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw taken(directory, "this process");
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static LedgerException taken(Path directory, String owner) {
        return new LedgerException("The ledger in " + directory + " is in use by " + owner + " (" + FILE
                + "); expected no other owner. Share the open ledger, close it there first, or give this one a directory"
                + " of its own");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new LedgerException("The lock " + file + " could not be released; it ends with this process", e);
        } finally {
            OWNED.remove(file);
        }
    }
}
