package io.aionis.measure;

/** Where a skill candidate stands in the review queue. */
public enum SkillStatus {
    /** Nobody has decided. */
    PROPOSED,
    /** A reviewer accepted the runs that it was taken from. It stays a candidate; adjudication judges those runs. */
    PROMOTED,
    /** A reviewer declined it. */
    DECLINED,
    /** It was decided on, and its steps, limits or counter-examples are others now. */
    CHANGED
}
