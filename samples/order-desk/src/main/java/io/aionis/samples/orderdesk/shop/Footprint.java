package io.aionis.samples.orderdesk.shop;

import java.math.BigDecimal;
import java.util.List;

/**
 * What has been done to one order, counted from the rows: the proof that nothing was done twice.
 *
 * @param payments oldest first; the first is the purchase
 */
public record Footprint(
        String status, int openCases, int closedCases, int exchanges, int returns, int notes, List<Payment> payments) {
    public Footprint {
        payments = List.copyOf(payments);
    }

    /** Money that moved; positive from the customer, negative back to them. */
    public record Payment(String paymentMethodId, BigDecimal amount, String reason) {}
}
