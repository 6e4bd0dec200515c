package io.aionis.benchmarks.speedup;

/** One way to have orders refunded, over a desk and a model of its own. Not thread-safe. */
interface Arm {

    RefundDesk desk();

    DeskModel model();

    /**
     * Has it done.
     *
     * @param key names the request: the same again is the same request
     */
    void refund(Order order, String key);

    /** What an order is like when this arm gets it. */
    default Order given(Order order) {
        return order;
    }
}
