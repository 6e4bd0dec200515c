package io.aionis.local;

import io.aionis.model.Hashes;
import io.aionis.model.Json;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the file tools do, each with the members that it was given. */
record FileWork(Path root, int limit, int entries) {

    /** A file: the folder that it is in, and its name there. */
    private record Place(Path folder, Path name) {
        Path path() {
            return folder.resolve(name);
        }
    }

    Json.Obj read(Members given) throws Refused, IOException {
        Place place = place(given, "path");
        try (Folder folder = Folder.in(root, place.folder())) {
            regular(folder, place);
            byte[] content = content(folder, place);
            Map<String, Json> result = described(place, content);
            result.put("text", Json.of(text(place, content)));
            return new Json.Obj(result);
        }
    }

    Json.Obj write(Members given) throws Refused, IOException {
        Place place = place(given, "path");
        byte[] content = bytes(given.text("text"));
        if (content.length > limit) {
            throw new Refused("The text has " + content.length + " bytes; expected at most " + limit
                    + ". Write several files, or raise the limit where the tools are built");
        }
        Folder.make(root, place.folder());
        try (Folder folder = Folder.in(root, place.folder())) {
            if (folder.attributes(place.name()) != null) {
                regular(folder, place);
            }
            folder.replace(place.name(), content);
        }
        return new Json.Obj(described(place, content));
    }

    Json.Obj move(Members given) throws Refused, IOException {
        Place from = place(given, "path");
        Place to = place(given, "to");
        Folder.make(root, to.folder());
        try (Folder source = Folder.in(root, from.folder());
                Folder target = Folder.in(root, to.folder())) {
            BasicFileAttributes moved = regular(source, from);
            if (target.attributes(to.name()) != null) {
                throw new Refused("There is something at '" + shown(to)
                        + "'; move_file replaces nothing. Choose another" + " name, or write_file over it");
            }
            source.move(from.name(), target, to.name());
            Map<String, Json> result = new LinkedHashMap<>();
            result.put("from", Json.of(slashed(from.path())));
            result.put("path", Json.of(slashed(to.path())));
            try (SeekableByteChannel content = target.read(to.name())) {
                result.put("sha256", Json.of(LocalPaths.sha256(content)));
            }
            result.put("bytes", Json.of(moved.size()));
            return new Json.Obj(result);
        }
    }

    Json.Obj delete(Members given) throws Refused, IOException {
        Place place = place(given, "path");
        try (Folder folder = Folder.in(root, place.folder())) {
            regular(folder, place);
            folder.delete(place.name());
            return new Json.Obj(Map.of("path", Json.of(slashed(place.path()))));
        }
    }

    Json.Obj list(Members given) throws Refused, IOException {
        String text = given.find("path").orElse("");
        Path start = text.isEmpty() ? Path.of("") : inside(text);
        boolean deep = given.flag("recursive");
        List<Json> found = new ArrayList<>();
        boolean all = list(start, deep, found);
        Map<String, Json> result = new LinkedHashMap<>();
        result.put("path", Json.of(slashed(start)));
        result.put("files", new Json.Arr(found));
        result.put("truncated", Json.of(!all));
        return new Json.Obj(result);
    }

    /** Lists in the order of names; false when the limit was reached before the end. */
    private boolean list(Path start, boolean deep, List<Json> found) throws Refused, IOException {
        List<Path> folders = new ArrayList<>();
        try (Folder folder = Folder.in(root, start)) {
            List<Path> names = new ArrayList<>();
            folder.open().forEach(entry -> names.add(entry.getFileName()));
            names.sort(null);
            for (Path name : names) {
                BasicFileAttributes attributes = folder.attributes(name);
                if (attributes == null) {
                    continue;
                }
                if (found.size() == entries) {
                    return false;
                }
                found.add(entry(start.resolve(name), attributes));
                if (attributes.isDirectory()) {
                    folders.add(name);
                }
            }
        }
        for (Path name : deep ? folders : List.<Path>of()) {
            if (!list(start.resolve(name), true, found)) {
                return false;
            }
        }
        return true;
    }

    private static Json entry(Path path, BasicFileAttributes attributes) {
        Map<String, Json> entry = new LinkedHashMap<>();
        entry.put("path", Json.of(slashed(path)));
        entry.put("kind", Json.of(kind(attributes)));
        entry.put("bytes", Json.of(attributes.isRegularFile() ? attributes.size() : 0));
        return new Json.Obj(entry);
    }

    private static String kind(BasicFileAttributes attributes) {
        if (attributes.isRegularFile()) {
            return "file";
        } else if (attributes.isDirectory()) {
            return "folder";
        }
        return attributes.isSymbolicLink() ? "link" : "other";
    }

    private Place place(Members given, String member) throws Refused {
        Path path = inside(given.text(member));
        Path name = path.getFileName();
        if (name == null || name.toString().isEmpty()) {
            throw new Refused("'" + Members.shown(given.text(member)) + "' is the root itself; name a file in it");
        }
        Path folder = path.getParent();
        return new Place(folder == null ? Path.of("") : folder, name);
    }

    private Path inside(String text) throws Refused {
        Path path = LocalPaths.read("The file tool", text);
        if (!path.isAbsolute()) {
            return path;
        } else if (path.startsWith(root)) {
            return root.relativize(path);
        }
        throw new Refused("'" + Members.shown(text) + "' is outside of " + root + "; give a path in it");
    }

    private static BasicFileAttributes regular(Folder folder, Place place) throws Refused, IOException {
        @Nullable BasicFileAttributes attributes = folder.attributes(place.name());
        if (attributes == null) {
            throw new Refused("There is no file '" + shown(place) + "'");
        }
        if (!attributes.isRegularFile()) {
            throw new Refused("'" + shown(place) + "' is a " + kind(attributes)
                    + "; expected a regular file. Links are not followed");
        }
        return attributes;
    }

    private byte[] content(Folder folder, Place place) throws Refused, IOException {
        try (SeekableByteChannel in = folder.read(place.name())) {
            if (in.size() > limit) {
                throw new Refused("'" + shown(place) + "' has " + in.size() + " bytes; expected at most " + limit
                        + ". Read a smaller file, or raise the limit where the tools are built");
            }
            ByteBuffer content = ByteBuffer.allocate((int) in.size());
            while (content.hasRemaining() && in.read(content) >= 0) {
                // Until it is full, or the file has become shorter.
            }
            byte[] read = new byte[content.flip().remaining()];
            content.get(read);
            return read;
        }
    }

    private static String text(Place place, byte[] content) throws Refused {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Refused("'" + shown(place) + "' is no text in UTF-8; expected one");
        }
    }

    private static byte[] bytes(String text) throws Refused {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new Refused("The text has half a character (a lone surrogate), which is no UTF-8; take it out");
        }
    }

    private static Map<String, Json> described(Place place, byte[] content) {
        Map<String, Json> result = new LinkedHashMap<>();
        result.put("path", Json.of(slashed(place.path())));
        result.put("sha256", Json.of(HexFormat.of().formatHex(Hashes.sha256(content))));
        result.put("bytes", Json.of(content.length));
        return result;
    }

    private static String shown(Place place) {
        return Members.shown(slashed(place.path()));
    }

    private static String slashed(Path path) {
        return path.toString().replace(File.separatorChar, '/');
    }
}
