package io.aionis.samples.orderdesk.scripted;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the model does next. */
sealed interface Move {

    /** Calls a tool. */
    record Call(String tool, Map<String, String> arguments) implements Move {}

    /** Answers; the task is over. */
    record Say(String text) implements Move {}

    /** A call with arguments given as name, value, name, value. */
    static Move call(String tool, String... pairs) {
        Map<String, String> arguments = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            arguments.put(pairs[i], pairs[i + 1]);
        }
        return new Call(tool, arguments);
    }
}
