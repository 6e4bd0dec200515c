package io.aionis.compile;

import io.aionis.ledger.Recorded;
import io.aionis.model.*;
import java.util.*;

public record RecordedRun(RunId id, Task task, String request, Map<String, Json> parameters, List<EvidenceBody.ToolCall> calls, RunStatus status, boolean gap) {
    public static RecordedRun of(List<Recorded> r) { throw new IllegalStateException("placeholder"); }
}
