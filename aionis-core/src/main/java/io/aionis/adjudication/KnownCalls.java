package io.aionis.adjudication;

import io.aionis.model.Actor;
import io.aionis.model.Json;
import io.aionis.model.Lane;
import io.aionis.model.Scope;
import io.aionis.model.Task;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Finds what is known of one call without walking through the state. */
public final class KnownCalls {

    private KnownCalls() {}

    /**
     * The memories of a tool with those canonical arguments at a task: everybody's, the team's, the actor's own. Its time
     * does not depend on how much is known.
     *
     * @param scope the scope that was folded into the state
     */
    public static List<Memory> of(ScopeState state, Scope scope, Task task, Actor actor, String tool, Json arguments) {
        Subject call = new Subject.Call(tool, arguments);
        Audience team = actor.team() == null ? null : new Audience(Lane.TEAM, actor.team());
        return Stream.of(Audience.EVERYBODY, team, new Audience(Lane.AGENT, actor.agent()))
                .filter(Objects::nonNull)
                .map(audience -> ShortHashes.memoryId(scope, task.signature(), audience, call))
                .flatMap(id -> state.memory(id).stream())
                .toList();
    }
}
