package io.aionis.firewall.adapter;

import io.aionis.firewall.adapter.Sections.Section;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Reads a folder of markdown notes. Each section under a heading of the first or second level is one row, so that a planted
 * section costs itself and not the file. Its id is the file's path in the folder, with {@code /} between names; where a file
 * has several sections, {@code #L} and the line it begins at follow.
 *
 * <p>The front matter is the metadata of each section; {@code author} is the writer, {@code updated}, {@code date} or
 * {@code created} the time, {@code expires} the end. None of it can raise the trust that the host gives the folder.
 *
 * <p>Read are regular files ending in {@code .md} or {@code .markdown}, in the order of their paths. Names that begin with a
 * dot are passed over, with all below them. Not read, and reported: symbolic links, wherever they lead; files of more than
 * 1 MiB; files that are not UTF-8; names with control characters; front matter that cannot be understood. Safe for use by
 * many threads.
 */
public final class MarkdownNotes {

    private static final int MOST_BYTES = 1 << 20;

    private final String store;

    private MarkdownNotes(String store) {
        this.store = store;
    }

    /**
     * Reads all notes of a folder and of the folders in it, up to 32 deep. A folder without notes has no rows.
     *
     * @param store what the host calls this folder, as in {@code FirewallBuilder.trust}
     * @throws IllegalArgumentException when it holds more than 10,000 notes
     * @throws UncheckedIOException when it is no folder or cannot be listed
     */
    public static ForeignRows read(Path folder, String store) {
        RowCollector rows = new RowCollector(store);
        MarkdownNotes notes = new MarkdownNotes(store);
        try {
            if (!Files.isDirectory(folder)) {
                throw new NotDirectoryException(folder + "; expected a folder of markdown notes");
            }
            new NoteFiles(folder).list().forEach((id, file) -> notes.add(id, file, rows));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows.readable();
    }

    private void add(String id, Path file, RowCollector rows) {
        if (id.chars().anyMatch(Character::isISOControl)) {
            rows.unread(id.replaceAll("\\p{Cntrl}", "?"), "its name holds control characters; rename the file");
            return;
        }
        try {
            List<String> lines = text(file).lines().toList();
            FrontMatter head = FrontMatter.of(lines);
            List<Section> sections = Sections.of(lines, head.lines());
            for (Section section : sections) {
                String own = sections.size() == 1 ? id : id + "#L" + section.line();
                rows.add(own, () -> row(own, section.text(), head.values()));
            }
        } catch (UnreadableRowException e) {
            rows.unread(id, e.problem());
        }
    }

    private ForeignRow row(String id, String text, Map<String, String> head) {
        Claims claims = new Claims();
        head.forEach(claims::say);
        claims.writtenBy(head.get("author")).ends(head.get("expires"));
        for (String time : List.of("created", "date", "updated")) {
            claims.writtenAt(head.get(time));
        }
        return new ForeignRow(id, claims.candidate(text, 0, store));
    }

    private static String text(Path file) {
        if (Files.isSymbolicLink(file)) {
            throw new UnreadableRowException(
                    "it is a symbolic link; links are not followed. Put the note into the folder");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        } catch (IOException e) {
            throw new UnreadableRowException(
                    "it cannot be read (" + e.getClass().getSimpleName() + ")");
        }
        if (bytes.length > MOST_BYTES) {
            throw new UnreadableRowException("it has more than " + MOST_BYTES + " bytes; divide the note");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new UnreadableRowException("it is not UTF-8; save it as UTF-8");
        }
    }
}
