package io.aionis.samples.orderdesk;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The command line, checked.
 *
 * @param help whether only the usage is wanted
 * @param memory the directory of the ledger, or null for a temporary one
 */
record Options(boolean help, @Nullable Path memory) {
    static final String USAGE = """
            Usage: ./mvnw -q -Ptry compile -Dtry.args="OPTIONS"
              --model scripted|openai|ollama   who plans; scripted (the default) needs no network
              --latency-ms N                   how long a call of the scripted model takes; 400
              --seed N                         which tasks the scripted model takes a wrong turn on; 8
              --memory DIR                     keeps the ledger in DIR, for the next time; temporary if left out
              --help                           this text
            """;

    private static final List<String> WITH_VALUE = List.of("--model", "--latency-ms", "--seed", "--memory");

    /** @throws IllegalArgumentException when an option is unknown, twice there, or lacks its value */
    static Options parse(List<String> args) {
        Optional<String> memory = Optional.empty();
        for (int i = 0; i < args.size(); i += 2) {
            String option = args.get(i);
            if (option.equals("--help")) {
                return new Options(true, null);
            }
            if (!WITH_VALUE.contains(option)) {
                throw new IllegalArgumentException(
                        "unknown option " + option + "; there are " + String.join(", ", WITH_VALUE) + ", --help");
            }
            if (i + 1 == args.size()) {
                throw new IllegalArgumentException(option + " needs a value after it");
            }
            if (args.indexOf(option) != i) {
                throw new IllegalArgumentException(option + " is given twice; give it once");
            }
            if (option.equals("--memory")) {
                memory = Optional.of(args.get(i + 1));
            }
        }
        return new Options(false, memory.map(Options::directory).orElse(null));
    }

    private static Path directory(String text) {
        try {
            return Path.of(text).toAbsolutePath();
        } catch (InvalidPathException noPath) {
            throw new IllegalArgumentException("--memory " + text + " is no path: " + noPath.getReason(), noPath);
        }
    }
}
