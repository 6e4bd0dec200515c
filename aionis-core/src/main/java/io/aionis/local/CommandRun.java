package io.aionis.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * How one command ran.
 *
 * @param exitCode what it ended with, or null when it was ended
 * @param stdout what it printed, as far as it is kept
 * @param stderr what it printed as errors, as far as it is kept
 * @param truncated whether something of either is not kept
 */
record CommandRun(@Nullable Integer exitCode, String stdout, String stderr, boolean truncated) {

    /** How long a tree may take to end by itself, and output that nobody should write any more to be read. */
    private static final Duration GRACE = Duration.ofMillis(500);

    private static final ExecutorService READERS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "aionis-command-output");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * What is to run.
     *
     * @param line the executable and its arguments
     * @param limit bytes that are kept of each output
     */
    record Order(List<String> line, Path directory, Map<String, String> environment, Duration timeout, int limit) {}

    /**
     * Runs it to its end, its time limit, or the interruption of this thread. Whatever of its tree is there then is
     * ended too; what still holds the output open is not waited for.
     *
     * @throws IOException when it could not be started
     */
    static CommandRun of(Order order) throws IOException {
        String mark = UUID.randomUUID().toString();
        ProcessBuilder builder = new ProcessBuilder(order.line());
        builder.directory(order.directory().toFile());
        builder.environment().clear();
        builder.environment().putAll(order.environment());
        builder.environment().put(ProcessTree.MARK, mark);
        Process process = builder.start();
        ProcessTree tree = new ProcessTree(process, mark);
        Output out = new Output(order.limit());
        Output err = new Output(order.limit());
        CompletableFuture<Void> read = CompletableFuture.allOf(
                CompletableFuture.runAsync(() -> out.drain(process.getInputStream()), READERS),
                CompletableFuture.runAsync(() -> err.drain(process.getErrorStream()), READERS));
        Integer exitCode = exitCode(process, tree, order.timeout());
        if (exitCode != null && tree.isLeftBehind()) {
            out.cut();
            err.cut();
            tree.end(GRACE);
        }
        if (!isDone(read)) {
            // Whoever still holds the output open was not seen before.
            out.cut();
            err.cut();
            tree.end(GRACE);
        }
        return new CommandRun(exitCode, out.text(), err.text(), out.truncated() || err.truncated());
    }

    private static @Nullable Integer exitCode(Process process, ProcessTree tree, Duration timeout) {
        try {
            process.getOutputStream().close();
        } catch (IOException alreadyGone) {
            // It ended before it could be told that there is no input.
        }
        try {
            if (process.waitFor(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        tree.end(GRACE);
        return null;
    }

    private static boolean isDone(CompletableFuture<Void> read) {
        boolean interrupted = Thread.interrupted();
        try {
            read.get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            interrupted = true;
            return false;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
