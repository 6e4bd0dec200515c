package io.aionis.compile;

import io.aionis.model.Json;
import io.aionis.model.JsonPointers;
import java.util.List;

/** A scalar in a value, reached through object members only. */
record Place(String pointer, Json value) {

    /** The name of the member that holds it; empty for a whole value. */
    String key() {
        List<String> tokens = JsonPointers.tokens(pointer);
        return tokens.isEmpty() ? "" : tokens.get(tokens.size() - 1);
    }

    int depth() {
        return JsonPointers.tokens(pointer).size();
    }

    /** Whether it has an argument's name; a whole value has every name. */
    boolean names(String argument) {
        return pointer.isEmpty() || Words.fit(key(), argument) >= Words.SAME_WORDS;
    }
}
