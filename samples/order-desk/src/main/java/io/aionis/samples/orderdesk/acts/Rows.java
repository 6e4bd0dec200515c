package io.aionis.samples.orderdesk.acts;

import io.aionis.samples.orderdesk.shop.Footprint;
import java.util.stream.Collectors;

/** What the shop's rows say, in one line. */
final class Rows {

    private Rows() {}

    static String of(Footprint rows) {
        String payments = rows.payments().stream()
                .map(payment -> payment.reason() + " " + payment.amount() + " on " + payment.paymentMethodId())
                .collect(Collectors.joining(", "));
        return "rows: order " + rows.status() + "; cases " + rows.openCases() + " open, " + rows.closedCases()
                + " closed; exchanges " + rows.exchanges() + "; payments: " + payments;
    }
}
