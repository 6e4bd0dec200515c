package io.aionis.replay;

import io.aionis.model.Json;

/** Values in messages: escaped, on one line, not too long. */
final class Shown {

    private static final int LONGEST = 80;

    private Shown() {}

    static String value(Json json) {
        String text = json.text();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
