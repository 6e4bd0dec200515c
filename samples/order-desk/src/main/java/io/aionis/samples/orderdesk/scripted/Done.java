package io.aionis.samples.orderdesk.scripted;

import com.fasterxml.jackson.databind.JsonNode;

/** A tool call that was answered; {@code result} is missing when the answer is no JSON. */
record Done(String tool, JsonNode arguments, JsonNode result, String text, boolean failed) {

    boolean has(String argument, String value) {
        return arguments.path(argument).asText().equals(value);
    }
}
