package io.aionis.adjudication;

import io.aionis.model.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PSortedMap;
import org.pcollections.PSortedSet;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/**
 * Everything adjudication makes of one scope. Immutable; a state and the one before it share what did not change. Holds
 * private memories too, so show it by {@link Surfaces}.
 */
public final class ScopeState {

    /** Where a memory stands in the order of time. */
    private record Place(Moment moment, String id) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int order = moment.compareTo(other.moment);
            return order != 0 ? order : id.compareTo(other.id);
        }
    }

    private record Entry(Place place, Memory memory) {}

    /** The state of a scope without evidence. */
    public static final ScopeState EMPTY = new ScopeState(
            HashTreePMap.empty(),
            HashTreePMap.empty(),
            HashTreePMap.empty(),
            HashTreePMap.empty(),
            HashTreePMap.empty());

    private static final String NO_TASK = "";
    private static final int MOST_OF_ONE_LINK = 8;
    private static final int MOST_LINKED = 64;

    private final PMap<String, Entry> byId;
    private final PMap<String, PSortedMap<Place, Memory>> byTask;
    /** Of each family the tasks, with how many of their memories name it. */
    private final PMap<String, PMap<String, Integer>> byFamily;
    /** Failures by what they have in common with other tasks: a target or a tool call. */
    private final PMap<String, PSortedSet<Place>> failures;
    /** What says something of a typed subject, by id. */
    private final PMap<String, Memory> valued;

    private ScopeState(
            PMap<String, Entry> byId,
            PMap<String, PSortedMap<Place, Memory>> byTask,
            PMap<String, PMap<String, Integer>> byFamily,
            PMap<String, PSortedSet<Place>> failures,
            PMap<String, Memory> valued) {
        this.valued = valued;
        this.byId = byId;
        this.byTask = byTask;
        this.byFamily = byFamily;
        this.failures = failures;
    }

    /** All memories, the longest untouched first. Takes n log n time in them. */
    public List<Memory> memories() {
        return byId.values().stream()
                .sorted(Comparator.comparing(Entry::place))
                .map(Entry::memory)
                .toList();
    }

    /** The memories of the task with that signature, the longest untouched first. */
    public List<Memory> memories(Task task) {
        return new ArrayList<>(ofTask(task.signature()).values());
    }

    /** The memories that say something of a typed subject, of all tasks, in no order. Takes time in their number. */
    public List<Memory> valued() {
        return List.copyOf(valued.values());
    }

    /**
     * What may bear on a task: its own memories, those of its family's other tasks and of no task, and failures
     * elsewhere that share a target or a tool call with its own, the newest of them. Takes time in their number, not in
     * that of the scope.
     */
    public List<Memory> around(Task task) {
        PSortedMap<Place, Memory> own = ofTask(task.signature());
        List<Memory> around = new ArrayList<>(own.values());
        Set<String> seen = new HashSet<>();
        for (String sibling : siblings(task)) {
            around.addAll(ofTask(sibling).values());
            seen.add(sibling);
        }
        around.addAll(ofTask(NO_TASK).values());
        seen.add(NO_TASK);
        seen.add(task.signature());
        if (seen.stream().filter(byTask::containsKey).count() == byTask.size()) {
            return around;
        }
        Set<Place> linked = new LinkedHashSet<>();
        for (Memory memory : own.values()) {
            for (String link : links(memory)) {
                newest(link, seen, linked);
            }
            if (linked.size() >= MOST_LINKED) {
                break;
            }
        }
        linked.forEach(place -> memory(place.id()).ifPresent(around::add));
        return around;
    }

    /** The newest failures of other tasks with that link; a call that fails everywhere would drown all else. */
    private void newest(String link, Set<String> tasks, Set<Place> found) {
        PSortedSet<Place> failed = failures.get(link);
        int looked = 0;
        Iterator<Place> newestFirst = failed == null ? Collections.emptyIterator() : failed.descendingIterator();
        while (newestFirst.hasNext() && looked++ < MOST_OF_ONE_LINK) {
            Place place = newestFirst.next();
            memory(place.id())
                    .filter(failure -> !tasks.contains(signature(failure)))
                    .ifPresent(failure -> found.add(place));
        }
    }

    /** The signatures of a task and of its family's other tasks; empty text stands for memories of no task. */
    public Set<String> tasksAround(Task task) {
        Set<String> tasks = new HashSet<>(siblings(task));
        tasks.add(task.signature());
        tasks.add(NO_TASK);
        return tasks;
    }

    private Set<String> siblings(Task task) {
        if (task.family() == null) {
            return Set.of();
        }
        Set<String> siblings = new HashSet<>(
                byFamily.getOrDefault(task.family(), HashTreePMap.empty()).keySet());
        siblings.remove(task.signature());
        return siblings;
    }

    /** How many memories there are. */
    public int size() {
        return byId.size();
    }

    /** How many memories each task has; those of no task are left out. */
    public Map<Task, Integer> tasks() {
        Map<Task, Integer> counts = new LinkedHashMap<>();
        byTask.forEach((signature, memories) -> {
            Task task = memories.values().iterator().next().task();
            if (task != null) {
                counts.put(task, memories.size());
            }
        });
        return counts;
    }

    /** The memory of that id. */
    public Optional<Memory> memory(String id) {
        return Optional.ofNullable(byId.get(id)).map(Entry::memory);
    }

    /** Why that memory stands as it does. */
    public Optional<Why> why(String id) {
        return memory(id).map(Why::of);
    }

    private PSortedMap<Place, Memory> ofTask(String signature) {
        PSortedMap<Place, Memory> memories = byTask.get(signature);
        return memories == null ? TreePMap.empty() : memories;
    }

    private static String signature(Memory memory) {
        return memory.task() == null ? NO_TASK : memory.task().signature();
    }

    /** What a memory has in common with others of its kind in other tasks. */
    private static List<String> links(Memory memory) {
        List<String> links = new ArrayList<>();
        memory.targets().forEach(target -> links.add("target:" + target));
        if (memory.subject() instanceof Subject.Call call) {
            links.add(call.key());
        }
        return links;
    }

    Edit edit() {
        return new Edit(this);
    }

    /** A state in the making. */
    static final class Edit {
        private PMap<String, Entry> byId;
        private PMap<String, PSortedMap<Place, Memory>> byTask;
        private PMap<String, PMap<String, Integer>> byFamily;
        private PMap<String, PSortedSet<Place>> failures;
        private PMap<String, Memory> valued;

        private Edit(ScopeState from) {
            byId = from.byId;
            byTask = from.byTask;
            byFamily = from.byFamily;
            failures = from.failures;
            valued = from.valued;
        }

        /** Puts a memory of which something was last said then; gives the one it replaces. */
        @Nullable
        Memory put(Memory memory, Moment last) {
            Place place = new Place(last, memory.id());
            Entry before = byId.get(memory.id());
            if (before != null
                    && before.place().equals(place)
                    && before.memory().equals(memory)) {
                return memory;
            }
            Memory old = before == null ? null : remove(memory.id());
            byId = byId.plus(memory.id(), new Entry(place, memory));
            if (memory.subject() instanceof Subject.Key && memory.value() != null) {
                valued = valued.plus(memory.id(), memory);
            }
            String signature = signature(memory);
            PSortedMap<Place, Memory> ofTask = byTask.get(signature);
            byTask = byTask.plus(
                    signature, (ofTask == null ? TreePMap.<Place, Memory>empty() : ofTask).plus(place, memory));
            Task task = memory.task();
            if (task != null && task.family() != null) {
                byFamily = counted(byFamily, task.family(), signature, 1);
            }
            if (memory.state() == State.FAILED_BRANCH) {
                for (String link : links(memory)) {
                    PSortedSet<Place> failed = failures.get(link);
                    failures = failures.plus(link, (failed == null ? TreePSet.<Place>empty() : failed).plus(place));
                }
            }
            return old;
        }

        /** Takes a memory out; gives it, or null when there was none. */
        @Nullable
        Memory remove(String id) {
            Entry entry = byId.get(id);
            if (entry == null) {
                return null;
            }
            Memory memory = entry.memory();
            byId = byId.minus(id);
            valued = valued.minus(id);
            String signature = signature(memory);
            PSortedMap<Place, Memory> rest =
                    byTask.getOrDefault(signature, TreePMap.empty()).minus(entry.place());
            byTask = rest.isEmpty() ? byTask.minus(signature) : byTask.plus(signature, rest);
            if (memory.task() != null && memory.task().family() != null) {
                byFamily = counted(byFamily, memory.task().family(), signature, -1);
            }
            if (memory.state() == State.FAILED_BRANCH) {
                for (String link : links(memory)) {
                    PSortedSet<Place> failed =
                            failures.getOrDefault(link, TreePSet.empty()).minus(entry.place());
                    failures = failed.isEmpty() ? failures.minus(link) : failures.plus(link, failed);
                }
            }
            return memory;
        }

        private static PMap<String, PMap<String, Integer>> counted(
                PMap<String, PMap<String, Integer>> counts, String key, String value, int more) {
            PMap<String, Integer> known = counts.getOrDefault(key, HashTreePMap.empty());
            int count = known.getOrDefault(value, 0) + more;
            PMap<String, Integer> now = count == 0 ? known.minus(value) : known.plus(value, count);
            return now.isEmpty() ? counts.minus(key) : counts.plus(key, now);
        }

        ScopeState done() {
            return new ScopeState(byId, byTask, byFamily, failures, valued);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ScopeState that && memories().equals(that.memories());
    }

    @Override
    public int hashCode() {
        return byId.keySet().hashCode();
    }

    @Override
    public String toString() {
        return "ScopeState" + memories();
    }
}
