package io.aionis.langchain4j;

import io.aionis.model.Json;
import io.aionis.model.RunId;

/**
 * A call of a guarded tool that repeats a known failure.
 *
 * @param run in which it was asked for
 * @param tool the tool's name
 * @param arguments what it was to be given
 * @param memoryId the memory it repeats; {@code workspace.why(memoryId)} and {@code rehydrate(memoryId)} tell more
 * @param code why that failed, as a code
 * @param blocked whether the tool was kept from running; false for {@link Veto#WARN}
 */
public record VetoedCall(RunId run, String tool, Json arguments, String memoryId, String code, boolean blocked) {}
