package io.aionis.benchmarks.world;

import io.aionis.benchmarks.support.InputException;
import io.aionis.benchmarks.support.Members;
import io.aionis.model.Json;
import io.aionis.model.JsonFormatException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One process that plays a world: a JSON object a line to it, a JSON object a line from it. One thread at a time. */
final class WorldProcess implements AutoCloseable {

    private static final int SHOWN = 120;

    private final String command;
    private final Duration timeout;
    private final Process process;
    private final BufferedWriter in;
    private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();

    WorldProcess(String command, Duration timeout) {
        this.command = command;
        this.timeout = timeout;
        try {
            process = new ProcessBuilder(Words.of(command))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new InputException(where() + " cannot be started: " + e.getMessage());
        }
        in = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        Thread reader = new Thread(this::read, "world-command");
        reader.setDaemon(true);
        reader.start();
    }

    /** Sends a request and waits for its answer. */
    Members ask(Json.Obj request) {
        try {
            in.write(request.text());
            in.newLine();
            in.flush();
        } catch (IOException e) {
            throw ended(request);
        }
        String line = answer(request);
        try {
            return Members.of(Json.parse(line), where() + ", answer to " + shown(request.text()));
        } catch (JsonFormatException e) {
            throw new InputException(where() + ", answer to " + shown(request.text())
                    + ": expected one JSON object on a line, found " + shown(line));
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private String answer(Json.Obj request) {
        try {
            Optional<String> line = lines.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (line == null) {
                throw new InputException(where() + " did not answer " + shown(request.text()) + " within "
                        + timeout.toMillis() + " ms; give it longer with --world-timeout MILLIS");
            }
            return line.orElseThrow(() -> ended(request));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the world", e);
        }
    }

    private void read() {
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(Optional.of(line));
            }
        } catch (IOException closed) {
            // The end of the stream, told below.
        } finally {
            lines.add(Optional.empty());
        }
    }

    private InputException ended(Json.Obj request) {
        String how = over() ? "ended with exit status " + process.exitValue() : "closed its output";
        return new InputException(where() + " " + how + " before it answered " + shown(request.text())
                + "; expected a line of JSON for each request until its input ends");
    }

    /** Its output ends a little before it does. */
    private boolean over() {
        try {
            return process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String where() {
        return "world command " + shown(command);
    }

    private static String shown(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        return "'" + (line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…") + "'";
    }
}
