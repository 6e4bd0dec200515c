package io.aionis.benchmarks.replay;

import io.aionis.benchmarks.support.InputException;
import io.aionis.benchmarks.world.World;
import io.aionis.model.Effect;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.replay.ToolAnswer;
import io.aionis.replay.ToolDescriptor;
import io.aionis.replay.ToolPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A world as the tools of a replay. Remembers the writes that succeeded and the time its tools took. One call at a time,
 * from any thread.
 */
final class WorldPort implements ToolPort {

    private final World world;
    private final Pattern reads;
    private final List<Action> writes = new ArrayList<>();
    private @Nullable InputException broken;
    private long nanos;

    WorldPort(World world, Pattern reads) {
        this.world = world;
        this.reads = reads;
    }

    /** A tool and what it was given. */
    record Action(String tool, Json arguments) {}

    Effect effect(String tool) {
        return reads.matcher(tool).find() ? Effect.READ : Effect.WRITE;
    }

    /**
     * The writes that succeeded so far.
     *
     * @throws InputException when the world itself broke, which is no finding about a replay
     */
    synchronized List<Action> writes() {
        if (broken != null) {
            throw broken;
        }
        return List.copyOf(writes);
    }

    synchronized long nanos() {
        return nanos;
    }

    @Override
    public Map<String, ToolDescriptor> tools() {
        return world.tools().stream()
                .collect(Collectors.toMap(
                        Function.identity(), t -> new ToolDescriptor(t, world.fingerprint(t), effect(t))));
    }

    @Override
    public synchronized ToolAnswer call(String tool, Json.Obj arguments) {
        long start = System.nanoTime();
        var answer = answer(tool, arguments);
        nanos += System.nanoTime() - start;
        if (!answer.error() && effect(tool) != Effect.READ) {
            writes.add(new Action(tool, arguments));
        }
        return new ToolAnswer(answer.error() ? Outcome.FAILED : Outcome.SUCCEEDED, answer.result());
    }

    private io.aionis.benchmarks.world.ToolAnswer answer(String tool, Json.Obj arguments) {
        try {
            return world.call(tool, arguments);
        } catch (InputException e) {
            broken = e;
            throw e;
        }
    }
}
