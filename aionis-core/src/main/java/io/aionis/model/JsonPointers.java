package io.aionis.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** RFC 6901 pointers. */
public final class JsonPointers {

    private JsonPointers() {}

    /** The pointer to a member of what {@code pointer} points to. */
    public static String child(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /**
     * The reference tokens of a pointer, unescaped.
     *
     * @throws IllegalArgumentException when a pointer that is not empty does not begin with {@code /}
     */
    public static List<String> tokens(String pointer) {
        if (pointer.isEmpty()) {
            return List.of();
        }
        if (pointer.charAt(0) != '/') {
            throw new IllegalArgumentException(
                    "'" + pointer + "' is no JSON Pointer; expected \"\" or a path such as /items/0/name");
        }
        List<String> tokens = new ArrayList<>();
        for (String token : pointer.substring(1).split("/", -1)) {
            tokens.add(token.replace("~1", "/").replace("~0", "~"));
        }
        return tokens;
    }

    static @Nullable Json find(Json from, String pointer) {
        Json here = from;
        for (String token : tokens(pointer)) {
            Json next = null;
            if (here instanceof Json.Obj obj) {
                next = obj.get(token);
            } else if (here instanceof Json.Arr arr && isIndex(token)) {
                int index = Integer.parseInt(token);
                next = index < arr.elements().size() ? arr.elements().get(index) : null;
            }
            if (next == null) {
                return null;
            }
            here = next;
        }
        return here;
    }

    private static boolean isIndex(String token) {
        return token.length() <= 9
                && !token.isEmpty()
                && token.chars().allMatch(c -> c >= '0' && c <= '9')
                && (token.length() == 1 || token.charAt(0) != '0');
    }
}
