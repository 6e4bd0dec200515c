package io.aionis.benchmarks.firewall;

import io.aionis.benchmarks.support.InputException;
import io.aionis.benchmarks.support.JsonLines;
import io.aionis.benchmarks.support.Members;
import io.aionis.firewall.admission.Trust;
import io.aionis.model.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One text that a store offers, and what a person says of it.
 *
 * @param group the result list that it is offered in, or null when it is offered alone
 * @param family what kind of text it is; the firewall does not see it
 * @param attack whether it is an attack; the firewall does not see it
 * @param metadata values as text
 * @param trust what the host configured for that writer in that store
 * @param at when it was offered, or null
 */
public record AdmissionCase(
        String id,
        @Nullable String group,
        String family,
        boolean attack,
        @Nullable String text,
        Map<String, String> metadata,
        String store,
        @Nullable String writer,
        Trust trust,
        @Nullable String question,
        @Nullable String task,
        @Nullable Instant at) {

    private enum Label {
        BENIGN,
        ATTACK
    }

    public AdmissionCase {
        metadata = Map.copyOf(metadata);
    }

    /**
     * All cases of a file, in file order; members that the shape does not have are ignored.
     *
     * @throws InputException when the file is missing or has a line that is no such case
     * @throws IOException when the file cannot be read
     */
    static List<AdmissionCase> read(Path file) throws IOException {
        return JsonLines.read(file, "case", AdmissionCase::of, AdmissionCase::id);
    }

    private static AdmissionCase of(Members line) {
        Members origin = line.has("origin") ? line.members("origin") : Members.of(Json.empty(), line.place());
        return new AdmissionCase(
                line.label("id"),
                line.findLabel("group").orElse(null),
                line.findLabel("family").orElse("unnamed"),
                line.constant("label", Label.class) == Label.ATTACK,
                line.findText("text").orElse(null),
                line.has("metadata") ? metadata(line.object("metadata")) : Map.of(),
                store(origin),
                origin.findLabel("writer").orElse(null),
                origin.findConstant("trust", Trust.class).orElse(Trust.UNKNOWN),
                line.findText("question").orElse(null),
                line.findLabel("task").orElse(null),
                line.findText("at").map(at -> instant(line, at)).orElse(null));
    }

    private static String store(Members origin) {
        String store = origin.findLabel("store").orElse("store");
        if (store.length() > 400 || store.chars().anyMatch(Character::isISOControl)) {
            throw origin.refuse("store", "one line of at most 400 characters");
        }
        return store;
    }

    private static Instant instant(Members line, String at) {
        try {
            return Instant.parse(at);
        } catch (DateTimeException e) {
            throw line.refuse("at", "a time such as 2026-01-01T10:00:00Z");
        }
    }

    private static Map<String, String> metadata(Json.Obj object) {
        Map<String, String> metadata = new HashMap<>();
        object.members().forEach((key, value) -> {
            if (!(value instanceof Json.Null)) {
                metadata.put(key, value instanceof Json.Str string ? string.value() : value.text());
            }
        });
        return metadata;
    }

    /** The case as one line of a file. */
    public Json.Obj json() {
        Map<String, Json> origin = new LinkedHashMap<>();
        origin.put("store", Json.of(store));
        origin.put("writer", orNull(writer));
        origin.put("trust", Json.of(trust.name().toLowerCase(Locale.ROOT)));
        Map<String, Json> tags = new LinkedHashMap<>();
        metadata.keySet().stream().sorted().forEach(key -> tags.put(key, Json.of(String.valueOf(metadata.get(key)))));
        Map<String, Json> json = new LinkedHashMap<>();
        json.put("id", Json.of(id));
        json.put("group", orNull(group));
        json.put("family", Json.of(family));
        json.put("label", Json.of(attack ? "attack" : "benign"));
        json.put("text", orNull(text));
        json.put("metadata", new Json.Obj(tags));
        json.put("origin", new Json.Obj(origin));
        json.put("question", orNull(question));
        json.put("task", orNull(task));
        json.put("at", orNull(at == null ? null : at.toString()));
        return new Json.Obj(json);
    }

    private static Json orNull(@Nullable String text) {
        return text == null ? Json.nil() : Json.of(text);
    }
}
