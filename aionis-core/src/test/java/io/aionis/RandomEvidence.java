package io.aionis;

import io.aionis.model.Actor;
import io.aionis.model.Effect;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.Json;
import io.aionis.model.Lane;
import io.aionis.model.Outcome;
import io.aionis.model.Role;
import io.aionis.model.RunId;
import io.aionis.model.RunStatus;
import io.aionis.model.Scope;
import io.aionis.model.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The evidence of a scope in which anything happens, by a clock that now and then jumps back. */
final class RandomEvidence {

    private static final List<Actor> ACTORS = List.of(
            Actor.agent("desk"),
            Actor.of("worker", Role.WORKER).inTeam("red"),
            Actor.of("checker", Role.VERIFIER),
            Actor.of("ann", Role.REVIEWER).inTeam("red"));
    private static final List<Task> TASKS = List.of(new Task("refund", "orders"), Task.of("cancel"));

    private RandomEvidence() {}

    static List<Evidence> of(long seed, Scope scope, int size) {
        Random random = new Random(seed);
        List<Evidence> all = new ArrayList<>();
        long second = 1_000_000;
        for (int i = 0; i < size; i++) {
            second += random.nextInt(9) == 0 ? -random.nextInt(500) : random.nextInt(60);
            all.add(new Evidence(
                    new EvidenceId("e" + i),
                    scope,
                    random.nextInt(10) == 0 ? null : pick(random, TASKS),
                    random.nextInt(8) == 0 ? null : new RunId("r" + random.nextInt(7)),
                    pick(random, ACTORS),
                    random.nextInt(5) == 0 ? pick(random, List.of(Lane.values())) : Lane.SHARED,
                    Instant.ofEpochSecond(second),
                    body(random, i)));
        }
        return all;
    }

    private static EvidenceBody body(Random random, int i) {
        Outcome outcome = pick(random, List.of(Outcome.values()));
        String word = "x" + random.nextInt(4);
        return switch (random.nextInt(9)) {
            case 0 -> new EvidenceBody.RunStarted("do \"" + word + "\"\n\uD83D\uDE80 \ud800", Map.of("a", Json.of(1)));
            case 1 -> new EvidenceBody.RunEnded(pick(random, List.of(RunStatus.values())), null);
            case 2 -> new EvidenceBody.Step(word, "", outcome, List.of("f" + random.nextInt(2)), null);
            case 3 -> new EvidenceBody.Verdict(new EvidenceId("e" + random.nextInt(i + 1)), null, outcome, "");
            case 4 ->
                new EvidenceBody.Unknown("from_the_future", Json.parse("{\"z\":[1.50,null],\"a\":\"" + word + "\"}"));
            case 5 -> new EvidenceBody.OperatorAction(EvidenceBody.OperatorAction.Kind.BLOCK, word, "because");
            default ->
                new EvidenceBody.ToolCall(
                        i,
                        null,
                        word,
                        Json.parse("{\"z\":" + random.nextInt(3) + ",\"a\":{\"y\":1,\"b\":2}}"),
                        "ok",
                        outcome,
                        outcome.isFailure() ? "Boom" : null,
                        null,
                        null,
                        random.nextBoolean() ? Effect.READ : Effect.WRITE);
        };
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
