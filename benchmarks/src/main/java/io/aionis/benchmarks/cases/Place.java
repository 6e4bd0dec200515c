package io.aionis.benchmarks.cases;

import io.aionis.model.Json;
import io.aionis.model.JsonFormatException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where something is put into a text: between its lines or sentences, or into a value when the text is JSON. */
enum Place {
    START,
    MIDDLE,
    END;

    private static final Pattern BREAK = Pattern.compile("\\n|(?<=[.!?])\\s");

    /** Its name in families, in lower case. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The text with the other one in it. */
    String insert(String text, String other) {
        Json json = json(text);
        if (json != null) {
            int leaves = count(json);
            if (leaves > 0) {
                int at = this == START ? 0 : this == END ? leaves - 1 : leaves / 2;
                return graft(json, other, new int[] {at}).text();
            }
        }
        return switch (this) {
            case START -> other + "\n" + text;
            case END -> text + "\n" + other;
            case MIDDLE -> between(text, other);
        };
    }

    private static String between(String text, String other) {
        int middle = text.length() / 2;
        int at = text.indexOf(' ', middle);
        Matcher matcher = BREAK.matcher(text);
        int nearest = Integer.MAX_VALUE;
        while (matcher.find()) {
            int distance = Math.abs(matcher.start() - middle);
            if (distance < nearest) {
                nearest = distance;
                at = matcher.start();
            }
        }
        int cut = at < 0 ? middle : at;
        return text.substring(0, cut) + "\n" + other + "\n"
                + text.substring(cut).stripLeading();
    }

    private static @Nullable Json json(String text) {
        try {
            Json json = Json.parse(text);
            return json instanceof Json.Obj || json instanceof Json.Arr ? json : null;
        } catch (JsonFormatException e) {
            return null;
        }
    }

    private static int count(Json json) {
        if (json instanceof Json.Obj object) {
            return object.members().values().stream().mapToInt(Place::count).sum();
        }
        if (json instanceof Json.Arr array) {
            return array.elements().stream().mapToInt(Place::count).sum();
        }
        return json instanceof Json.Str ? 1 : 0;
    }

    /** {@code left}: how many strings stand before the one that the other text is added to. */
    private static Json graft(Json json, String other, int[] left) {
        if (json instanceof Json.Obj object) {
            Map<String, Json> members = new LinkedHashMap<>();
            object.members().forEach((name, value) -> members.put(name, graft(value, other, left)));
            return new Json.Obj(members);
        }
        if (json instanceof Json.Arr array) {
            List<Json> elements = new ArrayList<>();
            array.elements().forEach(element -> elements.add(graft(element, other, left)));
            return new Json.Arr(elements);
        }
        return json instanceof Json.Str string && left[0]-- == 0 ? Json.of(string.value() + " " + other) : json;
    }
}
