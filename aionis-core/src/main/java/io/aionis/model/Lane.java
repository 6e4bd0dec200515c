package io.aionis.model;

/** Who may see a piece of evidence inside its scope. */
public enum Lane {
    /** Everybody in the scope. */
    SHARED,
    /** Members of the actor's team. */
    TEAM,
    /** The actor alone. */
    AGENT;

    /** Whether evidence that {@code writer} put on this lane is visible to {@code reader}. */
    public boolean visible(Actor writer, Actor reader) {
        return switch (this) {
            case SHARED -> true;
            case TEAM ->
                writer.team() != null && writer.team().equals(reader.team())
                        || writer.agent().equals(reader.agent());
            case AGENT -> writer.agent().equals(reader.agent());
        };
    }
}
