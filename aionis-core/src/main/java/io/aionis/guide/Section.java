package io.aionis.guide;

import io.aionis.adjudication.State;
import io.aionis.adjudication.Surface;
import io.aionis.model.Role;
import java.util.List;

/** The sections of a guide, in the order they are printed. */
public enum Section {
    CURRENT_ACTIVE_PATH,
    PASSED_SOLUTIONS,
    PROCEDURES,
    FAILED_BRANCHES,
    INSPECT_BEFORE_USE,
    REHYDRATE_IF_NEEDED;

    /** What may be done with whatever stands in this section. */
    public Surface surface() {
        return switch (this) {
            case CURRENT_ACTIVE_PATH, PASSED_SOLUTIONS, PROCEDURES -> Surface.USE_NOW;
            case FAILED_BRANCHES -> Surface.DO_NOT_USE;
            case INSPECT_BEFORE_USE -> Surface.INSPECT_BEFORE_USE;
            case REHYDRATE_IF_NEEDED -> Surface.REHYDRATE;
        };
    }

    /** Whether what stands here may be used as it is. */
    boolean isUsable() {
        return surface() == Surface.USE_NOW;
    }

    static Section of(State state, Surface surface) {
        return switch (surface) {
            case DO_NOT_USE -> FAILED_BRANCHES;
            case USE_NOW ->
                switch (state) {
                    case CURRENT -> CURRENT_ACTIVE_PATH;
                    case PROCEDURE -> PROCEDURES;
                    default -> PASSED_SOLUTIONS;
                };
            case REHYDRATE -> REHYDRATE_IF_NEEDED;
            case INSPECT_BEFORE_USE, WITHHELD -> INSPECT_BEFORE_USE;
        };
    }

    /** The sections that yield to blocks, in the order in which a reader in that role needs them. */
    static List<Section> optionalFor(Role role) {
        return switch (role) {
            case PLANNER ->
                List.of(PROCEDURES, CURRENT_ACTIVE_PATH, PASSED_SOLUTIONS, INSPECT_BEFORE_USE, REHYDRATE_IF_NEEDED);
            case WORKER ->
                List.of(CURRENT_ACTIVE_PATH, PROCEDURES, PASSED_SOLUTIONS, INSPECT_BEFORE_USE, REHYDRATE_IF_NEEDED);
            // What waits for a check is what was claimed and not proved.
            case VERIFIER ->
                List.of(CURRENT_ACTIVE_PATH, INSPECT_BEFORE_USE, PASSED_SOLUTIONS, PROCEDURES, REHYDRATE_IF_NEEDED);
            case REVIEWER ->
                List.of(PASSED_SOLUTIONS, CURRENT_ACTIVE_PATH, PROCEDURES, INSPECT_BEFORE_USE, REHYDRATE_IF_NEEDED);
            case AGENT ->
                List.of(CURRENT_ACTIVE_PATH, PASSED_SOLUTIONS, PROCEDURES, INSPECT_BEFORE_USE, REHYDRATE_IF_NEEDED);
        };
    }
}
