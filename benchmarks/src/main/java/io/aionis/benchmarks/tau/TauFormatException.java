package io.aionis.benchmarks.tau;

/** A run file cannot be used. The message is one line and names the file, the line and what was expected there. */
public final class TauFormatException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    TauFormatException(String message) {
        super(message);
    }
}
