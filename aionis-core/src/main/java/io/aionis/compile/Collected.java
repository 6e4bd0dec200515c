package io.aionis.compile;

import io.aionis.model.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A collection in a result: an array, or an object whose members are alike.
 *
 * @param each JSON Pointer to it, through object members only
 * @param elements its elements
 */
record Collected(String each, List<Element> elements) {

    boolean isArray() {
        return elements.isEmpty() || elements.get(0).key() == null;
    }

    /** One of them; {@code key} is its member name, null in an array. */
    record Element(@Nullable String key, Json value, List<Place> attributes) {

        static Element of(@Nullable String key, Json value) {
            return new Element(key, value, Shape.attributes(value));
        }

        /** Where in this element the value stands; several, in the order they are preferred. */
        List<String> places(Json sought) {
            List<String> found = new ArrayList<>();
            for (Place attribute : attributes) {
                if (attribute.value().equals(sought)) {
                    found.add(attribute.pointer());
                }
            }
            return found;
        }
    }
}
