package io.aionis.benchmarks.replay;

import io.aionis.model.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Typed parameters that somebody wrote down: {@code {run id: {name: value}}}. */
final class GivenParameters {

    private GivenParameters() {}

    static Map<String, Map<String, Json>> read(Optional<String> file) throws IOException {
        Map<String, Map<String, Json>> parameters = new LinkedHashMap<>();
        if (file.isEmpty()) {
            return parameters;
        }
        if (!(parse(file.get()) instanceof Json.Obj byRun)) {
            throw new IllegalArgumentException(file.get() + ": expected a JSON object {run id: {name: value}}");
        }
        byRun.members().forEach((run, values) -> {
            if (!(values instanceof Json.Obj named)) {
                throw new IllegalArgumentException(
                        file.get() + ", run \"" + run + "\": expected an object {name: value}");
            }
            parameters.put(run, named.members());
        });
        return parameters;
    }

    private static Json parse(String file) throws IOException {
        try {
            return Json.parse(Files.readString(Path.of(file)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }
}
