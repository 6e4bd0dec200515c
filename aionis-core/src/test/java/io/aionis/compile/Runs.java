package io.aionis.compile;

import io.aionis.model.Effect;
import io.aionis.model.EvidenceBody.Artifact;
import io.aionis.model.EvidenceBody.ToolCall;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.model.RunId;
import io.aionis.model.RunStatus;
import io.aionis.model.Task;
import io.aionis.plan.Argument;
import io.aionis.plan.PlanStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes recorded runs for tests. Arguments and parameters are written as JSON with single quotes. */
final class Runs {

    private final List<ToolCall> calls = new ArrayList<>();
    private final Map<String, Json> parameters = new TreeMap<>();
    private final Map<Integer, RecordedRun.Around> around = new TreeMap<>();
    private String request = "";
    private @Nullable String answer;

    static Runs given(String parameters) {
        Runs runs = new Runs();
        runs.parameters.putAll(((Json.Obj) json(parameters)).members());
        return runs;
    }

    Runs asked(String text) {
        request = text;
        return this;
    }

    Runs read(String tool, String arguments, String result) {
        return call(tool, arguments, result, Outcome.SUCCEEDED, Effect.READ);
    }

    Runs write(String tool, String arguments, String result) {
        return call(tool, arguments, result, Outcome.SUCCEEDED, Effect.WRITE);
    }

    Runs call(String tool, String arguments, String result, Outcome outcome, Effect effect) {
        calls.add(new ToolCall(
                calls.size(),
                null,
                tool,
                json(arguments),
                result.replace('\'', '"'),
                outcome,
                null,
                null,
                "f-" + tool,
                effect));
        return this;
    }

    Runs answered(String text) {
        answer = text;
        return this;
    }

    /** Says of the last call when it was made, what it depended on, and which files it left. */
    Runs with(String at, Map<String, String> environment, String... left) {
        List<Artifact> files = new ArrayList<>();
        for (String path : left) {
            files.add(new Artifact("file", path, null, "", null));
        }
        around.put(calls.size() - 1, new RecordedRun.Around(Instant.parse(at), environment, files));
        return this;
    }

    RecordedRun run() {
        return run("r1");
    }

    RecordedRun run(String id) {
        return new RecordedRun(
                new RunId(id), Task.of("shop"), request, parameters, calls, RunStatus.SUCCEEDED, false, around, answer);
    }

    /** The plan of several runs, r1 and on. */
    static Compiled compile(Runs... all) {
        List<RecordedRun> runs = new ArrayList<>();
        for (Runs each : all) {
            runs.add(each.run("r" + (runs.size() + 1)));
        }
        return Compiler.compile("book", runs);
    }

    Compiled compile() {
        return Compiler.compile("book", run());
    }

    static List<String> tools(Compiled compiled) {
        return compiled.plan().steps().stream().map(PlanStep::tool).toList();
    }

    /** The sources of the arguments of the last step. */
    static Map<String, Argument> last(Compiled compiled) {
        List<PlanStep> steps = compiled.plan().steps();
        return steps.get(steps.size() - 1).arguments().members();
    }

    static Json json(String text) {
        return Json.parse(text.replace('\'', '"'));
    }
}
