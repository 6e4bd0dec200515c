package io.aionis.benchmarks.tau;

import io.aionis.benchmarks.Options;
import io.aionis.model.Effect;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Tells tools that only look from tools that write, by their names. */
public record ReadTools(Pattern names) {

    private static final String DEFAULT = "^(get|find|list|search|calculate|think|transfer)";

    /** The tools whose names match {@code --reads}. */
    public static ReadTools of(Options options) {
        String regex = options.find("reads").orElse(DEFAULT);
        try {
            return new ReadTools(Pattern.compile(regex));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "--reads " + regex + " is no regular expression: " + e.getDescription(), e);
        }
    }

    public Effect effect(String tool) {
        return names.matcher(tool).find() ? Effect.READ : Effect.WRITE;
    }

    public boolean isWrite(String tool) {
        return effect(tool) == Effect.WRITE;
    }
}
