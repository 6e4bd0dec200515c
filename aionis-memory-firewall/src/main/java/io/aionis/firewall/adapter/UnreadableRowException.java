package io.aionis.firewall.adapter;

/** This row cannot be read; the others can. Never leaves the package. */
final class UnreadableRowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableRowException(String problem) {
        super(problem);
    }

    /** The problem, for the report. */
    String problem() {
        return String.valueOf(getMessage());
    }
}
