package io.aionis.firewall;

import io.aionis.Aionis;
import io.aionis.Workspace;
import io.aionis.ledger.InMemoryLedgerStore;
import io.aionis.model.Actor;
import io.aionis.model.Effect;
import io.aionis.model.EvidenceId;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.model.Scope;
import io.aionis.model.Task;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** An engine in memory and firewalls over it, at a fixed time. */
final class Firewalls implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final Task TASK = Task.of("exchange-items");
    static final Scope SCOPE = Scope.of("shop");

    final InMemoryLedgerStore store = new InMemoryLedgerStore();
    final Aionis aionis = Aionis.builder().store(store).clock(CLOCK).build();
    final Workspace workspace = aionis.in(SCOPE);

    FirewallBuilder builder() {
        return MemoryFirewall.builder()
                .workspace(workspace)
                .task(() -> TASK)
                .clock(CLOCK)
                .trust("notes", io.aionis.firewall.admission.Trust.KNOWN);
    }

    /** Records a call that failed for {@link #TASK}. */
    EvidenceId failed(String tool, Map<String, String> arguments) {
        Map<String, Json> members = new java.util.TreeMap<>();
        arguments.forEach((key, value) -> members.put(key, Json.of(value)));
        EvidenceId id = workspace
                .startRun(TASK, Actor.agent("clerk"), "exchange it", Map.of())
                .toolCall(tool, new Json.Obj(members), "Error: refused", Outcome.FAILED, Effect.WRITE);
        flush();
        return id;
    }

    void flush() {
        if (!workspace.flush(Duration.ofSeconds(10))) {
            throw new AssertionError("the ledger in memory was not flushed");
        }
    }

    @Override
    public void close() {
        aionis.close();
    }
}
