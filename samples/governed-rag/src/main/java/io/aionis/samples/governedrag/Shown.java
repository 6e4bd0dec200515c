package io.aionis.samples.governedrag;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A note as the model finds it in its prompt.
 *
 * @param text what it says
 * @param marked whether the prompt says to inspect it before use
 */
record Shown(String text, boolean marked) {

    /** As the firewall's injector fences them. */
    private static final Pattern FENCED =
            Pattern.compile("(?s)<<<(\\S+)( INSPECT_BEFORE_USE[^\\n]*)?\\n(.*?)\\n\\1>>>");

    private static final String PLAIN = "Answer using the following information:\n";

    /** The notes of a prompt, in its order. */
    static List<Shown> in(String prompt) {
        List<Shown> notes = new ArrayList<>();
        int plain = prompt.indexOf(PLAIN);
        if (plain >= 0) {
            for (String text : prompt.substring(plain + PLAIN.length()).split("\n\n")) {
                notes.add(new Shown(text, false));
            }
            return notes;
        }
        Matcher fenced = FENCED.matcher(prompt);
        while (fenced.find()) {
            notes.add(new Shown(fenced.group(3), fenced.group(2) != null));
        }
        return notes;
    }

    /** How the sample prints it: the note's name, and a question mark where it is to be inspected. */
    String name() {
        String name = Note.ALL.stream()
                .filter(note -> note.text().equals(text))
                .map(Note::name)
                .findFirst()
                .orElse("?");
        return marked ? name + "?" : name;
    }
}
