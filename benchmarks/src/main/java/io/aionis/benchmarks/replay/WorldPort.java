package io.aionis.benchmarks.replay;

import io.aionis.benchmarks.retail.World;
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

/** A world as the tools of a replay. Remembers the writes that succeeded and the time its tools took. */
final class WorldPort implements ToolPort {

    private final World world;
    private final Pattern reads;
    private final List<Action> writes = new ArrayList<>();
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

    List<Action> writes() {
        return writes;
    }

    long nanos() {
        return nanos;
    }

    @Override
    public Map<String, ToolDescriptor> tools() {
        return world.tools().stream()
                .collect(Collectors.toMap(Function.identity(), t -> new ToolDescriptor(t, null, effect(t))));
    }

    @Override
    public ToolAnswer call(String tool, Json.Obj arguments) {
        long start = System.nanoTime();
        var answer = world.call(tool, arguments);
        nanos += System.nanoTime() - start;
        if (!answer.error() && effect(tool) != Effect.READ) {
            writes.add(new Action(tool, arguments));
        }
        return new ToolAnswer(answer.error() ? Outcome.FAILED : Outcome.SUCCEEDED, answer.result());
    }
}
