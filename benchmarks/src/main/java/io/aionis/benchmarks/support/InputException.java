package io.aionis.benchmarks.support;

/** A file cannot be used. The message is one line and names the file, the place in it and what was expected there. */
public final class InputException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public InputException(String message) {
        super(message);
    }
}
