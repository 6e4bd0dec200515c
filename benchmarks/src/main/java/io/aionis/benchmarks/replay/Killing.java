package io.aionis.benchmarks.replay;

import io.aionis.benchmarks.support.Directories;
import io.aionis.benchmarks.world.World;
import io.aionis.model.Effect;
import io.aionis.model.Json;
import io.aionis.plan.PlanJson;
import io.aionis.replay.OpenSlot;
import io.aionis.replay.ReplayStatus;
import io.aionis.replay.ToolAnswer;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Replays in a process of its own, over a ledger on disk, kills it around a write, and makes the same request in another
 * process. Only every so many runs, since each needs several processes.
 */
final class Killing implements Condition {

    private final int every;
    private int runs;

    /** @param every of so many runs one is killed; 0 kills none */
    Killing(int every) {
        this.every = every;
    }

    /** When a process is killed. */
    private enum Moment {
        BEFORE_EFFECT("process killed before the effect"),
        AFTER_EFFECT("process killed after the effect"),
        /** The settlement may be durable by then, or not. */
        AFTER_ANSWER("process killed after the answer");

        private final String words;

        Moment(String words) {
            this.words = words;
        }
    }

    @Override
    public List<Tried> of(Trial trial, World world, Random random) {
        int writes = (int) trial.plan().steps().stream()
                .filter(step -> step.effect() != Effect.READ)
                .count();
        List<Tried> tried = new ArrayList<>();
        if (every > 0 && writes > 0 && runs++ % every == 0) {
            int write = random.nextInt(writes);
            for (Moment moment : Moment.values()) {
                tried.add(killed(trial, world, moment, write));
            }
        }
        return tried;
    }

    private static Tried killed(Trial trial, World world, Moment moment, int write) {
        try (World fresh = world.fresh()) {
            Path directory = Files.createTempDirectory("aionis-killed");
            try {
                WorldPort port = new WorldPort(fresh, trial.reads());
                boolean died = replay(trial, port, directory, moment, write) == null;
                Came came = replay(trial, port, directory, null, 0);
                if (came == null) {
                    throw new IllegalStateException(
                            "run " + trial.run().id() + ": the process that was not killed ended without a report");
                }
                Tried tried = Tried.of(trial, Perturbation.CRASH, moment.words, came, fresh, port, 2);
                return died ? tried : tried.saying("it was done before it could be killed; " + tried.reason());
            } finally {
                Directories.delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a process to be killed cannot be run", e);
        }
    }

    /** What the process reports, or null when it was killed. */
    private static @Nullable Came replay(
            Trial trial, WorldPort port, Path directory, @Nullable Moment moment, int write) throws IOException {
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReplayChild.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader from =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                BufferedWriter to =
                        new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8))) {
            say(to, order(trial, port));
            int left = write;
            for (String line = from.readLine(); line != null; line = from.readLine()) {
                Json.Obj message = (Json.Obj) Json.parse(line);
                String tool = message.text("tool");
                if (tool == null) {
                    return came(message);
                }
                boolean here = moment != null && port.effect(tool) != Effect.READ && left-- == 0;
                if (here && moment == Moment.BEFORE_EFFECT) {
                    return null;
                }
                ToolAnswer answer = port.call(tool, (Json.Obj) message.members().getOrDefault("args", Json.nil()));
                if (here && moment == Moment.AFTER_EFFECT) {
                    return null;
                }
                say(to, answer(answer));
                if (here) {
                    return null;
                }
            }
            return null;
        } finally {
            process.destroyForcibly().onExit().join();
        }
    }

    private static Json.Obj order(Trial trial, WorldPort port) {
        Map<String, Json> tools = new LinkedHashMap<>();
        port.tools().forEach((name, tool) -> {
            Map<String, Json> about = new LinkedHashMap<>();
            about.put("effect", Json.of(tool.effect().name()));
            if (tool.fingerprint() != null) {
                about.put("fingerprint", Json.of(tool.fingerprint()));
            }
            tools.put(name, new Json.Obj(about));
        });
        Map<String, Json> slots = new LinkedHashMap<>();
        for (OpenSlot slot : trial.workspace().replay(trial.version()).openSlots()) {
            Json recorded = slot.recorded();
            slots.put(slot.key(), recorded == null ? Json.nil() : recorded);
        }
        Map<String, Json> parameters = new LinkedHashMap<>(trial.parameters());
        parameters.keySet().retainAll(trial.plan().parameters().keySet());
        Map<String, Json> order = new LinkedHashMap<>();
        order.put("plan", PlanJson.toJson(trial.plan()));
        order.put("parameters", new Json.Obj(parameters));
        order.put("slots", new Json.Obj(slots));
        order.put("tools", new Json.Obj(tools));
        return new Json.Obj(order);
    }

    private static Json.Obj answer(ToolAnswer answer) {
        return new Json.Obj(Map.of("outcome", Json.of(answer.outcome().name()), "result", Json.of(answer.result())));
    }

    private static Came came(Json.Obj end) {
        ReplayStatus status = ReplayStatus.valueOf(Objects.requireNonNull(end.text("status")));
        return new Came(status, end.text("stoppedAt"), end.text("reason"));
    }

    private static void say(BufferedWriter to, Json.Obj message) throws IOException {
        to.write(message.text());
        to.newLine();
        to.flush();
    }
}
