package io.aionis.adjudication;

import io.aionis.model.Effect;

/**
 * One call of the route that a run took.
 *
 * @param call the tool and its arguments
 * @param effect what the tool does to the world
 */
public record RouteStep(Subject.Call call, Effect effect) {}
