package io.aionis.benchmarks.tau;

import io.aionis.model.Json;

/**
 * One recorded tool call.
 *
 * @param i the step's place in its run, from 0
 * @param result what the tool answered, perhaps cut by the recorder: re-execute rather than trust it
 * @param error whether the tool refused
 */
public record TauStep(int i, String tool, Json.Obj args, String result, boolean error) {}
