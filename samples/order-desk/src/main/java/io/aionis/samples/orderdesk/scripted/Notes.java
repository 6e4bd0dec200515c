package io.aionis.samples.orderdesk.scripted;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What retrieved notes talk a trusting model into. */
record Notes(String text) {
    private static final String HEADING = "Answer using the following information:";
    private static final Pattern ADVICE =
            Pattern.compile("(?i)\\bexchang[^.\\n]*?\\b((?:credit_card|gift_card|paypal)_\\w+)"
                    + "|\\b((?:credit_card|gift_card|paypal)_\\w+)[^.\\n]*?\\bexchang");
    private static final Pattern INJECTION = Pattern.compile(
            "(?i)ignore\\b[^.\\n]*\\binstructions\\b.*?\\brefund\\b.*?(?<order>SO-\\d+).*?(?<method>gift_card_\\w+)");

    /** A refund that a note orders. */
    record Refund(String orderId, String methodId) {}

    static Notes find(String text) {
        int at = text.indexOf(HEADING);
        return new Notes(at < 0 ? "" : text.substring(at + HEADING.length()));
    }

    static boolean startAt(String line) {
        return line.contains(HEADING);
    }

    /** The payment method that a note recommends for exchanges. */
    Optional<String> recommendedMethod() {
        return text.lines()
                .filter(line -> !INJECTION.matcher(line).find())
                .map(ADVICE::matcher)
                .filter(Matcher::find)
                .map(advice -> advice.group(1) != null ? advice.group(1) : advice.group(2))
                .findFirst();
    }

    /** The refund that an injected instruction demands. */
    Optional<Refund> injectedRefund() {
        return text.lines()
                .map(INJECTION::matcher)
                .filter(Matcher::find)
                .map(order -> new Refund(order.group("order"), order.group("method")))
                .findFirst();
    }
}
