package io.aionis.firewall.adapter;

import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Origin;
import io.aionis.firewall.policy.Provenance;
import io.aionis.model.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a backend says of one row; none of it can raise the row's trust. Keys that begin like ours stay as they are, as in a
 * governed store: the policies take them for claims, and find what is made up. Not thread-safe.
 */
final class Claims {

    private final Map<String, String> metadata = new LinkedHashMap<>();
    private @Nullable String writer;
    private @Nullable Instant at;
    private @Nullable String end;

    /** The backend's own metadata of the row. What the backend says by fields of its own is to be said after it, and wins. */
    Claims all(@Nullable Json members) {
        if (members instanceof Json.Obj obj) {
            obj.members().forEach(this::say);
        }
        return this;
    }

    Claims say(String key, @Nullable Json value) {
        if (value != null && !(value instanceof Json.Null)) {
            say(key, value instanceof Json.Str text ? text.value() : value.text());
        }
        return this;
    }

    Claims say(String key, String value) {
        metadata.put(key, value);
        return this;
    }

    /** Who wrote it, as the backend knows; the last one said. */
    Claims writtenBy(@Nullable String name) {
        writer = name == null || name.isBlank() ? writer : name.strip();
        return this;
    }

    /** When it was written; the last one said that is a time. */
    Claims writtenAt(@Nullable String time) {
        Instant told = time == null ? null : Times.begin(time);
        at = told == null ? at : told;
        return this;
    }

    /** When it ends, as the backend knows; the earlier one said. What is no time stays, for the policy to find malformed. */
    Claims ends(@Nullable String time) {
        if (time != null && !time.isBlank()) {
            Instant told = Times.end(time);
            String said = told == null ? time : told.toString();
            end = end == null ? said : earlier(end, said);
        }
        return this;
    }

    Candidate candidate(String text, double score, String store) {
        if (end != null) {
            metadata.merge(Provenance.EXPIRES, end, Claims::earlier);
        }
        String claimedWriter = metadata.get(Provenance.WRITER);
        return new Candidate(text, metadata, score, new Origin(store, writer == null ? claimedWriter : writer, at));
    }

    /** The earlier one; one that is a time before one that is not, so that nonsense cannot put off an end. */
    private static String earlier(String one, String other) {
        Instant first = Times.end(one);
        Instant second = Times.end(other);
        if (first == null || second == null) {
            Instant told = first == null ? second : first;
            return told == null ? one : told.toString();
        }
        return (second.isBefore(first) ? second : first).toString();
    }
}
