package io.aionis.benchmarks.world;

import io.aionis.benchmarks.support.InputException;
import io.aionis.benchmarks.support.Members;
import io.aionis.model.Hashes;
import io.aionis.model.Json;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A world that another program plays, in any language: each fresh world is a process of its own that answers
 * {@code reset}, {@code tools}, {@code call} and {@code state}, each with one line of JSON.
 * Not thread-safe.
 */
public final class CommandWorld implements World {

    private final String command;
    private final Duration timeout;
    private final Map<String, String> fingerprints;
    private final WorldProcess process;

    private CommandWorld(String command, Duration timeout, Map<String, String> fingerprints, WorldProcess process) {
        this.command = command;
        this.timeout = timeout;
        this.fingerprints = fingerprints;
        this.process = process;
    }

    /**
     * Starts the program and asks for its tools.
     *
     * @param command the program and its arguments; single or double quotes hold a word together, no shell reads it
     * @param timeout how long it may take to answer a line
     * @throws InputException here and in each call, when the program cannot be started, does not answer in time, ends,
     *     or answers what is not as expected
     */
    public static CommandWorld open(String command, Duration timeout) {
        WorldProcess process = start(command, timeout);
        try {
            return new CommandWorld(command, timeout, tools(process), process);
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
    }

    @Override
    public Set<String> tools() {
        return fingerprints.keySet();
    }

    @Override
    public String fingerprint(String tool) {
        return fingerprints.getOrDefault(tool, "");
    }

    @Override
    public ToolAnswer call(String tool, Json.Obj args) {
        Map<String, Json> request = new LinkedHashMap<>(op("call").members());
        request.put("tool", Json.of(tool));
        request.put("args", args);
        Members answer = process.ask(new Json.Obj(request));
        return new ToolAnswer(answer.text("result"), answer.has("error") && answer.bool("error"));
    }

    @Override
    public String stateHash() {
        return process.ask(op("state")).text("hash");
    }

    @Override
    public CommandWorld fresh() {
        return new CommandWorld(command, timeout, fingerprints, start(command, timeout));
    }

    @Override
    public void close() {
        process.close();
    }

    private static WorldProcess start(String command, Duration timeout) {
        WorldProcess process = new WorldProcess(command, timeout);
        try {
            if (!process.ask(op("reset")).bool("ok")) {
                throw new InputException("world command '" + command + "' answered reset with ok false");
            }
            return process;
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
    }

    /** Hashes of the tools as they are described, by name. */
    private static Map<String, String> tools(WorldProcess process) {
        Map<String, String> tools = new LinkedHashMap<>();
        for (Members tool : process.ask(op("tools")).objects("tools")) {
            tools.put(tool.text("name"), Hashes.sha256(tool.object().canonical()));
        }
        return Collections.unmodifiableMap(tools);
    }

    private static Json.Obj op(String name) {
        return new Json.Obj(Map.of("op", Json.of(name)));
    }
}
