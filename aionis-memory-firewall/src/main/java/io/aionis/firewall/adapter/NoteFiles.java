package io.aionis.firewall.adapter;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The markdown files below a folder by their path in it. Links are listed, never followed; what is hidden is not there. */
final class NoteFiles extends SimpleFileVisitor<Path> {

    private static final int MOST_FILES = 10_000;
    private static final int DEEPEST = 32;

    private final Path root;
    private final SortedMap<String, Path> files = new TreeMap<>();

    /** @throws IOException when the folder is not there */
    NoteFiles(Path folder) throws IOException {
        this.root = folder.toRealPath();
    }

    SortedMap<String, Path> list() throws IOException {
        Files.walkFileTree(root, Set.of(), DEEPEST, this);
        return files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        boolean hidden = !directory.equals(root) && isHidden(directory);
        return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        boolean markdown = name.endsWith(".md") || name.endsWith(".markdown");
        boolean offered = attributes.isRegularFile() ? markdown : !attributes.isOther();
        return offered ? add(file) : FileVisitResult.CONTINUE;
    }

    /** What cannot be looked into is listed too, so that reading it fails and is reported. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
        return add(file);
    }

    private FileVisitResult add(Path file) {
        if (isHidden(file)) {
            return FileVisitResult.CONTINUE;
        }
        if (files.size() == MOST_FILES) {
            throw new IllegalArgumentException("The folder " + root + " holds more than " + MOST_FILES
                    + " markdown notes; read the folders in it one by one");
        }
        files.put(id(file), file);
        return FileVisitResult.CONTINUE;
    }

    private String id(Path file) {
        List<String> names = new ArrayList<>();
        root.relativize(file).forEach(name -> names.add(name.toString()));
        return String.join("/", names);
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }
}
