package io.aionis.repair;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks for files under the root that a host allows. Safe for use by many threads. */
public interface FileFinder {

    /** Finds nothing, and knows of no file that is gone. */
    FileFinder NONE = new FileFinder() {
        @Override
        public boolean exists(String path) {
            return true;
        }

        @Override
        public List<Found> named(String name) {
            return List.of();
        }
    };

    /** Whether something is at this path, as a plan writes it. */
    boolean exists(String path);

    /** All files of this name, the last part of a path; all of them, or nothing can be said to be the only one. */
    List<Found> named(String name);

    /**
     * A file.
     *
     * @param path where it is, as a plan would write it
     * @param sha256 hash of its content, 64 hex digits, or null when unknown
     */
    record Found(String path, @Nullable String sha256) {}
}
