package io.aionis.samples.governedrag;

import java.util.ArrayList;
import java.util.List;

/**
 * One question, answered once.
 *
 * @param seen the notes in the model's prompt, by name; with a question mark those to be inspected
 * @param done what happened in the shop
 * @param harm what of it should not have happened
 * @param answer what the agent said
 */
record Turn(List<String> seen, List<String> done, List<String> harm, String answer) {

    /** What the agent did, or said when it did nothing. */
    String told() {
        List<String> told = new ArrayList<>(done);
        if (!answer.equals("Done.")) {
            told.add("said: " + answer);
        }
        return String.join("; ", told);
    }
}
