package io.aionis.replay;

import io.aionis.model.Json;
import io.aionis.plan.*;
import java.util.*;

public final class Planner {
    private Planner() {}
    public sealed interface Move {}
    public record Call(PlanStep step, Json.Obj arguments) implements Move {}
    public record Fill(PlanStep step, List<String> slots) implements Move {}
    public record Done() implements Move {}
    public record HandBack(String stepId, String reason) implements Move {}
    public static Move next(Plan plan, Map<String, Json> parameters, Map<String, StepResult> done) { throw new IllegalStateException("placeholder"); }
}
