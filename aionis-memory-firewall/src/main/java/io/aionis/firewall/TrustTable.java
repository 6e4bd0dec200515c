package io.aionis.firewall;

import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Knowledge;
import io.aionis.firewall.admission.Origin;
import io.aionis.firewall.admission.Requirement;
import io.aionis.firewall.admission.Trust;
import io.aionis.firewall.admission.Vector;
import io.aionis.firewall.policy.Provenance;
import io.aionis.firewall.policy.Signature;
import io.aionis.firewall.policy.Signature.Standing;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the host said its stores and writers are worth. A writer is a claim of the row and can only lower its store; a
 * writer under the host's signature is proven, and then its own worth counts.
 */
final class TrustTable implements Knowledge.Host {

    private final Map<String, Trust> stores;
    private final Map<String, Trust> writers;
    private final Map<String, Requirement> requirements;
    private final @Nullable Signature signature;
    private final @Nullable Meanings meanings;
    /** Stores that the host spoke of and that offered nothing so far. */
    private final Set<String> awaited = ConcurrentHashMap.newKeySet();

    TrustTable(
            Map<String, Trust> stores,
            Map<String, Trust> writers,
            Map<String, Requirement> requirements,
            @Nullable Signature signature,
            @Nullable Meanings meanings) {
        this.stores = new ConcurrentHashMap<>(stores);
        this.writers = Map.copyOf(writers);
        this.requirements = Map.copyOf(requirements);
        this.signature = signature;
        this.meanings = meanings;
        awaited.addAll(stores.keySet());
        awaited.addAll(requirements.keySet());
    }

    /** The stores that the host spoke of and that offered nothing so far: perhaps it spelled them otherwise. */
    List<String> awaited() {
        return awaited.stream().sorted().toList();
    }

    /** A store that the host hands over to be governed is one it knows, unless it said otherwise. */
    void governed(String store) {
        stores.putIfAbsent(store, Trust.KNOWN);
    }

    @Override
    public Trust trust(Candidate candidate) {
        if (!awaited.isEmpty()) {
            awaited.remove(candidate.origin().store());
        }
        String proven = provenWriter(candidate);
        if (proven != null) {
            return writers.getOrDefault(proven, store(candidate));
        }
        Trust claimed = atMost(store(candidate), candidate.origin().writer());
        return atMost(claimed, candidate.metadata().get(Provenance.WRITER));
    }

    /** Of two names for who writes a row the one that is worth less; of equals what the row says itself. */
    String lessTrusted(String claimed, String named) {
        Trust most = writers.getOrDefault(claimed, Trust.TRUSTED);
        return writers.getOrDefault(named, Trust.TRUSTED).compareTo(most) < 0 ? named : claimed;
    }

    @Override
    public boolean hasBadSignature(Candidate candidate) {
        return standing(candidate) == Standing.INVALID;
    }

    /**
     * A writer that the host does not know speaks with its store's voice: anybody can make up names. Where the host signs,
     * an origin alone proves no writer.
     */
    @Override
    public String voice(Origin origin) {
        String writer = signature == null ? origin.writer() : null;
        return writer != null && writers.containsKey(writer) ? "writer " + writer : store(origin.store());
    }

    /** Where the host signs, a writer that is not proven has no voice of its own. */
    @Override
    public String voice(Candidate candidate) {
        if (signature == null) {
            return voice(candidate.origin());
        }
        String proven = provenWriter(candidate);
        return proven != null && writers.containsKey(proven)
                ? "writer " + proven
                : store(candidate.origin().store());
    }

    @Override
    public Requirement requirement(Origin origin) {
        return requirements.getOrDefault(origin.store(), Requirement.NONE);
    }

    @Override
    public @Nullable Vector meaning(String text) {
        return meanings == null ? null : meanings.of(text);
    }

    /** The writer under a valid signature; null without tenant and scope, as such a row could be put anywhere. */
    private @Nullable String provenWriter(Candidate candidate) {
        Map<String, String> metadata = candidate.metadata();
        String writer = metadata.get(Provenance.WRITER);
        boolean complete =
                writer != null && metadata.containsKey(Provenance.TENANT) && metadata.containsKey(Provenance.SCOPE);
        String said = candidate.origin().writer();
        boolean agreed = said == null || Objects.equals(said, writer);
        return complete && agreed && standing(candidate) == Standing.VALID ? writer : null;
    }

    private Standing standing(Candidate candidate) {
        return signature == null ? Standing.UNSIGNED : signature.verify(candidate.text(), candidate.metadata());
    }

    private Trust store(Candidate candidate) {
        return stores.getOrDefault(candidate.origin().store(), Trust.UNKNOWN);
    }

    private static String store(String name) {
        return "store " + name;
    }

    private Trust atMost(Trust trust, @Nullable String writer) {
        Trust most = writer == null ? null : writers.get(writer);
        return most == null ? trust : trust.atMost(most);
    }
}
