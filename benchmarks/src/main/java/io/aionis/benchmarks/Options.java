package io.aionis.benchmarks;

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
}
