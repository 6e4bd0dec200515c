package io.aionis.compile;

import io.aionis.plan.Plan;
import java.util.List;

public record Compiled(Plan plan, List<String> notes) {}
