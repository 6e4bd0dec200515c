package io.aionis.firewall.index;

import io.aionis.firewall.admission.Decision;
import io.aionis.firewall.admission.Verdict;
import io.aionis.model.Scope;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one text of one store in one scope.
 *
 * @param scope the scope it was judged in
 * @param store the store that offered it
 * @param hash its content hash
 * @param recorded the decisions on it that are in the ledger
 * @param scanned what its text alone was found to be, or null when that must be found out again
 * @param firstSeen when it was first judged
 * @param lastChanged when anything here last changed
 */
public record Entry(
        Scope scope,
        String store,
        String hash,
        Set<Decision> recorded,
        @Nullable Scanned scanned,
        Instant firstSeen,
        Instant lastChanged) {

    public Entry {
        recorded = Set.copyOf(recorded);
    }

    /**
     * What a set of detectors found in a text.
     *
     * @param detectors the fingerprint of the set
     * @param verdict its objection, without evidence; empty when it had none
     */
    public record Scanned(String detectors, Optional<Verdict> verdict) {}

    /** The same entry with one more recorded decision and what is known of its text now. */
    public Entry with(Decision decision, @Nullable Scanned newScanned, Instant now) {
        Set<Decision> more = EnumSet.of(decision);
        more.addAll(recorded);
        return new Entry(scope, store, hash, more, newScanned == null ? scanned : newScanned, firstSeen, now);
    }
}
