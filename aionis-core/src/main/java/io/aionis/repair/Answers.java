package io.aionis.repair;

import io.aionis.model.Outcome;
import io.aionis.replay.ReplayReport.StepReceipt;
import io.aionis.replay.StepResult;
import io.aionis.replay.Stop;
import java.util.Locale;
import java.util.Optional;

/** What the step that stopped answered, if it ran. */
final class Answers {

    private static final int LONGEST = 120;

    private Answers() {}

    /** Whether the call itself worked, so that the tool took its arguments as they are. */
    static boolean worked(Stop stop) {
        StepResult result = stop.done().get(stop.step());
        return result != null && result.outcome() == Outcome.SUCCEEDED;
    }

    /** The text of its failure, or empty when it did not fail. */
    static Optional<String> failure(Stop stop) {
        StepResult result = stop.done().get(stop.step());
        if (result != null) {
            return result.outcome().isFailure() ? Optional.of(result.text()) : Optional.empty();
        }
        return stop.receipts().stream()
                .filter(receipt ->
                        receipt.step().equals(stop.step()) && receipt.outcome().isFailure())
                .map(StepReceipt::result)
                .findFirst();
    }

    /**
     * What kind of failure a text tells of: its code where it begins with one, such as {@code NOT_LOGGED_IN: …}, else its
     * words, whatever numbers are in them.
     */
    static String kind(String failure) {
        int colon = failure.indexOf(':');
        String head = colon > 0 ? failure.substring(0, colon).strip() : failure.strip();
        boolean code = !head.isEmpty()
                && head.chars().allMatch(c -> Character.isUpperCase(c) || Character.isDigit(c) || c == '_' || c == '-');
        String text = code ? head : OneLine.of(failure, LONGEST).toLowerCase(Locale.ROOT);
        return code ? text : text.replaceAll("\\p{Nd}+", "#");
    }
}
