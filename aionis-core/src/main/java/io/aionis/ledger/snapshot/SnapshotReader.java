package io.aionis.ledger.snapshot;

import io.aionis.ledger.Appended;
import io.aionis.ledger.EvidenceConflictException;
import io.aionis.ledger.EvidenceJson;
import io.aionis.ledger.Ledger;
import io.aionis.ledger.LedgerException;
import io.aionis.ledger.Recorded;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceId;
import io.aionis.model.Scope;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes a snapshot's evidence into a ledger. Holds the ids of the file's evidence and one batch of it. */
public final class SnapshotReader {

    private static final int BATCH = 500;

    private final Ledger ledger;
    private final Path file;
    private final Scope from;
    private final Scope into;

    /**
     * What came of it.
     *
     * @param pieces how many pieces of evidence are in the file
     * @param added how many of them were new
     * @param state the digest of the state that the file gives
     */
    public record Restored(long pieces, long added, String state) {}

    private SnapshotReader(Ledger ledger, Path file, Scope from, Scope into) {
        this.ledger = ledger;
        this.file = file;
        this.from = from;
        this.into = into;
    }

    /**
     * Reads the whole file to check it, then again to append its evidence.
     *
     * @param from the scope it must be of
     * @param into the scope that gets the evidence
     * @throws LedgerException when the file is not what was expected, and nothing was imported; or when the store fails,
     *     and the same may be tried again
     */
    public static Restored restore(Ledger ledger, Path file, Scope from, Scope into) {
        SnapshotReader reader = new SnapshotReader(ledger, file, from, into);
        Checked checked = reader.read(reader::requireNoConflict, "Nothing was imported");
        return new Restored(checked.pieces(), reader.append(), checked.state());
    }

    private record Checked(long pieces, String state) {}

    private long append() {
        List<Evidence> batch = new ArrayList<>();
        long[] added = {0};
        Consumer<Evidence> collect = evidence -> {
            batch.add(evidence);
            if (batch.size() == BATCH) {
                added[0] += append(batch);
            }
        };
        read(collect, "File or ledger changed after the file was checked, and a part may be imported");
        return added[0] + append(batch);
    }

    private long append(List<Evidence> batch) {
        List<Appended> answers = ledger.append(batch);
        batch.clear();
        return answers.stream().filter(Appended::added).count();
    }

    private void requireNoConflict(Evidence evidence) {
        Optional<Recorded> known = ledger.find(into, evidence.id());
        if (known.isPresent() && !known.get().evidence().equals(evidence)) {
            throw new EvidenceConflictException(evidence, known.get().evidence());
        }
    }

    private Checked read(Consumer<Evidence> each, String soFar) {
        try (Lines lines = new Lines(file)) {
            try {
                return read(lines, each);
            } catch (EvidenceConflictException | IllegalArgumentException | ArithmeticException e) {
                throw new LedgerException(
                        "The snapshot " + file + ", line " + lines.number() + ": " + e.getMessage() + ". " + soFar
                                + ". Expected a file as Workspace.snapshot wrote it; copy it anew from where it is"
                                + " whole",
                        e);
            }
        } catch (NoSuchFileException e) {
            throw new LedgerException(
                    "The snapshot " + file + " is not there; name a file that Workspace.snapshot wrote", e);
        } catch (IOException e) {
            throw new LedgerException("The snapshot " + file + " cannot be read: " + e + ". Check its permissions", e);
        }
    }

    private Checked read(Lines lines, Consumer<Evidence> each) throws IOException {
        SnapshotFormat.Header header = SnapshotFormat.Header.read(present(lines.next()));
        if (!header.scope().equals(from)) {
            throw new IllegalArgumentException("the snapshot is of scope " + header.scope() + "; expected " + from
                    + ". To take it into scope " + into + " name its scope: restore(file, Scope.of(\""
                    + header.scope().tenant() + "\", \"" + header.scope().name() + "\"))");
        }
        Set<EvidenceId> ids = new HashSet<>();
        for (long i = 0; i < header.count(); i++) {
            Evidence evidence = EvidenceJson.read(present(lines.next()));
            if (!evidence.scope().equals(from)) {
                throw new IllegalArgumentException("evidence '" + evidence.id() + "' is of scope " + evidence.scope()
                        + ", in a snapshot of " + from);
            } else if (!ids.add(evidence.id())) {
                throw new IllegalArgumentException("evidence '" + evidence.id() + "' is in the file a second time");
            }
            each.accept(evidence.in(into));
        }
        SnapshotFormat.End end = SnapshotFormat.End.read(present(lines.next()));
        if (!end.sha256().equals(lines.sha256())) {
            throw new IllegalArgumentException("the lines before do not have the checksum that is given here; something"
                    + " in the file was changed, line ends included");
        }
        if (lines.next() != null) {
            throw new IllegalArgumentException("there is more text after the last line");
        }
        return new Checked(header.count(), end.state());
    }

    private static String present(@Nullable String line) {
        if (line == null) {
            throw new IllegalArgumentException(
                    "the file ends before its last line, which holds the checksum; it was cut" + " off");
        }
        return line;
    }
}
