package io.aionis.firewall.index;

import io.aionis.firewall.admission.Statement;
import io.aionis.firewall.text.Sketch;
import io.aionis.model.Hashes;
import io.aionis.model.Scope;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What an entry is found by besides its name: numbers of 64 bits for each band of its sketch, once more when it is
 * refused, and for each subject it speaks of. Each is a number of its scope alone. A change here is a new {@link
 * VerdictIndexes#FORMAT}.
 */
final class Marks {

    private static final int REFUSED = 64;
    private static final int SUBJECT = 128;

    private final long scope;

    Marks(Scope scope) {
        byte[] name = Documents.scope(scope).getBytes(StandardCharsets.UTF_8);
        this.scope = ByteBuffer.wrap(Hashes.sha256(name)).getLong();
    }

    /** Stands for the scope. */
    long scope() {
        return scope;
    }

    /** All marks of an entry of this scope, in no order. */
    long[] of(Entry entry) {
        Sketch sketch = entry.reading().sketch();
        long[] alike = sketch == null ? new long[0] : alike(sketch, false);
        long[] refused = sketch == null || !entry.refused() ? new long[0] : alike(sketch, true);
        long[] subjects = entry.reading().statements().stream()
                .map(Statement::subject)
                .distinct()
                .mapToLong(this::subject)
                .toArray();
        long[] all = Arrays.copyOf(alike, alike.length + refused.length + subjects.length);
        System.arraycopy(refused, 0, all, alike.length, refused.length);
        System.arraycopy(subjects, 0, all, alike.length + refused.length, subjects.length);
        return all;
    }

    /** The marks that a text of nearly the same wording shares one of; of refused texts only, or of all. */
    long[] alike(Sketch sketch, boolean refused) {
        long[] marks = new long[Sketch.BANDS];
        for (int i = 0; i < marks.length; i++) {
            marks[i] = mark(refused ? REFUSED + i : i, sketch.band(i));
        }
        return marks;
    }

    /** The mark of all that speaks of a subject. */
    long subject(String subject) {
        return mark(SUBJECT, Long.parseUnsignedLong(subject, 16));
    }

    /** The finalizer of MurmurHash3 (Appleby, 2011) over kind and value, within this scope. */
    private long mark(int kind, long value) {
        long mixed = value * 0x9E3779B97F4A7C15L + kind;
        mixed = (mixed ^ mixed >>> 33) * 0xff51afd7ed558ccdL ^ scope;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ mixed >>> 33;
    }
}
