package io.aionis.ledger.snapshot;

import io.aionis.ledger.EvidenceJson;
import io.aionis.ledger.Ledger;
import io.aionis.ledger.LedgerException;
import io.aionis.ledger.Recorded;
import io.aionis.model.EvidenceBody;
import io.aionis.model.Scope;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;

/** Writes a scope's evidence as a file. Holds one page of it at a time. */
public final class SnapshotWriter {

    private static final int PAGE = 500;

    private final Ledger ledger;
    private final Scope scope;
    private final long cursor;

    private SnapshotWriter(Ledger ledger, Scope scope, long cursor) {
        this.ledger = ledger;
        this.scope = scope;
        this.cursor = cursor;
    }

    /**
     * Writes the evidence up to a cursor; the file appears whole, in place of one of its name, or not at all.
     *
     * @param state the digest of the state that this evidence folds to
     * @throws LedgerException when the file cannot be written, or evidence is erased meanwhile
     */
    public static SnapshotReceipt write(Ledger ledger, Scope scope, long cursor, String state, Instant at, Path file) {
        return new SnapshotWriter(ledger, scope, cursor).write(state, at, file);
    }

    private SnapshotReceipt write(String state, Instant at, Path file) {
        try {
            Path target = file.toAbsolutePath();
            Path directory = target.getParent();
            if (directory == null || !Files.isDirectory(directory) || Files.isDirectory(target)) {
                throw new LedgerException(
                        "The snapshot " + file + " cannot be written: expected the name of a file in a"
                                + " directory that exists. Create the directory, or name another file");
            }
            Path half = Files.createTempFile(directory, "snapshot-", ".tmp");
            try {
                SnapshotReceipt receipt = write(state, at, file, half);
                Files.move(half, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return receipt;
            } finally {
                Files.deleteIfExists(half);
            }
        } catch (IOException e) {
            throw new LedgerException(
                    "The snapshot " + file + " cannot be written: " + e + ". Check the directory's permissions and free"
                            + " space; a file of that name is as it was",
                    e);
        }
    }

    private SnapshotReceipt write(String state, Instant at, Path file, Path half) throws IOException {
        long count = each(recorded -> {});
        MessageDigest digest = SnapshotFormat.digest();
        String sha256;
        try (FileOutputStream out = new FileOutputStream(half.toFile());
                OutputStream plain = new BufferedOutputStream(out);
                OutputStream hashed = new DigestOutputStream(plain, digest)) {
            line(hashed, new SnapshotFormat.Header(scope, cursor, count, at).line());
            long written = each(recorded -> line(hashed, EvidenceJson.write(recorded.evidence())));
            if (written != count || erasedSince()) {
                throw new LedgerException("The snapshot " + file + " was not written: evidence of scope " + scope
                        + " was erased meanwhile. Take it again");
            }
            sha256 = HexFormat.of().formatHex(digest.digest());
            line(plain, new SnapshotFormat.End(sha256, state).line());
            plain.flush();
            out.getFD().sync();
        }
        return new SnapshotReceipt(file, scope, cursor, count, state, sha256);
    }

    private long each(Reading reading) throws IOException {
        long count = 0;
        long at = 0;
        List<Recorded> page = ledger.readScope(scope, at, PAGE);
        while (!page.isEmpty()) {
            for (Recorded recorded : page) {
                at = recorded.cursor();
                if (at > cursor) {
                    return count;
                }
                reading.of(recorded);
                count++;
            }
            page = ledger.readScope(scope, at, PAGE);
        }
        return count;
    }

    private boolean erasedSince() {
        Predicate<Recorded> erasure = recorded -> recorded.evidence().body() instanceof EvidenceBody.Erased;
        List<Recorded> page = ledger.readScope(scope, cursor, PAGE);
        while (!page.isEmpty()) {
            if (page.stream().anyMatch(erasure)) {
                return true;
            }
            page = ledger.readScope(scope, page.get(page.size() - 1).cursor(), PAGE);
        }
        return false;
    }

    private static void line(OutputStream out, String text) throws IOException {
        out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private interface Reading {
        void of(Recorded recorded) throws IOException;
    }
}
