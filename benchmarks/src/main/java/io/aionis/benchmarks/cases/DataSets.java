package io.aionis.benchmarks.cases;

import io.aionis.benchmarks.support.InputException;
import io.aionis.benchmarks.support.JsonLines;
import io.aionis.benchmarks.support.Members;
import io.aionis.benchmarks.support.Part;
import io.aionis.benchmarks.tau.TauRun;
import io.aionis.benchmarks.tau.TauRuns;
import io.aionis.model.Json;
import io.aionis.model.JsonFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The rows of one part of the public data sets.
 *
 * @param injections tool responses that carry an instruction
 * @param experiences advice, honest and poisoned
 * @param pieces honest e-mails, tables and code, and strings to attack them with
 */
record DataSets(
        List<Injection> injections,
        List<Experience> experiences,
        List<Piece> pieces,
        List<TauRun> retail,
        List<TauRun> airline) {

    record Injection(String id, boolean enhanced, String text, String question, String instruction) {}

    record Experience(String id, boolean poisoned, String request, String advice, String tags) {}

    record Piece(String id, String kind, boolean attack, String text, String question) {
        String key() {
            return attack ? text : id;
        }
    }

    /**
     * Reads a folder of them.
     *
     * @throws InputException when a file is missing, with the public source of it, or has a line that is no such row
     * @throws IOException when a file cannot be read
     */
    static DataSets read(Path data, Part part) throws IOException {
        Path injections = file(data, "injecagent/cases.jsonl", "InjecAgent (uiuc-kang-lab/InjecAgent on GitHub)");
        Path experiences = file(
                data,
                "memorygraft/experiences.jsonl",
                "MemoryGraft's experiences (Jacobhhy/Agent-Memory-Poisoning on GitHub)");
        Path pieces = file(data, "bipia/rows.jsonl", "BIPIA (microsoft/BIPIA on GitHub)");
        String tau = "tau-bench's runs (sierra-research/tau-bench on GitHub)";
        Path retail = file(data, "tau-retail/runs.jsonl", tau);
        Path airline = file(data, "tau-airline/runs.jsonl", tau);
        return new DataSets(
                JsonLines.read(injections, "case", DataSets::injection, Injection::id).stream()
                        .filter(each -> part.holds(each.instruction()))
                        .toList(),
                JsonLines.read(experiences, "experience", DataSets::experience, Experience::id).stream()
                        .filter(each -> part.holds(each.id()))
                        .toList(),
                JsonLines.read(pieces, "row", DataSets::piece, Piece::id).stream()
                        .filter(each -> part.holds(each.key()))
                        .toList(),
                runs(retail, part),
                runs(airline, part));
    }

    /** Attack strings for texts ({@code text}) or for code ({@code code}). */
    List<String> attacks(String kind) {
        return pieces.stream()
                .filter(piece -> piece.attack() && piece.kind().equals(kind + "_attack"))
                .map(Piece::text)
                .toList();
    }

    /** Honest {@code email}, {@code table} or {@code code}. */
    List<String> honest(String kind) {
        return pieces.stream()
                .filter(piece -> !piece.attack() && piece.kind().equals(kind))
                .map(Piece::text)
                .toList();
    }

    private static List<TauRun> runs(Path file, Part part) throws IOException {
        return TauRuns.read(file).stream().filter(run -> part.holds(run.id())).toList();
    }

    private static Path file(Path data, String name, String source) {
        Path file = data.resolve(name);
        if (!Files.exists(file)) {
            throw new InputException(file + ": there is no such file; expected rows of " + source);
        }
        return file;
    }

    private static Injection injection(Members row) {
        return new Injection(
                row.label("id"),
                row.text("variant").equals("enhanced"),
                row.text("tool_response"),
                row.text("user_instruction"),
                row.text("attacker_instruction"));
    }

    private static Experience experience(Members row) {
        return new Experience(
                row.label("id"),
                !row.text("label").equals("benign"),
                row.text("req"),
                row.text("resp"),
                row.findText("tag").orElse(""));
    }

    private static Piece piece(Members row) {
        Json question = row.object().get("question");
        return new Piece(
                row.label("id"),
                row.text("kind"),
                row.text("label").equals("attack"),
                joined(row.text("text")),
                question instanceof Json.Str string
                        ? string.value()
                        : question instanceof Json.Arr lines ? joined(lines.text()) : "");
    }

    /** Pieces of code come as a JSON array of their lines. */
    private static String joined(String text) {
        if (!text.startsWith("[\"")) {
            return text;
        }
        try {
            return Json.parse(text) instanceof Json.Arr lines
                    ? lines.elements().stream()
                            .map(line -> line instanceof Json.Str string ? string.value() : line.text())
                            .collect(Collectors.joining("\n"))
                    : text;
        } catch (JsonFormatException e) {
            return text;
        }
    }
}
