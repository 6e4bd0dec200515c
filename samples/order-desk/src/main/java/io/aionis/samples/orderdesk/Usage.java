package io.aionis.samples.orderdesk;

/** What models cost: answered calls and tokens. */
public record Usage(int modelCalls, long tokensIn, long tokensOut) {

    /** Nothing spent. */
    public static final Usage NONE = new Usage(0, 0, 0);

    /** This and the other together. */
    public Usage plus(Usage other) {
        return new Usage(modelCalls + other.modelCalls, tokensIn + other.tokensIn, tokensOut + other.tokensOut);
    }

    /** What came on top since an earlier reading. */
    public Usage minus(Usage earlier) {
        return new Usage(modelCalls - earlier.modelCalls, tokensIn - earlier.tokensIn, tokensOut - earlier.tokensOut);
    }
}
