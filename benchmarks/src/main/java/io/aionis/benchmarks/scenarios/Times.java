package io.aionis.benchmarks.scenarios;

import io.aionis.benchmarks.support.Members;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Reads times such as {@code 2026-01-01T10:00:00Z}. */
final class Times {

    private Times() {}

    static Optional<Instant> find(Members row, String name) {
        Optional<String> text = row.findText(name);
        try {
            return text.map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
        } catch (DateTimeException e) {
            throw row.refuse(name, "a time such as 2026-01-01T10:00:00Z");
        }
    }
}
