package io.aionis.repair;

/** A repair goes further than a repair may. The message names the first place, what was found there and what may be. */
public final class RepairRefusedException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public RepairRefusedException(String message) {
        super(message);
    }

    public RepairRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
