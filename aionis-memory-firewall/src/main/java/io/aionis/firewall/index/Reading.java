package io.aionis.firewall.index;

import io.aionis.firewall.admission.Decision;
import io.aionis.firewall.admission.Statement;
import io.aionis.firewall.admission.Verdict;
import io.aionis.firewall.text.Sketch;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a text alone was found to be, without its words. Costs a scan, so it is remembered.
 *
 * @param readers the fingerprint of all that read it; a reading by others is void
 * @param verdict what its structure gave rise to, without evidence; empty when nothing
 * @param sketch the print of its wording, or null when it has no words to compare
 * @param statements what it says
 */
public record Reading(
        String readers, Optional<Verdict> verdict, @Nullable Sketch sketch, List<Statement> statements) {

    /** The fingerprint of what was taken over from a ledger: never that of a reader. */
    public static final String FROM_LEDGER = "ledger";

    /** Of a text of which nothing is known. */
    public static final Reading NONE = new Reading(FROM_LEDGER, Optional.empty(), null, List.of());

    public Reading {
        statements = List.copyOf(statements);
    }

    /** Whether the text must not be used for what it says, whatever else is known. */
    public boolean unfit() {
        return verdict.isPresent()
                && !Decision.DO_NOT_USE.isStricterThan(verdict.get().decision());
    }
}
