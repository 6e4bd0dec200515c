package io.aionis.repair;

import io.aionis.model.Json;
import io.aionis.model.JsonPointers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON Patch (RFC 6902): add, remove, replace, move, copy and test, in order, all or nothing. Bounded, so that no patch
 * can make more of a document than can be read.
 */
final class JsonPatch {

    private static final int MOST_OPERATIONS = 200;
    private static final int MOST_VALUES = 100_000;
    private static final int DEEPEST = 100;

    private JsonPatch() {}

    /**
     * The document, patched.
     *
     * @throws RepairRefusedException when it is no patch or does not fit the document; it names the operation
     */
    static Json apply(Json document, Json patch) {
        if (!(patch instanceof Json.Arr operations)) {
            throw new RepairRefusedException("The patch is no array; expected a JSON Patch (RFC 6902)");
        } else if (operations.elements().size() > MOST_OPERATIONS) {
            throw new RepairRefusedException("The patch has "
                    + operations.elements().size() + " operations; expected at most " + MOST_OPERATIONS);
        }
        Json now = document;
        for (int i = 0; i < operations.elements().size(); i++) {
            now = operation(
                    "At operation " + i + " of the patch: ",
                    now,
                    operations.elements().get(i));
        }
        return now;
    }

    private static Json operation(String where, Json document, Json operation) {
        String op = member(where, operation, "op");
        String path = pointer(where, operation, "path");
        Json changed =
                switch (op) {
                    case "add" -> put(where, document, path, value(where, operation), false);
                    case "replace" -> put(where, document, path, value(where, operation), true);
                    case "remove" -> change(where, document, path, 0, null, true);
                    case "copy" ->
                        put(where, document, path, there(where, document, pointer(where, operation, "from")), false);
                    case "move" -> move(where, document, pointer(where, operation, "from"), path);
                    case "test" -> test(where, document, path, value(where, operation));
                    default ->
                        throw new RepairRefusedException(where + "unknown op '" + OneLine.of(op, 40)
                                + "'; expected add, remove, replace, move, copy or test");
                };
        int[] left = {MOST_VALUES};
        bound(where, changed, 0, left);
        return changed;
    }

    private static Json move(String where, Json document, String from, String path) {
        if (path.startsWith(from + "/")) {
            throw new RepairRefusedException(where + "moves " + shown(from) + " into itself");
        }
        Json moved = there(where, document, from);
        return put(where, change(where, document, from, 0, null, true), path, moved, false);
    }

    private static Json test(String where, Json document, String path, Json expected) {
        if (!there(where, document, path).equals(expected)) {
            throw new RepairRefusedException(where + "the test of " + shown(path) + " does not hold");
        }
        return document;
    }

    private static Json there(String where, Json document, String path) {
        Json value = document.at(path);
        if (value == null) {
            throw nothing(where, path);
        }
        return value;
    }

    private static Json put(String where, Json document, String path, Json value, boolean replaces) {
        return path.isEmpty() ? value : change(where, document, path, 0, value, replaces);
    }

    /** The document with a value put, or with null removed, at the path from the token on. */
    private static Json change(
            String where, Json here, String path, int token, @Nullable Json value, boolean mustBeThere) {
        List<String> tokens = JsonPointers.tokens(path);
        if (token >= tokens.size()) {
            throw new RepairRefusedException(where + "removes the whole plan");
        }
        String name = tokens.get(token);
        boolean last = token == tokens.size() - 1;
        if (here instanceof Json.Obj object) {
            Map<String, Json> members = new LinkedHashMap<>(object.members());
            Json member = members.get(name);
            if (member == null && (!last || mustBeThere)) {
                throw nothing(where, path);
            } else if (!last && member != null) {
                members.put(name, change(where, member, path, token + 1, value, mustBeThere));
            } else if (value == null) {
                members.remove(name);
            } else {
                members.put(name, value);
            }
            return new Json.Obj(members);
        } else if (here instanceof Json.Arr array) {
            List<Json> elements = new ArrayList<>(array.elements());
            int most = last && !mustBeThere ? elements.size() : elements.size() - 1;
            int index = name.equals("-") ? elements.size() : index(name);
            if (index < 0 || index > most) {
                throw nothing(where, path);
            } else if (!last) {
                elements.set(index, change(where, elements.get(index), path, token + 1, value, mustBeThere));
            } else if (value == null) {
                elements.remove(index);
            } else if (mustBeThere) {
                elements.set(index, value);
            } else {
                elements.add(index, value);
            }
            return new Json.Arr(elements);
        }
        throw nothing(where, path);
    }

    private static int index(String token) {
        boolean number = !token.isEmpty()
                && token.length() <= 6
                && token.chars().allMatch(c -> c >= '0' && c <= '9')
                && (token.length() == 1 || token.charAt(0) != '0');
        return number ? Integer.parseInt(token) : -1;
    }

    private static void bound(String where, Json json, int depth, int[] left) {
        if (--left[0] < 0 || depth > DEEPEST) {
            throw new RepairRefusedException(where + "the plan grows beyond " + MOST_VALUES + " values or " + DEEPEST
                    + " levels; expected a plan that a person can read");
        }
        if (json instanceof Json.Obj object) {
            object.members().values().forEach(member -> bound(where, member, depth + 1, left));
        } else if (json instanceof Json.Arr array) {
            array.elements().forEach(element -> bound(where, element, depth + 1, left));
        }
    }

    private static String member(String where, Json operation, String name) {
        String text = operation instanceof Json.Obj object ? object.text(name) : null;
        if (text == null) {
            throw new RepairRefusedException(where + "there is no text '" + name + "'; expected an object with it");
        }
        return text;
    }

    private static String pointer(String where, Json operation, String name) {
        String text = member(where, operation, name);
        if (!text.isEmpty() && text.charAt(0) != '/'
                || JsonPointers.tokens(text).size() > DEEPEST) {
            throw new RepairRefusedException(where + "'" + name + "' is " + shown(text) + "; expected a JSON Pointer");
        }
        return text;
    }

    private static Json value(String where, Json operation) {
        Json value = operation instanceof Json.Obj object ? object.get("value") : null;
        if (value == null) {
            throw new RepairRefusedException(where + "there is no 'value'; expected one");
        }
        return value;
    }

    private static RepairRefusedException nothing(String where, String path) {
        return new RepairRefusedException(where + "there is nothing at " + shown(path));
    }

    private static String shown(String path) {
        return "'" + OneLine.of(path, 120) + "'";
    }
}
