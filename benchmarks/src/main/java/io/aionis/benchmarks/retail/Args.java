package io.aionis.benchmarks.retail;

import io.aionis.model.Json;
import java.util.ArrayList;
import java.util.List;

/** The arguments of a call, as the tools expect them. */
record Args(Json.Obj values) {

    String text(String name) {
        if (values.get(name) instanceof Json.Str string) {
            return string.value();
        }
        throw new Refusal("argument '" + name + "' must be a string");
    }

    List<String> texts(String name) {
        if (values.get(name) instanceof Json.Arr array) {
            List<String> texts = new ArrayList<>();
            for (Json element : array.elements()) {
                if (element instanceof Json.Str string) {
                    texts.add(string.value());
                }
            }
            if (texts.size() == array.elements().size()) {
                return texts;
            }
        }
        throw new Refusal("argument '" + name + "' must be a list of strings");
    }
}
