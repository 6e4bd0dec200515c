package io.aionis.benchmarks.replay;

/** The process is gone. An error, so that nothing on the way takes it for a tool that failed. */
final class Death extends Error {

    private static final long serialVersionUID = 1L;

    Death() {
        super("the process died", null, false, false);
    }
}
