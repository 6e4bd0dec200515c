package io.aionis.samples.orderdesk.scripted;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The exchange that a user message asks for, read out of its prose as a model would. */
record Task(String email, String orderId, String item, String colour, String size) {
    private static final Pattern REQUEST =
            Pattern.compile("Exchange the (?<item>.+?) in order (?<order>\\S+) of customer (?<email>\\S+@\\S+)"
                    + " for colour (?<colour>[^,\\n]+), size (?<size>[^.\\n]+)\\.");

    static Optional<Task> find(String text) {
        Matcher request = REQUEST.matcher(text);
        // The last one: a guide in front of the request may quote an older one.
        Optional<Task> task = Optional.empty();
        while (request.find()) {
            task = Optional.of(new Task(
                    request.group("email"),
                    request.group("order"),
                    request.group("item"),
                    request.group("colour"),
                    request.group("size")));
        }
        return task;
    }
}
