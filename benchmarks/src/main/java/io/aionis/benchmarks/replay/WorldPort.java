package io.aionis.benchmarks.replay;

import io.aionis.benchmarks.support.InputException;
import io.aionis.benchmarks.world.World;
import io.aionis.model.Effect;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.replay.ToolAnswer;
import io.aionis.replay.ToolDescriptor;
import io.aionis.replay.ToolPort;
import io.aionis.replay.WriteVerifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A world as the tools of a replay. Remembers the writes that succeeded and the time its tools took, and can tell whether a
 * write happened, as a shop's own books can. One call at a time, from any thread.
 */
final class WorldPort implements ToolPort, WriteVerifier {

    private final World world;
    private final Pattern reads;
    private final List<Action> writes = new ArrayList<>();
    private final Map<Action, ToolAnswer> answers = new HashMap<>();
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
        ToolAnswer given = new ToolAnswer(answer.error() ? Outcome.FAILED : Outcome.SUCCEEDED, answer.result());
        if (!answer.error() && effect(tool) != Effect.READ) {
            writes.add(new Action(tool, arguments));
            answers.put(new Action(tool, arguments), given);
        }
        return given;
    }

    @Override
    public synchronized Verdict verify(Doubt doubt) {
        ToolAnswer given = answers.get(new Action(doubt.tool(), doubt.arguments()));
        return given == null ? new NotHappened("the world does not show it") : new Happened(given);
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
