package io.aionis.samples.debugging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program of one file on disk that checks itself when it runs. Not thread-safe. */
final class Project {

    /** The line that forgets the first element. */
    static final String BROKEN_LOOP = "for (int i = 1; i < cents.length; i++) {";

    private static final String FILE = "Cart.java";
    private static final String SOURCE = """
            public class Cart {
                static long total(long[] cents) {
                    long sum = 0;
                    for (int i = 1; i < cents.length; i++) {
                        sum += cents[i];
                    }
                    return sum;
                }

                static long discounted(long cents, int percent) {
                    return cents - cents * percent / 100;
                }

                public static void main(String[] args) {
                    expect("total", 4, 6000, total(new long[] {1000, 2000, 3000}));
                    expect("discounted", 11, 900, discounted(1000, 10));
                }

                static void expect(String what, int line, long expected, long was) {
                    if (expected != was) {
                        System.out.println(what + " line " + line + " expected " + expected + " was " + was);
                        System.exit(1);
                    }
                }
            }
            """;

    private final Path folder;

    private Project(Path folder) {
        this.folder = folder;
    }

    /** The project with the loop that forgets the first element. */
    static Project withTheBug(Path folder) {
        return write(folder, SOURCE);
    }

    /** The same check is red at the same line, and the cause is another one. */
    static Project withAnotherBug(Path folder) {
        return write(folder, SOURCE.replace("int i = 1", "int i = 0").replace("sum += cents[i]", "sum = cents[i]"));
    }

    static Project at(Path folder) {
        return new Project(folder);
    }

    private static Project write(Path folder, String source) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(FILE), source);
            return new Project(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write the project to " + folder, failure);
        }
    }

    String name() {
        return String.valueOf(folder.getFileName());
    }

    /** What the check printed where it is red, or nothing where it is green. */
    String check() {
        return Java.run(folder, FILE);
    }

    /** A line, from 1. */
    String line(int number) {
        List<String> lines = lines();
        if (number < 1 || number > lines.size()) {
            throw new IllegalArgumentException(
                    "NO_SUCH_LINE: " + FILE + " has " + lines.size() + " lines; there is no line " + number);
        }
        return lines.get(number - 1).strip();
    }

    /** Puts another text in the place of a line, with the indentation it had. */
    void replace(int number, String by) {
        String old = line(number);
        List<String> lines = new ArrayList<>(lines());
        lines.set(number - 1, lines.get(number - 1).replace(old, by.strip()));
        write(folder, String.join("\n", lines) + "\n");
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(folder.resolve(FILE));
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + folder.resolve(FILE), failure);
        }
    }
}
