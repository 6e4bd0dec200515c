package io.aionis.adjudication;

/** What a consumer may do with a memory; the stricter comes first. */
public enum Surface {
    WITHHELD,
    DO_NOT_USE,
    /** Fetch it by its pointer when it is needed. */
    REHYDRATE,
    INSPECT_BEFORE_USE,
    USE_NOW
}
