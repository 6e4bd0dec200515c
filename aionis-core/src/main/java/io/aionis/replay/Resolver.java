package io.aionis.replay;

import io.aionis.model.Json;
import io.aionis.plan.*;
import java.util.*;

final class Resolver {
    private Resolver() {}
    static List<String> parameterProblems(Plan plan, Map<String, Json> p) { return List.of(); }
    static List<String> openSlots(PlanStep s, Map<String, Json> p) { return List.of(); }
}
