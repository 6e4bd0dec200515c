package io.aionis.firewall.langchain4j;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.store.embedding.EmbeddingStore;
import io.aionis.firewall.policy.Provenance;
import io.aionis.model.Json;
import io.aionis.model.QuarantineBody;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows that are held, as evidence that gives back exactly what was written. */
final class Held {

    private Held() {}

    static QuarantineBody.Held of(String store, String row, Embedding embedding, @Nullable TextSegment segment) {
        String vector = vector(embedding.vector());
        if (segment == null) {
            return new QuarantineBody.Held(store, row, null, null, Json.nil(), vector);
        }
        Map<String, Object> values = Rows.values(segment);
        Object writer = values.get(Provenance.WRITER);
        return new QuarantineBody.Held(
                store, row, writer == null ? null : writer.toString(), segment.text(), metadata(values), vector);
    }

    /** Puts the row into the store, in the place of what that has under its id. */
    static void release(QuarantineBody.Held held, EmbeddingStore<TextSegment> store) {
        Embedding embedding = Embedding.from(vector(held.vector()));
        try {
            // Some stores keep two rows of one id: a release that is repeated must not add a second one.
            store.removeAll(List.of(held.row()));
        } catch (UnsupportedFeatureException cannotRemove) {
            // Then adding is all there is.
        }
        String text = held.text();
        if (text == null) {
            store.add(held.row(), embedding);
            return;
        }
        TextSegment segment = TextSegment.from(text, metadata(held.metadata()));
        store.addAll(List.of(held.row()), List.of(embedding), List.of(segment));
    }

    private static String vector(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private static List<Float> vector(String base64) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
        List<Float> values = new ArrayList<>();
        while (bytes.remaining() >= Float.BYTES) {
            values.add(bytes.getFloat());
        }
        return values;
    }

    private static Json metadata(Map<String, Object> values) {
        Map<String, Json> members = new LinkedHashMap<>();
        values.forEach((key, value) ->
                members.put(key, new Json.Obj(Map.of(Type.of(value).name(), Json.of(value.toString())))));
        return new Json.Obj(members);
    }

    private static Metadata metadata(Json json) {
        Metadata metadata = new Metadata();
        if (json instanceof Json.Obj obj) {
            obj.members().forEach((key, typed) -> {
                if (typed instanceof Json.Obj value) {
                    for (Type type : Type.values()) {
                        String text = value.text(type.name());
                        if (text != null) {
                            Rows.put(metadata, key, type.read(text));
                        }
                    }
                }
            });
        }
        return metadata;
    }

    /** The types of metadata values; the names are part of the stored form. */
    private enum Type {
        STRING,
        UUID,
        INT,
        LONG,
        FLOAT,
        DOUBLE;

        static Type of(Object value) {
            if (value instanceof Integer) {
                return INT;
            } else if (value instanceof Long) {
                return LONG;
            } else if (value instanceof Float) {
                return FLOAT;
            } else if (value instanceof Double) {
                return DOUBLE;
            }
            return value instanceof java.util.UUID ? UUID : STRING;
        }

        Object read(String text) {
            return switch (this) {
                case STRING -> text;
                case UUID -> java.util.UUID.fromString(text);
                case INT -> Integer.valueOf(text);
                case LONG -> Long.valueOf(text);
                case FLOAT -> Float.valueOf(text);
                case DOUBLE -> Double.valueOf(text);
            };
        }
    }
}
