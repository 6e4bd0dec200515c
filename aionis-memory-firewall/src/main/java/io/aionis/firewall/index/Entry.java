package io.aionis.firewall.index;

import io.aionis.firewall.admission.Decision;
import io.aionis.firewall.admission.Trust;
import io.aionis.model.Scope;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one text of one store in one scope. Holds none of its words.
 *
 * @param scope the scope it was judged in
 * @param store the store that offered it
 * @param hash its content hash
 * @param writer who was first said to have written it, or null; a claim
 * @param recorded the rulings on it that are in the ledger
 * @param latest the ruling recorded last
 * @param reasons the reason codes of {@code latest}
 * @param blocked whether a person blocks it
 * @param reading what its text alone was found to be
 * @param vector its vector, or null when its store gave none
 * @param firstSeen when it was first judged
 * @param lastSeen when it was last judged, to within a day
 * @param lastChanged when a ruling was last recorded
 */
public record Entry(
        Scope scope,
        String store,
        String hash,
        @Nullable String writer,
        Set<Ruling> recorded,
        Ruling latest,
        List<String> reasons,
        boolean blocked,
        Reading reading,
        @Nullable Quantized vector,
        Instant firstSeen,
        Instant lastSeen,
        Instant lastChanged) {

    public Entry {
        recorded = Set.copyOf(recorded);
        reasons = List.copyOf(reasons);
    }

    /**
     * What is worth a record: each is recorded once for a text, so that a text cannot fill the ledger.
     *
     * @param decision what was decided
     * @param trust what its origin was worth, at most that of what it was derived from
     * @param unfit whether its own text was found unfit for use
     */
    public record Ruling(Decision decision, Trust trust, boolean unfit) {}

    /** Of a text that was never judged before. */
    public static Entry first(
            Scope scope,
            String store,
            String hash,
            @Nullable String writer,
            Ruling ruling,
            List<String> why,
            Instant at) {
        return new Entry(
                scope, store, hash, writer, Set.of(ruling), ruling, why, false, Reading.NONE, null, at, at, at);
    }

    /** What nobody should show, for what it says: near-duplicates of it are suspect. */
    public boolean refused() {
        return blocked || reading.unfit();
    }

    /** The same entry after one more recorded ruling. */
    public Entry with(Ruling ruling, List<String> why, Instant now) {
        Set<Ruling> more = new HashSet<>(recorded);
        more.add(ruling);
        return new Entry(
                scope, store, hash, writer, more, ruling, why, blocked, reading, vector, firstSeen, later(now), now);
    }

    /** The same entry as the text is read now, with the vector where there was none of that dimension. */
    public Entry with(Reading read, @Nullable Quantized given) {
        boolean same = given == null || (vector != null && vector.dimension() == given.dimension());
        return ruledAsBefore(blocked, read, same ? vector : given, lastSeen);
    }

    /** The same entry, seen again. */
    public Entry seen(Instant now) {
        return ruledAsBefore(blocked, reading, vector, later(now));
    }

    /** The same entry, blocked by a person or released. */
    public Entry blocked(boolean now) {
        return ruledAsBefore(now, reading, vector, lastSeen);
    }

    private Entry ruledAsBefore(boolean block, Reading read, @Nullable Quantized given, Instant seen) {
        return new Entry(
                scope,
                store,
                hash,
                writer,
                recorded,
                latest,
                reasons,
                block,
                read,
                given,
                firstSeen,
                seen,
                lastChanged);
    }

    private Instant later(Instant now) {
        return now.isAfter(lastSeen) ? now : lastSeen;
    }
}
