package io.aionis.benchmarks.tau;

import io.aionis.model.Json;

/** An action that solves a task: a tool and the arguments to call it with. */
public record TauAction(String name, Json.Obj kwargs) {}
