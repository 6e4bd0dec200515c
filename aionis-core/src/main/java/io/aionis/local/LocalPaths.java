package io.aionis.local;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Text that names files, and what is in them. */
final class LocalPaths {

    private static final int CHUNK = 64 * 1024;

    private LocalPaths() {}

    /** A path without steps back; relative or absolute as it was written. */
    static Path read(String what, String text) throws Refused {
        if (text.isBlank()) {
            throw new Refused(what + " has an empty path; name a file, such as pom.xml");
        }
        try {
            Path path = Path.of(text);
            for (Path name : path) {
                if (name.toString().equals("..")) {
                    throw new Refused(what + " has the path '" + Members.shown(text)
                            + "', which steps back with '..'; write where the file is without it");
                }
            }
            return path.normalize();
        } catch (InvalidPathException e) {
            throw new Refused(what + " has the path '" + Members.shown(text) + "', which is none: " + e.getReason());
        }
    }

    /** A folder as it really is, links resolved. */
    static Path folder(String what, Path folder) {
        try {
            Path real = folder.toRealPath();
            if (Files.isDirectory(real)) {
                return real;
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    what + " '" + folder + "' cannot be opened (" + reason(e) + "); expected a folder that exists", e);
        }
        throw new IllegalArgumentException(what + " '" + folder + "' is a file; expected a folder");
    }

    /** SHA-256 of a regular file, 64 hex digits, read piece by piece. */
    static String sha256(Path file) throws IOException {
        try (SeekableByteChannel content = Files.newByteChannel(file)) {
            return sha256(content);
        }
    }

    static String sha256(SeekableByteChannel content) throws IOException {
        MessageDigest digest = digest();
        byte[] chunk = new byte[CHUNK];
        var in = Channels.newInputStream(content);
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            digest.update(chunk, 0, read);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256, which every Java must have", e);
        }
    }

    /** An exception of the file system in a few words. */
    static String reason(IOException e) {
        String kind = e.getClass().getSimpleName();
        if (e instanceof java.nio.file.NoSuchFileException) {
            return "it is not there";
        }
        return e instanceof java.nio.file.AccessDeniedException
                ? "access is denied"
                : kind + ": " + Members.shown(String.valueOf(e.getMessage()));
    }
}
