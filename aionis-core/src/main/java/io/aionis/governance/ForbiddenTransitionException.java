package io.aionis.governance;

/** A playbook version was asked to go where the table does not lead. Nothing was changed. */
public final class ForbiddenTransitionException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    ForbiddenTransitionException(String message) {
        super(message);
    }
}
