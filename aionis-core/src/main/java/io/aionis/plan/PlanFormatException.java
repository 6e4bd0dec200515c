package io.aionis.plan;

/** A plan is malformed. The message says where in it, what was found, what was expected, and what to do. */
public final class PlanFormatException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public PlanFormatException(String message) {
        super(message);
    }

    public PlanFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
