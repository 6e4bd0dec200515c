package io.aionis.benchmarks.whowhen;

import io.aionis.benchmarks.support.JsonLines;
import io.aionis.benchmarks.support.Members;
import io.aionis.model.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A run of several agents that failed, and the step that a person blamed.
 *
 * @param question what the agents were asked
 * @param blamed place of the blamed step in the history, from 0
 * @param reason why it was blamed
 */
record Failure(String id, String question, int blamed, String reason, List<Message> history) {

    private static final String STEP = "mistake_step";

    Failure {
        history = List.copyOf(history);
    }

    /** One entry of a history: who said it, and what. */
    record Message(Speaker speaker, String content) {}

    /**
     * All failures of a file of JSON lines, in file order; a line without an id is named by its place.
     *
     * @throws io.aionis.benchmarks.support.InputException when the file cannot be used
     */
    static List<Failure> read(Path file) throws IOException {
        return JsonLines.read(file, "failure", Failure::of, Failure::id);
    }

    /** The questions are long and names are short; the same question is the same task. */
    String task() {
        return "question-" + Json.of(question).hash().substring(0, 16);
    }

    private static Failure of(Members line) {
        List<Message> history = new ArrayList<>();
        for (Members entry : line.objects("history")) {
            String role = entry.text("role");
            history.add(new Message(Speaker.of(role, entry.findText("name").orElse(role)), entry.text("content")));
        }
        String place = line.place().substring(line.place().lastIndexOf(", ") + 2);
        return new Failure(
                line.findLabel("id").orElse(place),
                line.text("question"),
                blamed(line, history.size()),
                line.findText("mistake_reason").orElse("blamed for the failure"),
                history);
    }

    /** A number, or a number as a string, of an entry that the history has. */
    private static int blamed(Members line, int entries) {
        try {
            int blamed = Integer.parseInt(line.label(STEP));
            if (blamed >= 0 && blamed < entries) {
                return blamed;
            }
        } catch (NumberFormatException noNumber) {
            throw line.refuse(STEP, "the number of an entry of the history");
        }
        throw line.refuse(STEP, "the number of one of the " + entries + " entries of the history, from 0");
    }
}
