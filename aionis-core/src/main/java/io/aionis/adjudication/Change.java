package io.aionis.adjudication;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rule S7: something became of a memory. Nothing is lowered silently and nothing is deleted.
 *
 * @param before the memory as it was; null when it is new
 * @param after the memory as it is; null when its evidence is now part of another memory
 */
public record Change(@Nullable Memory before, @Nullable Memory after) {

    /** What is other in a state than it was in another one: first what was there, the longest untouched first. */
    public static List<Change> between(ScopeState before, ScopeState after) {
        List<Change> changes = new ArrayList<>();
        for (Memory memory : before.memories()) {
            Memory other = after.memory(memory.id()).orElse(null);
            if (!memory.equals(other)) {
                changes.add(new Change(memory, other));
            }
        }
        for (Memory memory : after.memories()) {
            if (before.memory(memory.id()).isEmpty()) {
                changes.add(new Change(null, memory));
            }
        }
        return changes;
    }

    /** The memory, as it is or else as it was. */
    public Memory memory() {
        Memory memory = after != null ? after : before;
        if (memory == null) {
            throw new IllegalStateException("a change of nothing");
        }
        return memory;
    }

    /** Whether its state is another one. */
    public boolean isOfState() {
        return before == null || after == null || before.state() != after.state();
    }

    /** What decided, strongest first. */
    public List<String> rules() {
        return memory().rules();
    }

    /** What a person can do about it. */
    public String undo() {
        List<String> rules = rules();
        if (rules.contains("S6")) {
            return "release the block on " + memory().id();
        } else if (rules.contains("T4")) {
            return "restore " + memory().id() + " from the archive";
        } else if (rules.contains("S2") || rules.contains("S3")) {
            return "give a verdict on it, withdraw what stands against it (" + String.join(", ", memory().rivals())
                    + "), or supersede that";
        } else if (rules.contains("F5")) {
            return "give a new verdict as a verifier or reviewer, or withdraw the one that was given";
        }
        return "record what is true now: the same subject tried again, or a verdict on it";
    }
}
