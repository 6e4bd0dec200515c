package io.aionis.benchmarks.retail;

import io.aionis.model.Json;
import java.util.Set;

/** Tools over a state of their own. One thread at a time; worlds made by {@link #fresh()} share nothing that changes. */
public interface World {

    /** The names of the tools. */
    Set<String> tools();

    /** Calls a tool. A refusal, an unknown tool included, is an answer; it leaves the state as it was. */
    ToolAnswer call(String tool, Json.Obj args);

    /** SHA-256 over the state as lower-case hex: equal states have equal hashes. Order inside arrays counts. */
    String stateHash();

    /** An independent world at the initial state, however much this one has changed. Cheap. */
    World fresh();
}
