package io.aionis.adjudication;

import io.aionis.model.RunId;
import io.aionis.model.Scope;
import io.aionis.model.Task;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The dossiers of a scope by subject, id and task, and what the dossiers of one task and audience have in common. */
final class Dossiers {

    private record Key(@Nullable String task, Audience audience, String subject) {}

    private record Group(@Nullable String task, Audience audience) {}

    private record Named(Task task, Moment moment) {}

    private final Scope scope;
    private final Map<RunId, RunTrace> runs;
    private final Contests contests;
    private final Map<Key, Dossier> bySubject = new HashMap<>();
    private final Map<String, Dossier> byId = new HashMap<>();
    private final Map<String, Set<Dossier>> byTask = new HashMap<>();
    private final Map<Group, TaskGroup> groups = new HashMap<>();
    private final Map<Group, Ways> ways = new HashMap<>();
    private final Map<Group, Named> tasks = new HashMap<>();

    /** {@code contests} is told of each dossier of a typed subject. */
    Dossiers(Scope scope, Map<RunId, RunTrace> runs, Contests contests) {
        this.scope = scope;
        this.runs = runs;
        this.contests = contests;
    }

    /** The dossier of a subject, made when there is none. */
    Dossier of(@Nullable String task, Audience audience, Subject subject) {
        return bySubject.computeIfAbsent(new Key(task, audience, subject.key()), key -> {
            String id = ShortHashes.memoryId(scope, task, audience, subject);
            Dossier dossier = new Dossier(task, audience, subject, id);
            byId.put(id, dossier);
            if (task != null) {
                byTask.computeIfAbsent(task, signature -> new LinkedHashSet<>()).add(dossier);
            }
            if (subject instanceof Subject.Key typed) {
                contests.add(dossier, typed);
            }
            return dossier;
        });
    }

    /** Takes a dossier out. */
    void remove(Dossier dossier) {
        bySubject.remove(new Key(dossier.task, dossier.audience, dossier.subject.key()), dossier);
        byId.remove(dossier.id, dossier);
        if (dossier.task != null) {
            byTask.getOrDefault(dossier.task, new HashSet<>()).remove(dossier);
        }
    }

    /** The dossier whose memory has that id, or null. */
    @Nullable
    Dossier find(String id) {
        return byId.get(id);
    }

    /** Takes note of a task; of those that an audience knows of, the last family that was named counts; {@code renamed} is told. */
    void name(Task task, Audience audience, Moment moment, Consumer<Dossier> renamed) {
        Group group = new Group(task.signature(), audience);
        Named known = tasks.get(group);
        Named named = later(known, new Named(task, moment));
        if (named != known) {
            tasks.put(group, named);
            boolean another =
                    known == null ? task.family() != null : !known.task().equals(task);
            if (another) {
                byTask.getOrDefault(task.signature(), Set.of()).stream()
                        .filter(dossier -> dossier.audience.hears(audience))
                        .forEach(renamed);
            }
        }
    }

    private static Named later(@Nullable Named known, Named named) {
        if (known == null) {
            return named;
        }
        boolean newer = named.task().family() != null
                && (known.task().family() == null || named.moment().isAfter(known.moment()));
        return newer ? named : known;
    }

    /** The task that a dossier is of, with the family that its audience knows. */
    @Nullable
    Task task(Dossier dossier) {
        String signature = dossier.task;
        if (signature == null) {
            return null;
        }
        Named named = tasks.get(new Group(signature, dossier.audience));
        Named shared = tasks.get(new Group(signature, Audience.EVERYBODY));
        named = shared == null ? named : later(named, shared);
        return named == null ? Task.of(signature) : named.task();
    }

    /** An attempt that is under way, and that nobody judged, is no memory yet. */
    boolean isUnderWay(Dossier dossier) {
        return dossier.subject instanceof Subject.RunRoute run
                && !trace(run.run()).hasEnded()
                && !dossier.isJudged();
    }

    RunTrace trace(RunId run) {
        return Objects.requireNonNull(runs.get(run));
    }

    TaskGroup group(Dossier dossier) {
        return groups.computeIfAbsent(new Group(dossier.task, dossier.audience), group -> new TaskGroup());
    }

    Ways ways(Dossier dossier) {
        return ways.computeIfAbsent(
                new Group(dossier.task, dossier.audience),
                group -> new Ways(way -> of(group.task(), group.audience(), way)));
    }
}
