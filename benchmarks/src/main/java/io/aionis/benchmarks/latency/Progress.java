package io.aionis.benchmarks.latency;

/** Says on a terminal what is under way; says nothing in a pipe. */
final class Progress {

    private Progress() {}

    static void say(String what) {
        if (System.console() != null) {
            System.err.println(what + " …");
        }
    }
}
