package io.aionis.measure;

import java.util.Locale;

/** What runs are compared by. */
public enum Metric {
    /** Share of the judged runs that succeeded. A run is judged when somebody who did not work in it said how it ended. */
    SUCCESS_RATE(true, true),
    /** Tool calls and observed steps of a run. */
    STEPS(false, false),
    /** Tool calls of a run that failed. */
    TOOL_ERRORS(false, false),
    /** Failed calls of a run that had failed before in the task, with the same arguments, and not worked since. */
    REPEATED_FAILURES(false, false),
    /** Tokens that the guides of a run put into its prompts, by the engine's counter; 0 without guidance. */
    PROMPT_TOKENS(false, false),
    /** Seconds from a run's beginning to its end; not known where the clock went back. */
    SECONDS(false, false),
    /** Share of pairs of successive runs of a task that called the same tools in the same order. */
    STABILITY(true, true);

    private final boolean rate;
    private final boolean moreIsBetter;

    Metric(boolean rate, boolean moreIsBetter) {
        this.rate = rate;
        this.moreIsBetter = moreIsBetter;
    }

    /** Whether it is a share between 0 and 1; else a mean. */
    public boolean isRate() {
        return rate;
    }

    /** Whether more of it is better. */
    public boolean moreIsBetter() {
        return moreIsBetter;
    }

    /** How its interval comes about. */
    public String method() {
        return rate ? "Wilson score; difference by Newcombe" : "percentile bootstrap of the mean";
    }

    /** The name that the report bears. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
