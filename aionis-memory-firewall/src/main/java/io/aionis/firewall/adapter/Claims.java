package io.aionis.firewall.adapter;

import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Origin;
import io.aionis.firewall.policy.Provenance;
import io.aionis.model.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a backend says of one row. None of it can raise the row's trust. Of the keys that begin like ours, those are kept
 * that can only keep a row out; the others, the surface above all, are dropped so that they cannot pass for the firewall's
 * word. Not thread-safe.
 */
final class Claims {

    private static final Set<String> ONLY_LOWER = Set.of(Provenance.TENANT, Provenance.SCOPE);

    private final Map<String, String> metadata = new LinkedHashMap<>();
    private @Nullable String writer;
    private @Nullable Instant at;
    private @Nullable Instant end;
    private @Nullable String unclearEnd;

    /** The backend's own metadata of the row. What the backend says by fields of its own is to be said after it, and wins. */
    Claims all(@Nullable Json members) {
        if (members instanceof Json.Obj obj) {
            obj.members().forEach(this::say);
        }
        return this;
    }

    Claims say(String key, @Nullable Json value) {
        return value == null || value instanceof Json.Null
                ? this
                : say(key, value instanceof Json.Str text ? text.value() : value.text());
    }

    Claims say(String key, String value) {
        if (key.equals(Provenance.EXPIRES)) {
            return ends(value);
        }
        if (key.equals(Provenance.WRITER)) {
            return writtenBy(value);
        }
        if (!key.startsWith(Provenance.PREFIX) || ONLY_LOWER.contains(key)) {
            metadata.put(key, value);
        }
        return this;
    }

    /** Who wrote it; the last one said. */
    Claims writtenBy(@Nullable String name) {
        if (name != null && !name.isBlank()) {
            writer = name.strip();
        }
        return this;
    }

    /** When it was written; the last one said that is a time. */
    Claims writtenAt(@Nullable String time) {
        Instant told = time == null ? null : Times.begin(time);
        at = told == null ? at : told;
        return this;
    }

    /** When it ends; the earliest one said. What is no time is kept as it is, for the policy to find malformed. */
    Claims ends(@Nullable String time) {
        if (time == null || time.isBlank()) {
            return this;
        }
        Instant told = Times.end(time);
        if (told == null) {
            unclearEnd = time;
        } else if (end == null || told.isBefore(end)) {
            end = told;
        }
        return this;
    }

    Candidate candidate(String text, double score, String store) {
        if (end != null) {
            metadata.put(Provenance.EXPIRES, end.toString());
        } else if (unclearEnd != null) {
            metadata.put(Provenance.EXPIRES, unclearEnd);
        }
        if (writer != null) {
            metadata.put(Provenance.WRITER, writer);
        }
        return new Candidate(text, metadata, score, new Origin(store, writer, at));
    }
}
