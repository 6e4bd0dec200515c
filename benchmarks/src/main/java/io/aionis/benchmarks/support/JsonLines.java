package io.aionis.benchmarks.support;

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
import java.util.function.Function;

/** Reads files with one JSON object a line; blank lines are ignored. */
public final class JsonLines {

    private JsonLines() {}

    /**
     * All lines of a file, in file order.
     *
     * @param what what a line holds, such as {@code run}
     * @param line makes a value of a line's members
     * @param id the value's id, which no other line may have
     * @throws InputException when the file is missing, is no UTF-8 text, has no line, names an id twice, or has a line
     *     that is no such object
     * @throws IOException when the file cannot be read
     */
    public static <T> List<T> read(Path file, String what, Function<Members, T> line, Function<T, String> id)
            throws IOException {
        List<T> values = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        int number = 0;
        if (Files.isDirectory(file)) {
            throw new InputException(file + ": a folder; expected a file of " + what + "s as JSON lines");
        }
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                number++;
                if (text.isBlank()) {
                    continue;
                }
                String place = file + ", line " + number;
                T value = line.apply(Members.of(parse(text, place), place));
                Integer earlier = lines.putIfAbsent(id.apply(value), number);
                if (earlier != null) {
                    throw new InputException(place + ": " + what + " id " + Json.of(id.apply(value))
                            + " is already on line " + earlier + "; expected an id of its own for every " + what);
                }
                values.add(value);
            }
        } catch (NoSuchFileException e) {
            throw new InputException(file + ": there is no such file; expected " + what + "s as JSON lines");
        } catch (CharacterCodingException e) {
            throw new InputException(file + ", after line " + number + ": bytes that are no UTF-8; expected " + what
                    + "s as JSON lines");
        }
        if (values.isEmpty()) {
            throw new InputException(
                    file + ", line 1: no " + what + "; expected at least one " + what + " as a JSON line");
        }
        return List.copyOf(values);
    }

    private static Json parse(String text, String place) {
        try {
            return Json.parse(text);
        } catch (JsonFormatException e) {
            throw new InputException(place + ": expected one JSON object; "
                    + String.valueOf(e.getMessage()).replaceAll("\\p{Cntrl}+", " "));
        }
    }
}
