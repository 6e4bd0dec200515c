package io.aionis;

import io.aionis.ledger.InMemoryLedgerStore;
import io.aionis.ledger.Samples;
import io.aionis.model.EvidenceBody;
import io.aionis.model.Scope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Writes the golden snapshot of a release, once: its argument is a new folder under {@code golden}. */
final class WriteGoldenSnapshot {

    private WriteGoldenSnapshot() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectory(Path.of(args[0]));
        Scope scope = Scope.of("golden");
        Clock clock = Clock.fixed(Instant.parse("2026-11-01T00:00:00Z"), ZoneOffset.UTC);
        try (Aionis aionis =
                Aionis.builder().store(new InMemoryLedgerStore()).clock(clock).build()) {
            Workspace golden = aionis.in(scope);
            RandomEvidence.of(42, scope, 60).forEach(golden::observe);
            int count = 0;
            for (EvidenceBody body : Samples.BODIES) {
                golden.observe(Samples.evidence(scope, count % 2 == 0 ? "s1" : null, "s" + count, body));
                count++;
            }
            golden.snapshot(folder.resolve("shop.snapshot"));
            Files.writeString(folder.resolve("state.jsonl"), StateText.of(golden.state()));
        }
    }
}
