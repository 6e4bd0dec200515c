package io.aionis.benchmarks.support;

/** Says on a terminal what is under way; says nothing in a pipe. */
public final class Progress {

    private Progress() {}

    /** What begins now. */
    public static void say(String what) {
        if (System.console() != null) {
            System.err.println(what + " …");
        }
    }
}
