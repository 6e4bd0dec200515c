package io.aionis.firewall;

/**
 * What a firewall did since it was built.
 *
 * @param judged decisions made
 * @param kept decisions that kept a candidate out, or would have but for observe mode
 * @param errors decisions on candidates that could not be judged
 * @param listenerFailures times the listener threw
 * @param receiptFailures receipts that could not be written
 * @param recordFailures decisions that the ledger did not take
 * @param embedderFailures times the embedder threw or gave nothing usable
 * @param storeFailures times a store, retriever or aggregator behind a wrapper threw
 * @param dropped rows and lists left out unjudged: null, unreadable, without text where contents are asked for, or not what
 *     the filter lets through
 * @param held writes that were held for a person since then, whatever became of them; those that wait are
 *     {@code quarantine().pending()}
 */
public record FirewallCounts(
        long judged,
        long kept,
        long errors,
        long listenerFailures,
        long receiptFailures,
        long recordFailures,
        long embedderFailures,
        long storeFailures,
        long dropped,
        long held) {}
