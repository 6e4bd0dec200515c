package io.aionis.plan;

/**
 * Something that must hold of the surroundings: a file is there, a command is on the PATH, a port is free. The kinds that
 * come with the library are named by {@link Kinds}; a host may add its own.
 *
 * @param kind what is checked, such as {@code file-exists}
 * @param about what it is checked of, by the names its kind knows, such as {@code path}
 */
public record Check(String kind, Argument.ObjectOf about) {

    /** The kinds that come with the library, with the members of {@link Check#about}. */
    public static final class Kinds {
        /** A file or folder is there: {@code path}. */
        public static final String FILE_EXISTS = "file-exists";
        /** Nothing is there: {@code path}. */
        public static final String FILE_ABSENT = "file-absent";
        /** A file has this content: {@code path}, {@code sha256} (64 hex digits). */
        public static final String FILE_HASH = "file-hash";
        /** A command is on the PATH: {@code name}; or has a version too: {@code version}, such as {@code >=17}. */
        public static final String COMMAND = "command";
        /** An environment variable is set: {@code name}; or has a value: {@code value}. */
        public static final String ENVIRONMENT = "environment";
        /** Nobody listens at a port of this machine: {@code port}, 1 to 65535. */
        public static final String FREE_PORT = "free-port";
        /** The process works in this folder: {@code path}. */
        public static final String WORKING_DIRECTORY = "working-directory";

        private Kinds() {}
    }
}
