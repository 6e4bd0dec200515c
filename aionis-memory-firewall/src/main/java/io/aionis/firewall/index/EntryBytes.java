package io.aionis.firewall.index;

import io.aionis.firewall.admission.Decision;
import io.aionis.firewall.admission.Statement;
import io.aionis.firewall.admission.Trust;
import io.aionis.firewall.admission.Verdict;
import io.aionis.firewall.text.Sketch;
import io.aionis.model.Scope;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Entries as bytes and back: hash, sketch and vector first, where they can be compared without reading the rest. A change
 * here is a new {@link VerdictIndexes#FORMAT}.
 */
final class EntryBytes {

    private static final HexFormat HEX = HexFormat.of();
    private static final int HASH = 32;
    private static final int SKETCH = Sketch.BANDS * Long.BYTES;
    private static final String NULL = "\u0000";

    private EntryBytes() {}

    static byte[] of(Entry entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(hash(entry.hash()));
            Sketch sketch = entry.reading().sketch();
            out.writeBoolean(sketch != null);
            if (sketch != null) {
                out.write(sketch.bytes());
            }
            Quantized vector = entry.vector();
            out.writeShort(vector == null ? 0 : vector.dimension());
            if (vector != null) {
                out.write(vector.bytes());
            }
            out.writeUTF(entry.scope().tenant());
            out.writeUTF(entry.scope().name());
            out.writeUTF(entry.store());
            writeText(out, entry.writer());
            writeRulings(out, entry);
            out.writeBoolean(entry.blocked());
            writeReading(out, entry.reading());
            writeTime(out, entry.firstSeen());
            writeTime(out, entry.lastSeen());
            writeTime(out, entry.lastChanged());
        } catch (IOException e) {
            throw new IllegalArgumentException("The entry of " + entry.hash() + " cannot be written: " + e, e);
        }
        return bytes.toByteArray();
    }

    /** @throws IOException when these are no entry's bytes */
    static Entry entry(BytesRef bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.bytes, bytes.offset, bytes.length));
        String hash = HEX.formatHex(in.readNBytes(HASH));
        Sketch sketch = in.readBoolean() ? Sketch.of(in.readNBytes(SKETCH)) : null;
        int dimension = in.readUnsignedShort();
        Quantized vector = dimension == 0 ? null : Quantized.wrap(in.readNBytes(dimension));
        Scope scope = Scope.of(in.readUTF(), in.readUTF());
        String store = in.readUTF();
        String writer = readText(in);
        Set<Entry.Ruling> recorded = new HashSet<>();
        for (int i = in.readUnsignedByte(); i > 0; i--) {
            recorded.add(readRuling(in));
        }
        Entry.Ruling latest = readRuling(in);
        List<String> reasons = readTexts(in);
        boolean blocked = in.readBoolean();
        Reading reading = readReading(in, sketch);
        return new Entry(
                scope,
                store,
                hash,
                writer,
                recorded,
                latest,
                reasons,
                blocked,
                reading,
                vector,
                readTime(in),
                readTime(in),
                readTime(in));
    }

    /** Whether these are the bytes of an entry of that hash. */
    static boolean isOf(byte[] hash, BytesRef bytes) {
        return Arrays.equals(hash, 0, HASH, bytes.bytes, bytes.offset, bytes.offset + HASH);
    }

    /** The sketch in an entry's bytes. */
    static @Nullable Sketch sketch(BytesRef bytes) {
        int at = bytes.offset + HASH + 1;
        return bytes.bytes[at - 1] == 0 ? null : Sketch.of(Arrays.copyOfRange(bytes.bytes, at, at + SKETCH));
    }

    /** The cosine of the angle to the vector in an entry's bytes; NaN when there is none of that dimension. */
    static double cosine(Quantized vector, BytesRef bytes) {
        int at = bytes.offset + HASH + 1 + (bytes.bytes[bytes.offset + HASH] == 0 ? 0 : SKETCH);
        int dimension = (bytes.bytes[at] & 0xff) << 8 | (bytes.bytes[at + 1] & 0xff);
        return dimension == vector.dimension() ? vector.cosine(bytes.bytes, at + 2) : Double.NaN;
    }

    /**
     * The hash in 32 bytes.
     *
     * @throws IllegalArgumentException when it is none
     */
    static byte[] hash(String hex) {
        byte[] hash = HEX.parseHex(hex);
        if (hash.length != HASH) {
            throw new IllegalArgumentException(
                    "The content hash has " + hex.length() + " characters; expected 64 hexadecimal digits");
        }
        return hash;
    }

    private static void writeRulings(DataOutputStream out, Entry entry) throws IOException {
        out.writeByte(entry.recorded().size());
        for (Entry.Ruling ruling : entry.recorded()) {
            writeRuling(out, ruling);
        }
        writeRuling(out, entry.latest());
        writeTexts(out, entry.reasons());
    }

    private static void writeRuling(DataOutputStream out, Entry.Ruling ruling) throws IOException {
        out.writeUTF(ruling.decision().name());
        out.writeUTF(ruling.trust().name());
        out.writeBoolean(ruling.unfit());
    }

    private static Entry.Ruling readRuling(DataInputStream in) throws IOException {
        return new Entry.Ruling(Decision.valueOf(in.readUTF()), Trust.valueOf(in.readUTF()), in.readBoolean());
    }

    private static void writeReading(DataOutputStream out, Reading reading) throws IOException {
        out.writeUTF(reading.readers());
        Verdict verdict = reading.verdict().orElse(null);
        out.writeBoolean(verdict != null);
        if (verdict != null) {
            out.writeUTF(verdict.decision().name());
            writeTexts(out, verdict.reasons());
        }
        out.writeShort(reading.statements().size());
        for (Statement statement : reading.statements()) {
            out.writeLong(Long.parseUnsignedLong(statement.subject(), 16));
            out.writeLong(Long.parseUnsignedLong(statement.value(), 16));
        }
    }

    private static Reading readReading(DataInputStream in, @Nullable Sketch sketch) throws IOException {
        String readers = in.readUTF();
        Optional<Verdict> verdict = in.readBoolean()
                ? Optional.of(new Verdict(Decision.valueOf(in.readUTF()), readTexts(in), List.of()))
                : Optional.empty();
        List<Statement> statements = new ArrayList<>();
        for (int i = in.readUnsignedShort(); i > 0; i--) {
            statements.add(new Statement(HEX.toHexDigits(in.readLong()), HEX.toHexDigits(in.readLong())));
        }
        return new Reading(readers, verdict, sketch, statements);
    }

    private static void writeTexts(DataOutputStream out, List<String> texts) throws IOException {
        out.writeShort(texts.size());
        for (String text : texts) {
            out.writeUTF(text);
        }
    }

    private static List<String> readTexts(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int i = in.readUnsignedShort(); i > 0; i--) {
            texts.add(in.readUTF());
        }
        return texts;
    }

    private static void writeText(DataOutputStream out, @Nullable String text) throws IOException {
        out.writeUTF(text == null ? NULL : text);
    }

    private static @Nullable String readText(DataInputStream in) throws IOException {
        String text = in.readUTF();
        return text.equals(NULL) ? null : text;
    }

    private static void writeTime(DataOutputStream out, Instant time) throws IOException {
        out.writeLong(time.getEpochSecond());
        out.writeInt(time.getNano());
    }

    private static Instant readTime(DataInputStream in) throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }
}
