package io.aionis.benchmarks.world;

import io.aionis.model.Hashes;
import io.aionis.model.Json;
import java.util.Set;

/** Tools over a state of their own. One thread at a time; worlds made by {@link #fresh()} share nothing that changes. */
public interface World extends AutoCloseable {

    /** The names of the tools. */
    Set<String> tools();

    /** Hash of what is known of a tool before it is called; of its name alone where it has no schema. */
    default String fingerprint(String tool) {
        return Hashes.sha256(tool);
    }

    /** Calls a tool. A refusal, an unknown tool included, is an answer; it leaves the state as it was. */
    ToolAnswer call(String tool, Json.Obj args);

    /** SHA-256 over the state as lower-case hex: equal states have equal hashes. Order inside arrays counts. */
    String stateHash();

    /** An independent world at the initial state, however much this one has changed. */
    World fresh();

    /** Ends what the world runs on, such as a process. */
    @Override
    default void close() {}
}
