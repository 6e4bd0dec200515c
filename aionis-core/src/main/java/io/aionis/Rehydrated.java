package io.aionis;

import io.aionis.adjudication.Memory;
import io.aionis.ledger.EvidenceJson;
import io.aionis.ledger.Recorded;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The evidence behind a memory, whole. It is raw: text from outside stands in it as it came, so fence it before a model
 * reads it.
 *
 * @param memory what adjudication made of it
 * @param evidence what it was made of, in order
 * @param missing how many pieces the ledger no longer holds
 */
public record Rehydrated(Memory memory, List<Recorded> evidence, int missing) {

    public Rehydrated {
        evidence = List.copyOf(evidence);
    }

    /** The evidence byte for byte as the ledger holds it: one canonical JSON text to a line. */
    public String json() {
        return evidence.stream()
                .map(recorded -> EvidenceJson.write(recorded.evidence()))
                .collect(Collectors.joining("\n"));
    }
}
