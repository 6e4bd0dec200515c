package io.aionis.local;

/** What was asked for is not understood or not allowed; nothing was done. The message is for whoever asked. */
final class Refused extends Exception {

    private static final long serialVersionUID = 1;

    private final String why;

    Refused(String why) {
        super(why, null, false, false);
        this.why = why;
    }

    String why() {
        return why;
    }
}
