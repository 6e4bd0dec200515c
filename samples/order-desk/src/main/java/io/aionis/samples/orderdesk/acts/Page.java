package io.aionis.samples.orderdesk.acts;

import java.io.PrintStream;
import java.util.List;

/** Prints in plain ASCII, at most 100 columns wide. */
final class Page {
    static final int COLUMNS = 100;
    private static final int INDENT = 4;

    private final PrintStream out;

    Page(PrintStream out) {
        this.out = out;
    }

    /** The heading of an act and, in one sentence, what it shows. */
    void act(String name, String shows) {
        out.println();
        wrapped(name + ". " + shows, 0, 0);
        out.println("-".repeat(COLUMNS));
    }

    /** A paragraph. */
    void say(String text) {
        wrapped(text.replace('\n', ' '), 0, 2);
    }

    /** Lines of something shown, each wrapped under its own beginning. */
    void show(String text) {
        text.lines().forEach(line -> wrapped(line, INDENT, INDENT + 2));
    }

    /** Names in a row, one after the other. */
    void chain(List<String> links) {
        wrapped(String.join(" > ", links), INDENT, INDENT);
    }

    /** Lines as they are. */
    void table(String text) {
        out.println();
        out.print(ascii(text));
    }

    private void wrapped(String text, int first, int others) {
        String rest = " ".repeat(first) + ascii(text);
        while (rest.length() > COLUMNS) {
            int cut = Math.max(rest.lastIndexOf(' ', COLUMNS), rest.lastIndexOf(',', COLUMNS - 1) + 1);
            if (cut <= others) {
                cut = COLUMNS;
            }
            out.println(rest.substring(0, cut).stripTrailing());
            rest = " ".repeat(others) + rest.substring(cut).strip();
        }
        out.println(rest);
    }

    private static String ascii(String text) {
        return text.replace("\u2026", "...").replaceAll("[^\\n\\x20-\\x7e]", "?");
    }
}
