package io.aionis.samples.host;

import io.aionis.Aionis;
import io.aionis.model.Actor;
import io.aionis.model.Role;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Two requests, each in a process of its own as far as the memory can tell. */
public final class HostMain {

    private static final Actor OPERATOR = Actor.of("ada", Role.REVIEWER);

    private HostMain() {}

    public static void main(String[] args) throws IOException {
        Path memory = Files.createTempDirectory("aionis-host");
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        request(memory, "Deploy release 1.1", out);
        request(memory, "Deploy release 1.2", out);
    }

    static AgentLoop.Done request(Path memory, String request, PrintStream out) {
        try (Aionis aionis = Aionis.open(memory)) {
            AgentLoop loop = new AgentLoop(aionis.in("servers:web"), new HastyPlanner(), new Servers());
            AgentLoop.Done done = loop.handle(request);
            done.memory().judged(OPERATOR, true, "the release serves"); // 5. judge, now or days later
            out.println("\n" + request);
            done.transcript().forEach(line -> out.println("    " + line));
            out.println("  " + done.answer());
            return done;
        }
    }
}
