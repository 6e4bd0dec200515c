package io.aionis.governance;

import io.aionis.ledger.Ledger;
import io.aionis.ledger.Recorded;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.RunId;
import io.aionis.model.Scope;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who worked in a run: nobody decides on what they did themselves. */
final class Workers {

    private Workers() {}

    /** The agents that recorded something in the run, but judgements of it. */
    static Set<String> in(Ledger ledger, Scope scope, @Nullable RunId run) {
        if (run == null) {
            return Set.of();
        }
        return ledger.run(scope, run).stream()
                .map(Recorded::evidence)
                .filter(evidence -> !(evidence.body() instanceof EvidenceBody.Verdict))
                .map((Evidence evidence) -> evidence.actor().agent())
                .collect(Collectors.toSet());
    }

    /** Whether two names are the same but for how they are written: case, width, spaces and marks that nobody sees. */
    static boolean same(String one, String other) {
        return plain(one).equals(plain(other));
    }

    static boolean holds(Set<String> names, String name) {
        return names.stream().anyMatch(each -> same(each, name));
    }

    /** Compatibility forms as in Unicode Standard Annex 15, NFKC. */
    private static String plain(String name) {
        String visible = Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("\\p{Cf}", "");
        return visible.replaceAll("[\\s\\p{Z}]+", " ")
                .strip()
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }
}
