package io.aionis.benchmarks.support;

import io.aionis.model.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** The machine that figures were measured on. */
public final class Environment {

    private Environment() {}

    /** Java, operating system and processors. */
    public static Json.Obj json() {
        Map<String, Json> environment = new LinkedHashMap<>();
        environment.put("java", Json.of(Runtime.version().toString()));
        environment.put("os", Json.of(System.getProperty("os.name") + " " + System.getProperty("os.arch")));
        environment.put("processors", Json.of(Runtime.getRuntime().availableProcessors()));
        return new Json.Obj(environment);
    }
}
