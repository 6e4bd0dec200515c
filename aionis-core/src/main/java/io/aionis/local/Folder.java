package io.aionis.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An open folder below the root. It was opened name by name without following a link, and what is in it is reached
 * through it, so that a link which is put in the way after a check leads nowhere.
 */
record Folder(SecureDirectoryStream<Path> open) implements AutoCloseable {

    private static final Set<StandardOpenOption> NEW_FILE =
            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    /** Opens a folder by its path in the root; the empty path is the root itself. */
    static Folder in(Path root, Path relative) throws IOException, Refused {
        Folder folder = new Folder(secure(root, Files.newDirectoryStream(root)));
        for (Path name : relative) {
            if (name.toString().isEmpty()) {
                continue;
            }
            Folder parent = folder;
            try (parent) {
                folder = new Folder(parent.open.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS));
            } catch (NoSuchFileException e) {
                throw new Refused("There is no folder '" + Members.shown(relative.toString()) + "'");
            } catch (IOException e) {
                throw new Refused("'" + Members.shown(relative.toString()) + "' is no folder that can be opened, at '"
                        + Members.shown(name.toString()) + "'; links are not followed");
            }
        }
        return folder;
    }

    /** Makes what is missing of a folder. */
    static void make(Path root, Path relative) throws IOException, Refused {
        Path sofar = Path.of("");
        for (Path name : relative) {
            try (Folder parent = in(root, sofar)) {
                if (parent.attributes(name) == null) {
                    // Java makes no folder in an open one; the next turn opens it without following a link.
                    Files.createDirectory(root.resolve(sofar).resolve(name));
                }
            } catch (FileAlreadyExistsException madeMeanwhile) {
                // The next turn looks what it is.
            }
            sofar = sofar.resolve(name);
        }
        in(root, sofar).close();
    }

    private static SecureDirectoryStream<Path> secure(Path root, DirectoryStream<Path> stream)
            throws IOException, Refused {
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            return secure;
        }
        stream.close();
        throw new Refused(
                "The file system of " + root + " cannot keep file tools inside a folder; use one of Linux or macOS");
    }

    /** What is there, or null. Links are not followed. */
    @Nullable
    BasicFileAttributes attributes(Path name) throws IOException {
        try {
            return open.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .readAttributes();
        } catch (NoSuchFileException nothingThere) {
            return null;
        }
    }

    SeekableByteChannel read(Path name) throws IOException {
        return open.newByteChannel(name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    }

    /** Puts content in place of what is there, at once or not at all; who may use the file stays as it was. */
    void replace(Path name, byte[] content) throws IOException {
        Path fresh = Path.of(".aionis-" + UUID.randomUUID());
        try {
            Set<PosixFilePermission> permissions = permissions(name);
            try (SeekableByteChannel out = open.newByteChannel(fresh, NEW_FILE)) {
                ByteBuffer rest = ByteBuffer.wrap(content);
                while (rest.hasRemaining()) {
                    out.write(rest);
                }
                if (out instanceof FileChannel file) {
                    file.force(true);
                }
            }
            if (permissions != null) {
                open.getFileAttributeView(fresh, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                        .setPermissions(permissions);
            }
            open.move(fresh, open, name);
        } catch (IOException | RuntimeException e) {
            try {
                open.deleteFile(fresh);
            } catch (IOException neverMade) {
                e.addSuppressed(neverMade);
            }
            throw e;
        }
    }

    private @Nullable Set<PosixFilePermission> permissions(Path name) throws IOException {
        if (attributes(name) == null) {
            return null;
        }
        return open.getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes()
                .permissions();
    }

    void move(Path name, Folder to, Path itsName) throws IOException {
        open.move(name, to.open, itsName);
    }

    void delete(Path name) throws IOException {
        open.deleteFile(name);
    }

    @Override
    public void close() throws IOException {
        open.close();
    }
}
