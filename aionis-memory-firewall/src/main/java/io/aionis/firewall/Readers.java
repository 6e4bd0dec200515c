package io.aionis.firewall;

import io.aionis.firewall.admission.AdmissionContext;
import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Knowledge;
import io.aionis.firewall.admission.Policy;
import io.aionis.firewall.admission.Statement;
import io.aionis.firewall.index.Reading;
import io.aionis.firewall.structure.Structure;
import io.aionis.firewall.text.Sketch;
import io.aionis.firewall.text.Statements;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads off a text all that it alone says, or answers from what is remembered of it. */
final class Readers {

    /** Sketches and statements of one edition can be compared. */
    static final String EDITION = Sketch.EDITION + "." + Statements.EDITION;

    /** How much of a text is sketched and read for statements, in characters. Structure reads everything. */
    private static final int MOST_READ = 65_536;

    private static final int MOST_STATEMENTS = 64;

    private final @Nullable Structure structure;
    private final String fingerprint;

    Readers(List<Policy> policies) {
        this.structure = policies.stream()
                .filter(Structure.class::isInstance)
                .map(Structure.class::cast)
                .findFirst()
                .orElse(null);
        this.fingerprint = EDITION + ' ' + (structure == null ? "" : structure.fingerprint());
    }

    /** The policy whose verdict a reading holds; null when it is switched off. */
    @Nullable
    Structure structure() {
        return structure;
    }

    /** Reads the text unless these readers have read it before. Throws what a reader throws. */
    Reading read(@Nullable Reading before, Candidate candidate, AdmissionContext context, Knowledge knowledge) {
        if (before != null && before.readers().equals(fingerprint)) {
            return before;
        }
        String text = candidate.text();
        if (text == null || text.isBlank()) {
            return new Reading(fingerprint, Optional.empty(), null, List.of());
        }
        String beginning = text.length() <= MOST_READ ? text : text.substring(0, MOST_READ);
        List<Statement> statements = Statements.of(beginning).stream()
                .distinct()
                .limit(MOST_STATEMENTS)
                .toList();
        Sketch sketch = Sketch.of(beginning);
        return new Reading(
                fingerprint,
                structure == null ? Optional.empty() : structure.judge(candidate, context, knowledge),
                sketch.hasWords() ? sketch : null,
                statements);
    }
}
