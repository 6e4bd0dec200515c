package io.aionis.ledger.snapshot;

import io.aionis.model.Json;
import io.aionis.model.Scope;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The file: UTF-8, one JSON object a line, each line ended by a line feed. First the header, then each piece of evidence
 * in the order of its scope, then the end, which holds the SHA-256 of all bytes before it and the digest of the state.
 */
final class SnapshotFormat {

    /** Rises only when an older reader would misread the file. */
    static final int VERSION = 1;

    private static final String KIND = "snapshot";

    private SnapshotFormat() {}

    record Header(Scope scope, long cursor, long count, Instant at) {

        String line() {
            Map<String, Json> members = new LinkedHashMap<>();
            members.put("aionis", Json.of(KIND));
            members.put("v", Json.of(VERSION));
            members.put(
                    "scope", new Json.Obj(Map.of("tenant", Json.of(scope.tenant()), "name", Json.of(scope.name()))));
            members.put("cursor", Json.of(cursor));
            members.put("count", Json.of(count));
            members.put("at", Json.of(at.toString()));
            return new Json.Obj(members).text();
        }

        /** @throws IllegalArgumentException when the line is none, saying what is wrong and what to do */
        static Header read(String line) {
            if (!(Json.parse(line) instanceof Json.Obj obj) || !KIND.equals(obj.text("aionis"))) {
                throw new IllegalArgumentException("this is no header of a snapshot");
            }
            if (!Json.of(VERSION).equals(obj.get("v"))) {
                throw new IllegalArgumentException("the snapshot has format " + obj.get("v") + "; this release reads "
                        + VERSION + ". Restore it with the release that wrote it, or a newer one");
            }
            return new Header(
                    Scope.of(text(obj, "/scope/tenant"), text(obj, "/scope/name")),
                    number(obj, "cursor"),
                    number(obj, "count"),
                    Instant.parse(text(obj, "/at")));
        }
    }

    record End(String sha256, String state) {

        String line() {
            Map<String, Json> members = new LinkedHashMap<>();
            members.put("sha256", Json.of(sha256));
            members.put("state", Json.of(state));
            return new Json.Obj(members).text();
        }

        /** @throws IllegalArgumentException when the line is none */
        static End read(String line) {
            if (!(Json.parse(line) instanceof Json.Obj obj)) {
                throw new IllegalArgumentException("expected the checksum");
            }
            return new End(text(obj, "/sha256"), text(obj, "/state"));
        }
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256, which every Java must have", e);
        }
    }

    private static String text(Json json, String pointer) {
        Json found = json.at(pointer);
        if (!(found instanceof Json.Str text)) {
            throw new IllegalArgumentException("expected a text at " + pointer);
        }
        return text.value();
    }

    private static long number(Json.Obj obj, String name) {
        @Nullable Json found = obj.get(name);
        if (!(found instanceof Json.Num number)) {
            throw new IllegalArgumentException("expected a number at /" + name);
        }
        return number.value().longValueExact();
    }
}
