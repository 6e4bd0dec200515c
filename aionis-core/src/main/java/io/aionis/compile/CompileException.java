package io.aionis.compile;

/** A run cannot become a plan. The message says which run, why, and what to do. */
public final class CompileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CompileException(String message) {
        super(message);
    }
}
