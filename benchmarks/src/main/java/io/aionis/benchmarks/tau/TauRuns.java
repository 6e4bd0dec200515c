package io.aionis.benchmarks.tau;

import io.aionis.model.Json;
import io.aionis.model.JsonFormatException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads files of recorded runs: JSON lines in the tau shape, blank lines and unknown members ignored. */
public final class TauRuns {

    private TauRuns() {}

    /**
     * All runs of a file, in file order.
     *
     * @throws TauFormatException when the file is missing, is no UTF-8 text, has no run, names a run twice, or has a
     *     line that is no run
     * @throws IOException when the file cannot be read
     */
    public static List<TauRun> read(Path file) throws IOException {
        List<TauRun> runs = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                TauRun run = run(line, file + ", line " + number);
                Integer earlier = lines.putIfAbsent(run.id(), number);
                if (earlier != null) {
                    throw new TauFormatException(file + ", line " + number + ": run id " + Json.of(run.id())
                            + " is already on line " + earlier + "; expected an id of its own for every run");
                }
                runs.add(run);
            }
        } catch (NoSuchFileException e) {
            throw new TauFormatException(file + ": there is no such file; expected runs as JSON lines");
        } catch (CharacterCodingException e) {
            throw new TauFormatException(
                    file + ", after line " + runs.size() + ": bytes that are no UTF-8; expected runs as JSON lines");
        }
        if (runs.isEmpty()) {
            throw new TauFormatException(file + ", line 1: no run; expected at least one run as a JSON line");
        }
        return List.copyOf(runs);
    }

    private static TauRun run(String line, String place) {
        Json json;
        try {
            json = Json.parse(line);
        } catch (JsonFormatException e) {
            throw new TauFormatException(place + ": expected one JSON object; "
                    + String.valueOf(e.getMessage()).replaceAll("\\p{Cntrl}+", " "));
        }
        Members run = Members.of(json, place);
        return new TauRun(
                run.label("id"),
                run.label("task_id"),
                run.integer("trial"),
                run.number("reward").doubleValue(),
                run.text("instruction"),
                run.objects("gold_actions").stream()
                        .map(action -> new TauAction(action.text("name"), action.object("kwargs")))
                        .toList(),
                run.objects("steps").stream().map(TauRuns::step).toList());
    }

    private static TauStep step(Members step) {
        return new TauStep(
                step.integer("i"), step.text("tool"), step.object("args"), step.text("result"), step.bool("error"));
    }
}
