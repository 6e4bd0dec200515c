package io.aionis.firewall;

import io.aionis.firewall.admission.Decision;
import io.aionis.firewall.admission.Statement;
import io.aionis.firewall.admission.Trust;
import io.aionis.firewall.admission.Verdict;
import io.aionis.firewall.index.Entry;
import io.aionis.firewall.index.Entry.Ruling;
import io.aionis.firewall.index.Quantized;
import io.aionis.firewall.index.Reading;
import io.aionis.firewall.text.Sketch;
import io.aionis.model.EvidenceBody.Admission;
import io.aionis.model.EvidenceBody.Admission.Traits;
import io.aionis.model.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the index knows of a text, as evidence and back. */
final class Traited {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern HALF = Pattern.compile("[0-9a-f]{16}");

    private Traited() {}

    /** Whether that is a content hash. */
    static boolean isHash(String text) {
        return HASH.matcher(text).matches();
    }

    static Traits traits(Ruling ruling, @Nullable String writer, Reading reading, @Nullable Quantized vector) {
        Sketch sketch = reading.sketch();
        return new Traits(
                writer,
                ruling.trust().name(),
                ruling.unfit(),
                Readers.EDITION,
                sketch == null ? null : sketch.hex(),
                reading.statements().stream()
                        .map(statement -> new Admission.Statement(statement.subject(), statement.value()))
                        .toList(),
                vector == null ? null : vector.base64());
    }

    /**
     * What is remembered of a text after one more of its admissions was read from the ledger.
     *
     * @param before what was remembered, or null when nothing
     * @return empty when it tells nothing new, or cannot be understood: a later release may write what this one does not
     *     know
     */
    static Optional<Entry> after(@Nullable Entry before, Scope scope, Admission admission, Instant at) {
        try {
            return isHash(admission.contentHash()) ? changed(before, scope, admission, at) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Entry> changed(@Nullable Entry before, Scope scope, Admission admission, Instant at) {
        Traits traits = admission.traits();
        Decision decision = Decision.valueOf(admission.decision());
        Ruling ruling = traits == null
                ? new Ruling(decision, Trust.UNKNOWN, false)
                : new Ruling(decision, Trust.valueOf(traits.trust()), traits.unfit());
        Quantized vector = traits == null || traits.vector() == null ? null : Quantized.parse(traits.vector());
        Entry known = before != null
                ? before
                : Entry.first(
                        scope,
                        admission.store(),
                        admission.contentHash(),
                        traits == null ? null : traits.writer(),
                        ruling,
                        admission.reasons(),
                        at);
        Entry now = known.recorded().contains(ruling) ? known : known.with(ruling, admission.reasons(), at);
        Reading reading = reading(known.reading(), traits, ruling, admission.reasons());
        Entry after = now.with(reading, vector);
        return after.equals(before) ? Optional.empty() : Optional.of(after);
    }

    /** What was read in this process is better than what the ledger tells of it. */
    private static Reading reading(Reading known, @Nullable Traits traits, Ruling ruling, List<String> reasons) {
        if (traits == null || !known.readers().equals(Reading.FROM_LEDGER)) {
            return known;
        }
        Optional<Verdict> unfit =
                ruling.unfit() ? Optional.of(new Verdict(Decision.DO_NOT_USE, reasons, List.of())) : Optional.empty();
        if (!traits.edition().equals(Readers.EDITION)) {
            return new Reading(Reading.FROM_LEDGER, unfit, null, List.of());
        }
        List<Statement> statements = new ArrayList<>();
        for (Admission.Statement statement : traits.statements()) {
            if (HALF.matcher(statement.subject()).matches()
                    && HALF.matcher(statement.value()).matches()) {
                statements.add(new Statement(statement.subject(), statement.value()));
            }
        }
        return new Reading(
                Reading.FROM_LEDGER, unfit, traits.sketch() == null ? null : Sketch.parse(traits.sketch()), statements);
    }
}
