package io.aionis.adjudication;

import io.aionis.model.Task;
import java.util.*;

public record ScopeState(List<Memory> memories) {
    public List<Memory> memories(Task task) { return memories.stream().filter(m -> task.equals(m.task())).toList(); }
    public Optional<Memory> memory(String id) { return memories.stream().filter(m -> m.id().equals(id)).findFirst(); }
}
