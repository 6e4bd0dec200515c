package io.aionis.firewall.admission;

/** What the host requires of every row of a store, whatever else is found. Applies last and can only tighten. */
public enum Requirement {
    /** Nothing more. */
    NONE(Decision.ADMIT),
    /** It must be checked before it is used. */
    INSPECT(Decision.INSPECT),
    /** Only a pointer is shown; the text is fetched by it. */
    REHYDRATE(Decision.REHYDRATE),
    /** It is never shown. */
    BLOCKED(Decision.DO_NOT_USE);

    private final Decision atLeast;

    Requirement(Decision atLeast) {
        this.atLeast = atLeast;
    }

    /** The mildest decision that meets it. */
    public Decision atLeast() {
        return atLeast;
    }
}
