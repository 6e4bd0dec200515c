package io.aionis.benchmarks.speedup;

/**
 * What somebody asks for, and what the desk knows about it.
 *
 * @param order the order's id
 * @param reason why it is to be refunded
 * @param payment how it was paid, by now
 * @param state what became of the payment
 */
record Order(String order, String reason, String payment, String state) {

    private static final String USUAL = "captured";

    static Order number(int n) {
        return new Order("O-" + (70_000 + n), "damage report " + (4_000 + n), "P-" + (81_000 + 7 * n), USUAL);
    }

    /** The same request, where another payment has come in place of the first. */
    Order paidAnew() {
        return new Order(order, reason, payment + "-2", state);
    }

    /** The same request, where the payment is in a state that has not been seen before. */
    Order settledLate() {
        return new Order(order, reason, payment, "settled late");
    }

    String customer() {
        return order.replace("O-", "C-");
    }

    String email() {
        return order.replace("O-", "buyer") + "@example.com";
    }

    String amount() {
        return Math.abs(payment.hashCode() % 900) + 10 + ".50";
    }

    String refund() {
        return payment.replace("P-", "R-");
    }
}
