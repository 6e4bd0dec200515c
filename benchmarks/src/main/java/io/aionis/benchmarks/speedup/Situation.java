package io.aionis.benchmarks.speedup;

/** What is asked of an arm that has refunded one order before. */
enum Situation {
    NEW("new", "other parameters than any before"),
    SAME("same", "the parameters of an order it has refunded, in a world where that has not happened"),
    CHANGED("changed", "the same parameters again, and another payment behind them"),
    RESUBMITTED("resubmitted", "new parameters, and the same request again after it was done");

    final String word;
    final String meaning;

    Situation(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }
}
