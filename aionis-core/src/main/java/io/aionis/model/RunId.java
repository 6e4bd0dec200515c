package io.aionis.model;

/** Names one attempt at a task inside its scope. */
public record RunId(String value) {

    public RunId {
        Names.require("RunId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
