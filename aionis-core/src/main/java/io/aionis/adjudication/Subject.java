package io.aionis.adjudication;

import io.aionis.model.Json;
import io.aionis.model.RunId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What evidence is about, and so what can agree or conflict. */
public sealed interface Subject {

    /** A stable text that is equal for equal subjects of one task. */
    String key();

    /** One tool called with these arguments. Its key and its hash are kept once made: a fold asks for them often. */
    final class Call implements Subject {
        private final String tool;
        private final Json arguments;
        // Both may be made twice by two threads at once; both make the same.
        private @Nullable String key;
        private int hash;

        public Call(String tool, Json arguments) {
            this.tool = tool;
            this.arguments = arguments;
        }

        /** The tool's name. */
        public String tool() {
            return tool;
        }

        /** What it is given. */
        public Json arguments() {
            return arguments;
        }

        @Override
        public String key() {
            String made = key;
            if (made == null) {
                made = "call:" + tool + ":" + arguments.canonical();
                key = made;
            }
            return made;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other
                    || other instanceof Call that
                            && hashCode() == that.hashCode()
                            && tool.equals(that.tool)
                            && arguments.equals(that.arguments);
        }

        @Override
        public int hashCode() {
            int made = hash;
            if (made == 0) {
                made = 31 * tool.hashCode() + arguments.hashCode();
                hash = made;
            }
            return made;
        }

        @Override
        public String toString() {
            return "Call[tool=" + tool + ", arguments=" + arguments + "]";
        }
    }

    /** A whole recorded run as one way of doing the task. */
    record RunRoute(RunId run) implements Subject {
        @Override
        public String key() {
            return "run:" + run.value();
        }
    }

    /**
     * What the observer named by a typed key, with the value that was said of it: {@code database.port} is
     * {@code 5432}. Other values of the same key are other subjects, which contradict it.
     */
    record Key(String name, @Nullable String value) implements Subject {
        @Override
        public String key() {
            return value == null ? "key:" + name : "key:" + name + "=" + value;
        }
    }

    /**
     * The way that runs took which called the same tools in the same order.
     *
     * @param tools the tools' names
     */
    record Way(List<String> tools) implements Subject {
        public Way {
            tools = List.copyOf(tools);
        }

        @Override
        public String key() {
            return "way:" + String.join(" > ", tools);
        }
    }

    /** A way of doing the task that the observer named, or a step's title and targets. */
    record Route(String name) implements Subject {
        @Override
        public String key() {
            return "route:" + name;
        }
    }
}
