package io.aionis.samples.host;

import io.aionis.Workspace;
import io.aionis.model.Actor;
import io.aionis.model.Effect;
import io.aionis.model.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Somebody's own agent: asks a planner for the next move, runs the tool, and does so again until there is an answer. */
final class AgentLoop {

    static final Task TASK = Task.of("deploy-service");

    private static final Actor AGENT = Actor.agent("deployer");
    private static final int MOST_TURNS = 10;
    private static final int GUIDE_TOKENS = 600;

    /** What the planner wants next: a tool call, or to answer, which has no tool. */
    record Move(String tool, Map<String, String> arguments, String answer) {
        static Move call(String tool, String argument, String value) {
            return new Move(tool, Map.of(argument, value), "");
        }

        static Move answer(String text) {
            return new Move("", Map.of(), text);
        }
    }

    /** Decides on the next move; a model in real life. */
    interface Planner {
        Move next(String guide, String request, List<String> transcript);
    }

    /** How one request went, with the run to judge it by. */
    record Done(String answer, List<String> transcript, Remembering memory) {}

    private final Workspace workspace;
    private final Planner planner;
    private final Servers servers;

    AgentLoop(Workspace workspace, Planner planner, Servers servers) {
        this.workspace = workspace;
        this.planner = planner;
        this.servers = servers;
    }

    Done handle(String request) {
        Remembering memory = new Remembering(workspace, TASK, AGENT, request); // 1. begin
        List<String> transcript = new ArrayList<>();
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            String guide = memory.guide(request, GUIDE_TOKENS); // 2. ask before each turn
            Move move = planner.next(guide, request, transcript);
            if (move.tool().isEmpty()) {
                memory.answered(move.answer()); // 4. end
                return new Done(move.answer(), List.copyOf(transcript), memory);
            }
            transcript.add(move.tool() + " " + move.arguments() + " -> " + result(memory, move)); // 3. record
        }
        memory.failed("no answer in " + MOST_TURNS + " turns");
        return new Done("I gave up.", List.copyOf(transcript), memory);
    }

    private String result(Remembering memory, Move move) {
        try {
            Effect effect = move.tool().equals("status") ? Effect.READ : Effect.WRITE;
            return memory.call(
                    move.tool(), move.arguments(), effect, arguments -> servers.call(move.tool(), arguments));
        } catch (Servers.Refused refused) {
            return "error " + refused.getMessage();
        }
    }
}
