package io.aionis.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What a command gave.
 *
 * @param exit its exit status
 */
record Cli(int exit, String out, String err) {

    static Cli run(Object... words) throws Exception {
        String[] args = new String[words.length];
        for (int i = 0; i < words.length; i++) {
            args[i] = String.valueOf(words[i]);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Main.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                args);
        return new Cli(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
