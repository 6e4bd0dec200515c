package io.aionis.plan;

import io.aionis.model.Json;

/** The kinds of JSON value, as a parameter or an expectation declares them. */
public enum ValueKind {
    STRING,
    NUMBER,
    BOOLEAN,
    OBJECT,
    ARRAY,
    NULL;

    /** The kind of a value. */
    public static ValueKind of(Json json) {
        if (json instanceof Json.Str) {
            return STRING;
        } else if (json instanceof Json.Num) {
            return NUMBER;
        } else if (json instanceof Json.Bool) {
            return BOOLEAN;
        } else if (json instanceof Json.Obj) {
            return OBJECT;
        } else if (json instanceof Json.Arr) {
            return ARRAY;
        }
        return NULL;
    }
}
