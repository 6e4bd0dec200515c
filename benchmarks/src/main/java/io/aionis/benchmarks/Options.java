package io.aionis.benchmarks;

import io.aionis.model.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Options of a command: {@code --name value} pairs, of which the last counts where one stands, and flags without one. */
public record Options(Map<String, List<String>> values) {

    private static final Set<String> FLAGS = Set.of("policies", "scramble");

    static Options of(List<String> words) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String name = word.startsWith("--") ? word.substring(2) : "";
            boolean flag = FLAGS.contains(name);
            if (name.isEmpty() || (!flag && i + 1 == words.size())) {
                throw new IllegalArgumentException(
                        "'" + word + "' is not understood; expected options as --name value");
            }
            values.computeIfAbsent(name, key -> new ArrayList<>()).add(flag ? "" : words.get(++i));
        }
        return new Options(values);
    }

    /** Whether a flag was given. */
    public boolean isSet(String flag) {
        return values.containsKey(flag);
    }

    /** Every value of an option that may be given several times. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
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
        List<String> given = all(name);
        return given.isEmpty() ? Optional.empty() : Optional.of(given.get(given.size() - 1));
    }

    /** A path that must be given; {@code what} says what it should hold and where to get it. */
    public Path path(String name, String what) {
        return Path.of(find(name)
                .orElseThrow(() -> new IllegalArgumentException("--" + name + " is missing; expected " + what)));
    }

    /** A whole number, or another when it was not given. */
    public long number(String name, long otherwise) {
        String text = find(name).orElse(null);
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
        String word = find(name).orElse(words[0]);
        if (!List.of(words).contains(word)) {
            throw new IllegalArgumentException(
                    "--" + name + " " + word + " is not known; expected " + String.join(" or ", words));
        }
        return word;
    }

    /** Writes a command's figures to the file that {@code --json} names, if it was given. */
    public void writeJson(Json.Obj figures) throws IOException {
        if (isSet("json")) {
            // Bytes, so that half a character from the input is replaced and not refused.
            Files.write(path("json", "a file"), (figures.pretty() + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
