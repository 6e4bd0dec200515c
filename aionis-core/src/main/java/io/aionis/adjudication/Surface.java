package io.aionis.adjudication;

/** What a consumer may do with a memory; the stricter comes first. */
public enum Surface {
    WITHHELD,
    DO_NOT_USE,
    INSPECT_BEFORE_USE,
    USE_NOW
}
