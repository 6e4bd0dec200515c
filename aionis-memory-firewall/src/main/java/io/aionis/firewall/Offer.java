package io.aionis.firewall;

import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Trust;
import io.aionis.firewall.index.Entry;
import io.aionis.firewall.index.Reading;
import org.jspecify.annotations.Nullable;

/**
 * A candidate of a list, and what is known of it alone. Compare by identity.
 *
 * @param hash its content hash
 * @param known what the index holds of it, or null when nothing
 * @param reading what its text alone says
 * @param trust what the host says its origin is worth
 * @param voice who speaks, by the host's knowledge
 */
record Offer(Candidate candidate, String hash, @Nullable Entry known, Reading reading, Trust trust, String voice) {

    String store() {
        return candidate.origin().store();
    }
}
