package io.aionis.adjudication;

import io.aionis.model.Json;
import io.aionis.model.RunId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What evidence is about, and so what can agree or conflict. */
public sealed interface Subject {

    /** A stable text that is equal for equal subjects of one task. */
    String key();

    /** One tool called with these arguments. */
    record Call(String tool, Json arguments) implements Subject {
        @Override
        public String key() {
            return "call:" + tool + ":" + arguments.canonical();
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
