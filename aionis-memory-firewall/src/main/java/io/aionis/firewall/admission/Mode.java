package io.aionis.firewall.admission;

/** How far the firewall acts on its decisions. */
public enum Mode {
    /** Decides and reports, but lets everything through: how one starts. */
    OBSERVE,
    /** Lets admitted candidates through, those to be inspected marked as such, and a pointer for those to be fetched. */
    STANDARD,
    /** Lets admitted candidates through and drops the rest; what is merely known must be inspected. */
    STRICT
}
