package io.aionis.firewall;

import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Statement;
import io.aionis.firewall.admission.Trust;
import io.aionis.firewall.index.Entry;
import io.aionis.firewall.index.Reading;
import io.aionis.firewall.policy.Provenance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A candidate of a list, and what is known of it alone. Compare by identity.
 *
 * @param hash its content hash
 * @param known what the index holds of it, or null when nothing
 * @param reading what its text alone says
 * @param trust what the host says its origin is worth
 * @param voice who speaks, by the host's knowledge
 * @param statements what its text says and what its metadata states
 */
record Offer(
        Candidate candidate,
        String hash,
        @Nullable Entry known,
        Reading reading,
        Trust trust,
        String voice,
        List<Statement> statements) {

    Offer(Candidate candidate, String hash, @Nullable Entry known, Reading reading, Trust trust, String voice) {
        this(
                candidate,
                hash,
                known,
                reading,
                trust,
                voice,
                Provenance.statements(reading.statements(), candidate.metadata()));
    }

    String store() {
        return candidate.origin().store();
    }
}
