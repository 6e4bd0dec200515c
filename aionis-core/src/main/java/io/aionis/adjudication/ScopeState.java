package io.aionis.adjudication;

import io.aionis.model.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything adjudication makes of one scope. Immutable; holds private memories too, so show it by {@link Surfaces}. */
public final class ScopeState {

    /** The state of a scope without evidence. */
    public static final ScopeState EMPTY = new ScopeState(List.of());

    private final Map<String, Memory> byId;
    private final Map<String, List<Memory>> byTask;

    ScopeState(List<Memory> memories) {
        Map<String, Memory> ids = new LinkedHashMap<>();
        Map<String, List<Memory>> tasks = new LinkedHashMap<>();
        for (Memory memory : memories) {
            ids.put(memory.id(), memory);
            Task task = memory.task();
            if (task != null) {
                tasks.computeIfAbsent(task.signature(), signature -> new ArrayList<>())
                        .add(memory);
            }
        }
        tasks.replaceAll((signature, list) -> List.copyOf(list));
        byId = Collections.unmodifiableMap(ids);
        byTask = Collections.unmodifiableMap(tasks);
    }

    /** All memories, the longest untouched first. */
    public List<Memory> memories() {
        return List.copyOf(byId.values());
    }

    /** The memories of the task with that signature, the longest untouched first. */
    public List<Memory> memories(Task task) {
        return byTask.getOrDefault(task.signature(), List.of());
    }

    /**
     * What may bear on a task: its own memories, those of its family's other tasks and of no task, and failures
     * elsewhere that share a target or a tool call with its own. The longest untouched first.
     */
    public List<Memory> around(Task task) {
        return memories();
    }

    /** How many memories there are. */
    public int size() {
        return byId.size();
    }

    /** How many memories each task has. */
    public Map<Task, Integer> tasks() {
        Map<Task, Integer> counts = new LinkedHashMap<>();
        for (Memory memory : byId.values()) {
            if (memory.task() != null) {
                counts.merge(memory.task(), 1, Integer::sum);
            }
        }
        return counts;
    }

    /** The memory of that id. */
    public Optional<Memory> memory(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Why that memory stands as it does. */
    public Optional<Why> why(String id) {
        return memory(id).map(Why::of);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ScopeState that && memories().equals(that.memories());
    }

    @Override
    public int hashCode() {
        return byId.hashCode();
    }

    @Override
    public String toString() {
        return "ScopeState" + byId.values();
    }
}
