package io.aionis.model;

/** Names one piece of evidence inside its scope. The same id with the same content is the same evidence. */
public record EvidenceId(String value) {

    public EvidenceId {
        Names.require("EvidenceId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
