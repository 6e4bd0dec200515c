package io.aionis.langchain4j;

import io.aionis.model.Json;
import io.aionis.plan.ValueKind;
import io.aionis.replay.OpenSlot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads what a model answers to a {@link SlotQuestion}; nothing is taken from it that was not asked for. */
final class SlotAnswer {

    /** Names the member that says whether the model is certain of all values. */
    static final String CERTAIN = "certain";

    private SlotAnswer() {}

    /**
     * The values by slot, each one of its choices or of the recorded kind; none where the model was not certain or its
     * answer cannot be read.
     */
    static Map<String, Json> read(List<OpenSlot> slots, @Nullable String answer) {
        if (!(parse(answer) instanceof Json.Obj object) || !Json.of(true).equals(object.get(CERTAIN))) {
            return Map.of();
        }
        Map<String, Json> values = new LinkedHashMap<>();
        for (int i = 0; i < slots.size(); i++) {
            Json value = value(slots.get(i), object.get(name(i)));
            if (value != null) {
                values.put(slots.get(i).key(), value);
            }
        }
        return values;
    }

    private static @Nullable Json value(OpenSlot slot, @Nullable Json given) {
        if (given == null) {
            return null;
        } else if (!slot.choices().isEmpty()) {
            return chosen(slot, given);
        }
        return ValueKind.of(given) == kind(slot) ? given : null;
    }

    private static @Nullable Json chosen(OpenSlot slot, Json given) {
        String number = given instanceof Json.Str text
                ? text.value().strip()
                : given instanceof Json.Num n ? n.value().toPlainString() : "";
        return IntStream.range(0, slot.choices().size())
                .filter(i -> String.valueOf(i + 1).equals(number))
                .mapToObj(i -> slot.choices().get(i).value())
                .findFirst()
                .orElse(null);
    }

    /** The object in the answer: the whole of it, or what stands in a code fence. */
    private static @Nullable Json parse(@Nullable String answer) {
        if (answer == null) {
            return null;
        }
        int from = answer.indexOf('{');
        int to = answer.lastIndexOf('}');
        if (from < 0 || to < from) {
            return null;
        }
        try {
            return Json.parseStrictly(answer.substring(from, to + 1));
        } catch (IllegalArgumentException notJson) {
            return null;
        }
    }

    /** What it was when it was recorded; text where that is not known. */
    static ValueKind kind(OpenSlot slot) {
        Json recorded = slot.recorded();
        ValueKind kind = recorded == null ? ValueKind.STRING : ValueKind.of(recorded);
        return kind == ValueKind.NULL ? ValueKind.STRING : kind;
    }

    /** Names the value of a slot in question and answer, by its place from 0. */
    static String name(int slot) {
        return "value" + (slot + 1);
    }
}
