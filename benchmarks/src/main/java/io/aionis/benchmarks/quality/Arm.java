package io.aionis.benchmarks.quality;

/** One way of putting earlier work into the prompt. */
interface Arm {

    /** The name among the metrics. */
    String name();

    /** What an agent at the trial that was left out would see. */
    Prompt prompt(Case asked);

    /** Why a write that the prompt does not show is not there, in a few words; empty when nothing is known. */
    default String absence(Case asked, Write write) {
        return "";
    }
}
