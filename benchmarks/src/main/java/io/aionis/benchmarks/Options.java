package io.aionis.benchmarks;

import io.aionis.model.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Options of a command: {@code --name value} pairs. */
public record Options(Map<String, String> values) {

    static Options of(List<String> words) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < words.size(); i += 2) {
            String name = words.get(i);
            if (!name.startsWith("--") || i + 1 == words.size()) {
                throw new IllegalArgumentException(
                        "'" + name + "' is not understood; expected options as --name value");
            }
            values.put(name.substring(2), words.get(i + 1));
        }
        return new Options(values);
    }

    /** Refuses what the command does not know. */
    public Options allowing(String... names) {
        for (String name : values.keySet()) {
            if (!Set.of(names).contains(name)) {
                throw new IllegalArgumentException(
                        "--" + name + " is no option of this command; it has " + List.of(names));
            }
        }
        return this;
    }

    /** An option's value, if it was given. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** A path that must be given; {@code what} says what it should hold and where to get it. */
    public Path path(String name, String what) {
        return Path.of(find(name)
                .orElseThrow(() -> new IllegalArgumentException("--" + name + " is missing; expected " + what)));
    }

    /** A whole number, or another when it was not given. */
    public long number(String name, long otherwise) {
        String text = values.get(name);
        try {
            return text == null ? otherwise : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--" + name + " " + text + " is no whole number", e);
        }
    }

    /** A whole number from 1, or another when it was not given. */
    public int count(String name, int otherwise) {
        long number = number(name, otherwise);
        if (number < 1 || number > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("--" + name + " is " + number + "; expected a whole number from 1");
        }
        return (int) number;
    }

    /** One of some words; the first when it was not given. */
    public String word(String name, String... words) {
        String word = values.getOrDefault(name, words[0]);
        if (!List.of(words).contains(word)) {
            throw new IllegalArgumentException(
                    "--" + name + " " + word + " is not known; expected " + String.join(" or ", words));
        }
        return word;
    }

    /** Writes a command's figures to the file that {@code --json} names, if it was given. */
    public void writeJson(Json.Obj figures) throws IOException {
        if (values.containsKey("json")) {
            // Bytes, so that half a character from the input is replaced and not refused.
            Files.write(Path.of(values.get("json")), (figures.pretty() + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
