package io.aionis.replay;

import io.aionis.ledger.Ledger;
import io.aionis.ledger.jdbc.SqliteLedgerStore;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceId;
import io.aionis.model.Json;
import io.aionis.model.Lane;
import io.aionis.model.RunId;
import io.aionis.model.Scope;
import io.aionis.plan.PlanJson;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Replays over a real ledger. */
final class Bench implements AutoCloseable {

    static final Scope SCOPE = Scope.of("shop");

    final Ledger ledger;
    final Claims claims;

    Bench(Path directory) {
        ledger = new Ledger(SqliteLedgerStore.open(directory));
        claims = new Claims(ledger, SCOPE, Clock.systemUTC());
    }

    /** A replay of these steps; the plan takes {@code order} and is given {@code #7}. */
    Replay replay(String steps) {
        return plan("\"steps\": [" + steps + "]");
    }

    /** A replay of a plan with these members besides its name, task and parameters. */
    Replay plan(String members) {
        String json = "{\"format\": \"aionis-plan/1\", \"name\": \"shop\", \"task\": \"shop\","
                + " \"parameters\": {\"order\": \"string\"}, " + members + "}";
        return new Replay(
                        PlanJson.read(json),
                        "shop v1",
                        claims,
                        journal(),
                        () -> new RunId(UUID.randomUUID().toString()))
                .with("order", Json.of("#7"));
    }

    static String step(String id, String tool, String effect) {
        return "{\"id\": \"" + id + "\", \"tool\": \"" + tool + "\", \"effect\": \"" + effect
                + "\", \"arguments\": {\"order\": {\"$parameter\": \"order\"}}}";
    }

    private Replay.Journal journal() {
        return (run, task, actor, body) -> ledger.record(new Evidence(
                new EvidenceId(UUID.randomUUID().toString()),
                SCOPE,
                task,
                run,
                actor,
                Lane.SHARED,
                Clock.systemUTC().instant(),
                body));
    }

    /** A checker that finds this. */
    static Checker checker(String kind, Supplier<Optional<String>> finds) {
        return new Checker() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public Optional<String> problem(Json.Obj about) {
                return finds.get();
            }
        };
    }

    static Checker holdsWhile(String kind, AtomicBoolean holds) {
        return checker(kind, () -> holds.get() ? Optional.empty() : Optional.of(kind + " does not hold"));
    }

    /** A checker that must execute something; it fails the test when it is asked though nobody allowed that. */
    static Checker executing(String kind, AtomicBoolean allowed) {
        return new Checker() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public boolean executes(Json.Obj about) {
                return true;
            }

            @Override
            public Optional<String> problem(Json.Obj about) {
                if (!allowed.get()) {
                    throw new AssertionError(kind + " was executed");
                }
                return Optional.empty();
            }
        };
    }

    static List<String> notes(ReplayReport report) {
        return report.steps().stream().map(ReplayReport.StepReceipt::note).toList();
    }

    @Override
    public void close() {
        ledger.close();
    }
}
