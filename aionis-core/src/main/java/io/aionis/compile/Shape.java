package io.aionis.compile;

import io.aionis.model.Json;
import io.aionis.model.JsonPointers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a result holds: single places and collections. A place inside a collection is no place of the result, since its
 * position or key belongs to one run.
 */
record Shape(Json root, List<Place> places, List<Collected> collections) {

    static Shape of(Json root) {
        Shape shape = new Shape(root, new ArrayList<>(), new ArrayList<>());
        shape.walk("", root);
        return shape;
    }

    /** The scalars of an element, through its object members; nested collections are passed over. */
    static List<Place> attributes(Json element) {
        return of(element).places();
    }

    private void walk(String pointer, Json value) {
        if (value instanceof Json.Arr array) {
            collections.add(new Collected(
                    pointer,
                    array.elements().stream()
                            .map(e -> Collected.Element.of(null, e))
                            .toList()));
        } else if (value instanceof Json.Obj object && isMap(object)) {
            collections.add(new Collected(
                    pointer,
                    object.members().entrySet().stream()
                            .map(e -> Collected.Element.of(e.getKey(), e.getValue()))
                            .toList()));
        } else if (value instanceof Json.Obj object) {
            object.members().forEach((name, member) -> walk(JsonPointers.child(pointer, name), member));
        } else {
            places.add(new Place(pointer, value));
        }
    }

    /** An object used as a map: every member is an object, under a key that is its identity. */
    private static boolean isMap(Json.Obj object) {
        return !object.members().isEmpty()
                && object.members().entrySet().stream().allMatch(Shape::isEntry);
    }

    private static boolean isEntry(Map.Entry<String, Json> member) {
        return member.getValue() instanceof Json.Obj element
                && (Values.isIdentity(member.getKey()) || element.members().containsValue(Json.of(member.getKey())));
    }
}
