package io.aionis.replay;

import io.aionis.ledger.Ledger;
import io.aionis.ledger.LedgerStore;
import io.aionis.model.Actor;
import io.aionis.model.Effect;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceId;
import io.aionis.model.Json;
import io.aionis.model.Lane;
import io.aionis.model.Outcome;
import io.aionis.model.Role;
import io.aionis.model.RunId;
import io.aionis.model.Scope;
import io.aionis.plan.PlanJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Plans that are killed at every point, and the file that is their world: a line for each effect. */
enum CrashStory {
    ONE_WRITE("""
            {"id": "s1", "tool": "look", "effect": "READ", "arguments": {"order": {"$parameter": "order"}}},
            {"id": "s2", "tool": "pay", "effect": "WRITE", "arguments": {"order": {"$from": "s1", "at": "/id"}}}"""),
    SEVERAL_WRITES("""
            {"id": "s1", "tool": "look", "effect": "READ", "arguments": {"order": {"$parameter": "order"}}},
            {"id": "s2", "tool": "pay", "effect": "WRITE", "arguments": {"order": {"$from": "s1", "at": "/id"}}},
            {"id": "s3", "tool": "ship", "effect": "WRITE", "arguments": {"paid": {"$from": "s2", "at": "/of"}}},
            {"id": "s4", "tool": "look", "effect": "READ", "arguments": {"order": {"$parameter": "order"}}},
            {"id": "s5", "tool": "mail", "effect": "WRITE", "arguments": {"order": {"$from": "s4", "at": "/id"}}},
            {"id": "s6", "tool": "pay", "effect": "WRITE", "arguments": {"order": {"$from": "s1", "at": "/id"}}}"""),
    IRREVERSIBLE("""
            {"id": "s1", "tool": "mail", "effect": "WRITE", "arguments": {"order": {"$parameter": "order"}}},
            {"id": "s2", "tool": "wipe", "effect": "IRREVERSIBLE", "arguments": {"order": {"$parameter": "order"}}},
            {"id": "s3", "tool": "look", "effect": "READ", "arguments": {"order": {"$parameter": "order"}}}"""),
    FOR_EACH("""
            {"id": "s1", "tool": "look", "effect": "READ", "arguments": {"order": {"$parameter": "order"}}},
            {"id": "s2", "tool": "ship", "effect": "WRITE", "forEach": {"$from": "s1", "at": "/items"},
             "arguments": {"item": {"$element": ""}}},
            {"id": "s3", "tool": "mail", "effect": "WRITE", "arguments": {"order": {"$from": "s1", "at": "/id"}}}""");

    static final Actor PERSON = Actor.of("ada", Role.REVIEWER);

    private final String steps;

    CrashStory(String steps) {
        this.steps = steps;
    }

    /** The same request, submitted to a process that may end. */
    ReplayReport submit(LedgerStore store, Scope scope, Path world, Death death) {
        try (Ledger ledger = ledger(store, death)) {
            return submit(ledger, scope, world, death);
        }
    }

    ReplayReport submit(Ledger ledger, Scope scope, Path world, Death death) {
        String json = "{\"format\": \"aionis-plan/1\", \"name\": \"story\", \"task\": \"story\","
                + " \"parameters\": {\"order\": \"string\"}, \"steps\": [" + steps + "]}";
        Clock clock = Clock.systemUTC();
        Replay.Journal journal = (run, task, actor, body) -> ledger.record(new Evidence(
                new EvidenceId(UUID.randomUUID().toString()),
                scope,
                task,
                run,
                actor,
                Lane.SHARED,
                clock.instant(),
                body));
        return new Replay(
                        PlanJson.read(json),
                        new Claims(ledger, scope, clock),
                        journal,
                        () -> new RunId(UUID.randomUUID().toString()))
                .with("order", "#7")
                .idempotencyKey("request-1")
                .approvals(asked -> new Approvals.Approved("ada"))
                .strict(new World(world, death));
    }

    /** A person looks at the world and says what became of the write in doubt. */
    static void decide(LedgerStore store, Scope scope, ReplayReport report, boolean happened) {
        try (Ledger ledger = ledger(store, Death.NEVER)) {
            Claims claims = new Claims(ledger, scope, Clock.systemUTC());
            EvidenceId claim = Objects.requireNonNull(report.doubt());
            if (happened) {
                claims.happened(claim, "{\"of\":\"#7\"}", PERSON, "it is in the file");
            } else {
                claims.didNotHappen(claim, PERSON, "it is not in the file");
            }
        }
    }

    static List<String> effects(Path world) {
        try {
            return Files.exists(world) ? Files.readAllLines(world) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Ledger ledger(LedgerStore store, Death death) {
        return Ledger.builder(new MortalStore(store, death))
                .retryDelays(List.of())
                .build();
    }

    /** Tools that may die before and after they have done their work. */
    private record World(Path file, Death death) implements ToolPort {

        @Override
        public Map<String, ToolDescriptor> tools() {
            Map<String, ToolDescriptor> tools = new LinkedHashMap<>();
            tools.put("look", new ToolDescriptor("look", null, Effect.READ));
            for (String write : List.of("pay", "ship", "mail")) {
                tools.put(write, new ToolDescriptor(write, null, Effect.WRITE));
            }
            tools.put("wipe", new ToolDescriptor("wipe", null, Effect.IRREVERSIBLE));
            return tools;
        }

        @Override
        public ToolAnswer call(String tool, Json.Obj arguments) {
            if (tool.equals("look")) {
                death.at("in look");
                return new ToolAnswer(Outcome.SUCCEEDED, "{\"id\":\"#7\",\"items\":[\"lamp\",\"mat\",\"lamp\"]}");
            }
            death.at("before the effect of " + tool);
            try {
                Files.writeString(
                        file,
                        tool + arguments.canonical() + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            death.at("after the effect of " + tool);
            return new ToolAnswer(Outcome.SUCCEEDED, "{\"of\":\"#7\"}");
        }
    }
}
