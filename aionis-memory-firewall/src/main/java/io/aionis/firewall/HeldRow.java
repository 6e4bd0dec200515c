package io.aionis.firewall;

import io.aionis.model.Evidence;
import io.aionis.model.EvidenceId;
import io.aionis.model.QuarantineBody.Held;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A write that waits for a person.
 *
 * @param id what to release or discard it by
 * @param store the name of the governed store it is for
 * @param row the id it has in that store once it is released
 * @param writer who was said to have written it, or null
 * @param at when it was held
 * @param text its text as it was written, or null when it has none; data from outside, shown to a person and to no model
 */
public record HeldRow(
        EvidenceId id,
        String store,
        String row,
        @Nullable String writer,
        Instant at,
        @Nullable String text) {

    static HeldRow of(Evidence evidence) {
        Held held = (Held) evidence.body();
        return new HeldRow(evidence.id(), held.store(), held.row(), held.writer(), evidence.at(), held.text());
    }
}
