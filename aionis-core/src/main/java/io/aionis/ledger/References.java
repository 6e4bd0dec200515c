package io.aionis.ledger;

import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.Json;
import io.aionis.model.RunId;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a body points to: every {@link EvidenceId} and {@link RunId} among its components, at any depth, so that a kind
 * added later needs nothing here. JSON is content and points to nothing, but in a body of an unknown kind, where each
 * text may be an id.
 */
final class References {

    private static final ClassValue<List<RecordComponent>> COMPONENTS = new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .filter(component -> mayHold(component.getType()))
                    .toList();
        }
    };

    private References() {}

    /** Each id as {@link #evidence}, {@link #run} or {@link #guide} gives it. */
    static void of(EvidenceBody body, Consumer<String> found) {
        if (body instanceof EvidenceBody.OperatorAction action) {
            found.accept(evidence(action.subject()));
        } else if (body instanceof EvidenceBody.Feedback feedback) {
            found.accept(guide(feedback.traceId()));
        }
        if (body instanceof EvidenceBody.Unknown unknown) {
            texts(unknown.content(), text -> {
                found.accept(evidence(text));
                found.accept(run(text));
            });
        } else {
            walk(body, found);
        }
    }

    static String evidence(String id) {
        return "e " + id;
    }

    static String run(String id) {
        return "r " + id;
    }

    static String guide(String traceId) {
        return "g " + traceId;
    }

    /** Every text in a JSON value. */
    static void texts(Json json, Consumer<String> found) {
        if (json instanceof Json.Str text) {
            found.accept(text.value());
        } else if (json instanceof Json.Arr arr) {
            arr.elements().forEach(element -> texts(element, found));
        } else if (json instanceof Json.Obj obj) {
            obj.members().values().forEach(member -> texts(member, found));
        }
    }

    private static void walk(@Nullable Object value, Consumer<String> found) {
        if (value instanceof EvidenceId id) {
            found.accept(evidence(id.value()));
        } else if (value instanceof RunId run) {
            found.accept(run(run.value()));
        } else if (value instanceof Collection<?> many) {
            many.forEach(each -> walk(each, found));
        } else if (value instanceof Record data && !(value instanceof Json)) {
            COMPONENTS.get(data.getClass()).forEach(component -> walk(get(component, data), found));
        }
    }

    private static boolean mayHold(Class<?> type) {
        return !type.isPrimitive() && !type.isEnum() && type != String.class && !Json.class.isAssignableFrom(type);
    }

    private static @Nullable Object get(RecordComponent component, Record data) {
        try {
            return component.getAccessor().invoke(data);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot read " + component, e);
        }
    }
}
