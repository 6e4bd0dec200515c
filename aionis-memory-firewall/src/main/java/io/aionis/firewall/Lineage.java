package io.aionis.firewall;

import io.aionis.firewall.admission.Trust;
import io.aionis.firewall.policy.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a row says it was derived from. Believed, as it can only lower the row's trust. */
final class Lineage {

    /** A row of more sources than this is of unknown ones. */
    private static final int MOST_SOURCES = 64;

    private Lineage() {}

    /**
     * The least trust of a row's sources; null when it names none.
     *
     * @param metadata the row's
     * @param trust what a content is worth by its hash; null when it is not known
     */
    static @Nullable Trust trust(Map<String, String> metadata, Function<String, @Nullable Trust> trust) {
        String named = metadata.get(Provenance.DERIVED_FROM);
        if (named == null) {
            return null;
        }
        List<String> hashes = hashes(named);
        Trust least = hashes.isEmpty() ? Trust.UNKNOWN : Trust.TRUSTED;
        for (String hash : hashes) {
            Trust source = Traited.isHash(hash) ? trust.apply(hash) : null;
            least = least.atMost(source == null ? Trust.UNKNOWN : source);
        }
        return least;
    }

    private static List<String> hashes(String named) {
        String[] parts = named.split(",", MOST_SOURCES + 1);
        List<String> hashes = new ArrayList<>();
        for (String part : parts) {
            hashes.add(part.strip());
        }
        return hashes;
    }
}
