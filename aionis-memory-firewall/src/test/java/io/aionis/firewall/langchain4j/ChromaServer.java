package io.aionis.firewall.langchain4j;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.chroma.ChromaApiVersion;
import dev.langchain4j.store.embedding.chroma.ChromaEmbeddingStore;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * A Chroma server from the npm registry, one for all tests of this JVM, on a free port of this machine and with its data
 * in a directory of its own. Where Node.js or the package cannot be had, the tests are skipped with the reason.
 */
final class ChromaServer implements BeforeAllCallback {

    private static final String PACKAGE = "chromadb@3.0.3";
    private static final Path HOME = Path.of("target", "chroma").toAbsolutePath();
    private static final Path CLI = HOME.resolve("node_modules/chromadb/dist/cli.mjs");
    private static final Duration INSTALL = Duration.ofMinutes(2);
    private static final Duration START = Duration.ofSeconds(30);

    private static volatile String url = "";

    @Override
    public void beforeAll(ExtensionContext context) {
        Object running = context.getRoot()
                .getStore(Namespace.create(ChromaServer.class))
                .getOrComputeIfAbsent("server", key -> start());
        if (running instanceof Missing missing) {
            abort(missing.reason());
        }
    }

    /** A store over a new, empty collection. */
    static EmbeddingStore<TextSegment> collection() {
        return collection("c-" + UUID.randomUUID());
    }

    static EmbeddingStore<TextSegment> collection(String name) {
        return ChromaEmbeddingStore.builder()
                .apiVersion(ChromaApiVersion.V2)
                .baseUrl(url)
                .tenantName("default_tenant")
                .databaseName("default_database")
                .collectionName(name)
                .timeout(START)
                .build();
    }

    private static Object start() {
        try {
            if (!Files.exists(CLI)) {
                Files.createDirectories(HOME);
                Files.writeString(HOME.resolve("package.json"), "{\"private\":true}");
                Process npm = run(
                        HOME.resolve("npm.log"),
                        List.of("npm", "install", "--no-audit", "--no-fund", "--no-save", PACKAGE));
                if (!npm.waitFor(INSTALL.toSeconds(), TimeUnit.SECONDS) || npm.exitValue() != 0) {
                    end(npm);
                    return new Missing("npm cannot install " + PACKAGE + "; see " + HOME.resolve("npm.log"));
                }
            }
            return serve();
        } catch (IOException e) {
            return new Missing("npm or node cannot be started: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Missing("interrupted while " + PACKAGE + " was installed");
        }
    }

    private static Object serve() throws IOException {
        int port = freePort();
        Path data = Files.createTempDirectory(HOME, "data");
        List<String> command = List.of(
                "node",
                CLI.toString(),
                "run",
                "--path",
                data.toString(),
                "--host",
                "127.0.0.1",
                "--port",
                String.valueOf(port));
        Path log = HOME.resolve("server.log");
        Running running = new Running(run(log, command));
        url = "http://127.0.0.1:" + port;
        try {
            Awaitility.await()
                    .atMost(START)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> !running.process().isAlive() || beats());
        } catch (ConditionTimeoutException e) {
            running.close();
            throw new IllegalStateException("Chroma did not answer within " + START + "; see " + log, e);
        }
        return running.process().isAlive()
                ? running
                : new Missing("the Chroma server of " + PACKAGE + " does not run here; see " + log);
    }

    private static boolean beats() {
        try {
            HttpRequest heartbeat = HttpRequest.newBuilder(URI.create(url + "/api/v2/heartbeat"))
                    .timeout(Duration.ofSeconds(1))
                    .build();
            return HttpClient.newHttpClient()
                            .send(heartbeat, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Process run(Path log, List<String> command) throws IOException {
        File out = log.toFile();
        Process process = new ProcessBuilder(command)
                .directory(HOME.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out)
                .start();
        process.getOutputStream().close();
        return process;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void end(Process process) {
        List<ProcessHandle> tree = process.descendants().toList();
        process.destroy();
        tree.forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
        tree.forEach(ProcessHandle::destroyForcibly);
    }

    /** Ends when the last test has run, or with the JVM. */
    private record Running(Process process) implements Store.CloseableResource {
        Running {
            Process started = process;
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(started)));
        }

        @Override
        public void close() {
            end(process);
        }
    }

    private record Missing(String reason) {}
}
