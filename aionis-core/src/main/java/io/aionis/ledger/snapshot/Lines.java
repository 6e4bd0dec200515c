package io.aionis.ledger.snapshot;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The lines of a file, one after the other, each of a bounded length, with the hash of those before the current one. */
final class Lines implements Closeable {

    /** More than any evidence that the ledger's JSON reader takes. */
    private static final int LONGEST = 256 * 1024 * 1024;

    private final InputStream in;
    private final MessageDigest digest = SnapshotFormat.digest();
    private byte[] current = new byte[0];
    private int number;

    Lines(Path file) throws IOException {
        in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    }

    /** The number of the current line, from 1. */
    int number() {
        return number;
    }

    /** The next line without its end; null when there is none. */
    @Nullable
    String next() throws IOException {
        digest.update(current);
        number++;
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int read = in.read();
        while (read >= 0) {
            line.write(read);
            if (read == '\n') {
                break;
            } else if (line.size() > LONGEST) {
                throw new IllegalArgumentException("the line is longer than " + LONGEST + " bytes");
            }
            read = in.read();
        }
        current = line.toByteArray();
        return current.length == 0 ? null : text();
    }

    /** SHA-256 of all bytes before the current line, hexadecimal. Asked once. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private String text() {
        int length = current[current.length - 1] == '\n' ? current.length - 1 : current.length;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(current, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the line is no UTF-8 text", e);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
