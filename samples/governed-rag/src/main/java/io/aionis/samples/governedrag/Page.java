package io.aionis.samples.governedrag;

import io.aionis.firewall.admission.Admission;
import java.io.PrintStream;
import java.util.List;

/** Prints in plain ASCII, at most 100 columns wide. */
final class Page {

    static final int COLUMNS = 100;

    private final PrintStream out;

    Page(PrintStream out) {
        this.out = out;
    }

    void heading(String text) {
        out.println();
        out.println(text);
    }

    void line(String text) {
        wrapped(text, 2);
    }

    /** A line whose further lines begin at a column. */
    void wrapped(String text, int column) {
        String rest = text;
        while (rest.length() > COLUMNS) {
            int cut = rest.lastIndexOf(' ', COLUMNS);
            out.println(rest.substring(0, cut).stripTrailing());
            rest = " ".repeat(column) + rest.substring(cut).strip();
        }
        out.println(rest);
    }

    void note(Note note) {
        wrapped("  %-3s %-20s %s".formatted(note.name(), note.nature(), note.text()), 27);
    }

    /** One question's two rows of the table. */
    void question(Topic topic, Turn without, Turn with) {
        out.println(topic.question());
        row("without", without);
        row("with", with);
    }

    private void row(String name, Turn turn) {
        String harm = turn.harm().isEmpty() ? "" : "HARM";
        wrapped("  %-8s %-19s %-5s %s".formatted(name, String.join(" ", turn.seen()), harm, turn.told()), 37);
    }

    /** A receipt in words. It holds the note's hash and never its text; the name is looked up by the hash. */
    static String receipt(Admission admission) {
        int evidence = admission.pointers().size();
        String why = admission.reasons().isEmpty() ? "" : " because " + String.join(", ", admission.reasons());
        String rests = evidence == 0 ? "" : "; rests on " + evidence + " in the ledger";
        return "note %-3s %-10s%s (%s%s)"
                .formatted(Note.named(admission.hash()), admission.decision(), why, admission.policy(), rests);
    }

    void receipts(List<Admission> admissions) {
        admissions.stream().map(Page::receipt).distinct().sorted().forEach(receipt -> line("  " + receipt));
    }
}
