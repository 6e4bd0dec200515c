package io.aionis.replay;

/** Decides at each point of a replay whether the process ends there. */
interface Death {

    /** Nothing ends it. */
    Death NEVER = point -> {};

    /** A point was reached, such as {@code before the claim of pay}. */
    void at(String point);

    /** The process has ended; nothing of it goes on. */
    final class Dead extends Error {
        private static final long serialVersionUID = 1L;

        Dead(String point) {
            super("dead " + point);
        }
    }
}
