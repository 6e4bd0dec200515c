package io.aionis.benchmarks.replay;

import io.aionis.Aionis;
import io.aionis.Workspace;
import io.aionis.governance.PlaybookVersion;
import io.aionis.model.Actor;
import io.aionis.model.Effect;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.plan.Plan;
import io.aionis.plan.PlanJson;
import io.aionis.replay.Replay;
import io.aionis.replay.ReplayReport;
import io.aionis.replay.ToolAnswer;
import io.aionis.replay.ToolDescriptor;
import io.aionis.replay.ToolPort;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A process that replays one plan and may be killed. Its first line of input is the replay; its tools are its parent's,
 * asked for on its output and answered on its input, each by a line of JSON.
 */
public final class ReplayChild {

    private static final String SCOPE = "killed";
    private static final Actor PERSON = Actor.agent("operator");

    private ReplayChild() {}

    /** Replays what its input says, over the ledger in the directory that is its argument. */
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Json.Obj order = object(Json.parse(String.valueOf(in.readLine())));
        Plan plan = PlanJson.fromJson(order.members().getOrDefault("plan", Json.nil()));
        try (Aionis engine = Aionis.open(Path.of(args[0]))) {
            Workspace workspace = engine.in(SCOPE);
            PlaybookVersion version = workspace.playbooks().list().stream()
                    .filter(known -> known.playbook().equals(plan.name()))
                    .findFirst()
                    .orElseGet(() -> workspace.load(PlanJson.write(plan), PERSON));
            Replay replay = workspace.replay(version).idempotencyKey("killed");
            object(order.get("parameters")).members().forEach(replay::with);
            object(order.get("slots")).members().forEach(replay::slot);
            ReplayReport report = replay.strict(new ParentTools(object(order.get("tools")), in, out));
            Map<String, Json> end = new LinkedHashMap<>();
            end.put("status", Json.of(report.status().name()));
            end.put("stoppedAt", report.stoppedAt() == null ? Json.nil() : Json.of(report.stoppedAt()));
            end.put("reason", report.reason() == null ? Json.nil() : Json.of(report.reason()));
            out.println(new Json.Obj(end).text());
        }
    }

    private static Json.Obj object(@Nullable Json json) {
        return json instanceof Json.Obj object ? object : new Json.Obj(Map.of());
    }

    /** The parent's tools. */
    private record ParentTools(Json.Obj described, BufferedReader in, PrintStream out) implements ToolPort {

        @Override
        public Map<String, ToolDescriptor> tools() {
            Map<String, ToolDescriptor> tools = new LinkedHashMap<>();
            described.members().forEach((name, about) -> {
                Effect effect = Effect.valueOf(String.valueOf(object(about).text("effect")));
                tools.put(name, new ToolDescriptor(name, object(about).text("fingerprint"), effect));
            });
            return tools;
        }

        @Override
        public ToolAnswer call(String tool, Json.Obj arguments) {
            try {
                out.println(new Json.Obj(Map.of("tool", Json.of(tool), "args", arguments)).text());
                Json.Obj answer = object(Json.parse(String.valueOf(in.readLine())));
                return new ToolAnswer(
                        Outcome.valueOf(String.valueOf(answer.text("outcome"))), String.valueOf(answer.text("result")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
