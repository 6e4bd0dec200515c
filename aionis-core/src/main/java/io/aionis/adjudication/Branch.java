package io.aionis.adjudication;

import io.aionis.model.Outcome;

/** What one outcome says about the branch it stands on: the only reading of an outcome there is (rules O1 and O2). */
enum Branch {
    WORKED,
    FAILED,
    /** Nothing was decided. */
    OPEN;

    static Branch of(Outcome outcome) {
        return switch (outcome) {
            case SUCCEEDED -> WORKED;
            case FAILED, BLOCKED -> FAILED;
            case INTERRUPTED, UNKNOWN -> OPEN;
        };
    }
}
