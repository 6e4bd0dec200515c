package io.aionis.compile;

import io.aionis.model.Effect;
import io.aionis.model.EvidenceBody.ToolCall;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The calls of a run that a plan can be made of: those that worked, each read once until something is written. */
final class Calls {

    private Calls() {}

    static List<Call> of(List<ToolCall> recorded, List<String> notes) {
        List<Call> calls = new ArrayList<>();
        Set<String> read = new HashSet<>();
        for (ToolCall call : recorded) {
            String name = call.tool() + " (call " + call.ordinal() + ")";
            if (call.outcome() != Outcome.SUCCEEDED) {
                notes.add(name + " is left out: " + fate(call, recorded));
            } else if (!(call.arguments() instanceof Json.Obj arguments)) {
                if (call.effect() != Effect.READ) {
                    throw new CompileException("The write " + name
                            + " was called with something else than a JSON object; expected named arguments."
                            + " Record it with named arguments");
                }
                notes.add(name + " is left out: its arguments are no JSON object");
            } else if (call.effect() != Effect.READ) {
                read.clear();
                calls.add(Call.of(call, arguments));
            } else if (read.add(call.tool() + " " + arguments.canonical())) {
                calls.add(Call.of(call, arguments));
            } else {
                notes.add(name + " is left out: it repeats a read, and nothing was written between");
            }
        }
        return calls;
    }

    private static String fate(ToolCall call, List<ToolCall> all) {
        if (!call.outcome().isFailure()) {
            if (call.effect() != Effect.READ) {
                throw new CompileException("The write " + call.tool() + " (call " + call.ordinal() + ") came out as "
                        + call.outcome() + ", so nobody knows whether it happened; expected SUCCEEDED or FAILED."
                        + " Settle it, or compile another run");
            }
            return "it came out as " + call.outcome();
        }
        boolean superseded = all.stream()
                .anyMatch(later -> later.ordinal() > call.ordinal()
                        && later.tool().equals(call.tool())
                        && later.outcome() == Outcome.SUCCEEDED);
        return superseded ? "it failed, and a later call of the same tool worked" : "it failed for good";
    }
}
