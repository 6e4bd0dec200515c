package io.aionis.adjudication;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.ledger.Recorded;
import io.aionis.model.Actor;
import io.aionis.model.Circumstances;
import io.aionis.model.Effect;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceBody.OperatorAction;
import io.aionis.model.EvidenceId;
import io.aionis.model.Json;
import io.aionis.model.Lane;
import io.aionis.model.Outcome;
import io.aionis.model.RunStatus;
import io.aionis.model.Scope;
import io.aionis.model.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Properties over random histories; the seed is the test's argument. */
class AdjudicatorPropertiesTest {

    private static final Scope SCOPE = Scope.of("desk");
    private static final List<Task> TASKS =
            List.of(new Task("refund", "orders"), new Task("exchange", "orders"), Task.of("deploy"));
    private static final List<Actor> ACTORS = List.of(
            History.AGENT,
            History.WORKER.inTeam("red"),
            History.VERIFIER,
            History.REVIEWER.inTeam("red"),
            History.HOST);

    private static final List<EvidenceBody.Feedback.Rating> RATINGS = List.of(EvidenceBody.Feedback.Rating.values());

    static Stream<Long> seeds() {
        return IntStream.range(0, 60).mapToObj(Long::valueOf);
    }

    static History random(long seed, Scope scope) {
        Random random = new Random(seed);
        History history = new History(scope);
        for (int i = 0; i < 90; i++) {
            history.task(random.nextInt(10) == 0 ? null : pick(random, TASKS))
                    .run(random.nextInt(6) == 0 ? null : "r" + random.nextInt(6))
                    .by(pick(random, ACTORS))
                    .lane(random.nextInt(5) == 0 ? pick(random, List.of(Lane.values())) : Lane.SHARED);
            history.add(body(random, history), circumstances(random, history));
        }
        return history;
    }

    private static Circumstances circumstances(Random random, History history) {
        Circumstances circumstances = Circumstances.NONE;
        if (random.nextInt(8) == 0) {
            circumstances = circumstances.about("port", "v" + random.nextInt(3));
        }
        if (random.nextInt(12) == 0) {
            circumstances = circumstances.superseding(someId(random, history));
        }
        if (random.nextInt(12) == 0) {
            circumstances = circumstances.dependingOn("commit", "c" + random.nextInt(2));
        }
        return random.nextInt(12) == 0 ? circumstances.from("origin" + random.nextInt(2)) : circumstances;
    }

    private static EvidenceBody body(Random random, History history) {
        Outcome outcome = pick(random, List.of(Outcome.values()));
        String name = "x" + random.nextInt(3);
        return switch (random.nextInt(16)) {
            case 12 -> new EvidenceBody.Plan(name, List.of("do"), List.of(), List.of("f" + random.nextInt(2)), null);
            case 13 ->
                new EvidenceBody.Handoff(
                        name, "", null, "go on", List.of(), List.of(someId(random, history)), List.of(), name);
            case 14 -> new EvidenceBody.Withdrawal(someId(random, history), "");
            case 15 ->
                new EvidenceBody.Feedback(
                        "t", List.of(someMemory(random, history)), "USE_NOW", pick(random, RATINGS), "");
            case 0 -> new EvidenceBody.RunStarted("do " + name, Map.of());
            case 1, 2 -> new EvidenceBody.RunEnded(pick(random, List.of(RunStatus.values())), null);
            case 3 -> new EvidenceBody.Step(name, "", outcome, List.of("f" + random.nextInt(2)), null);
            case 4 -> new EvidenceBody.Step("t", "", outcome, List.of(), name);
            case 5 -> new EvidenceBody.Verdict(null, random.nextBoolean() ? name : null, outcome, "");
            case 6 -> new EvidenceBody.Verdict(someId(random, history), null, outcome, "");
            case 7 -> random.nextInt(3) == 0 ? new EvidenceBody.Gap(1, "") : block(random, history);
            default ->
                new EvidenceBody.ToolCall(
                        0,
                        null,
                        name,
                        Json.of(random.nextInt(2)),
                        "",
                        outcome,
                        null,
                        null,
                        null,
                        pick(random, List.of(Effect.values())));
        };
    }

    private static EvidenceBody block(Random random, History history) {
        String subject = random.nextBoolean()
                ? someMemory(random, history)
                : someId(random, history).value();
        return new OperatorAction(pick(random, List.of(OperatorAction.Kind.values())), subject, "");
    }

    private static String someMemory(Random random, History history) {
        List<Memory> memories = history.state().memories();
        return memories.isEmpty() ? "none" : pick(random, memories).id();
    }

    private static EvidenceId someId(Random random, History history) {
        List<Recorded> recorded = history.recorded();
        return recorded.isEmpty()
                ? new EvidenceId("none")
                : pick(random, recorded).evidence().id();
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static ScopeState fold(List<Recorded> recorded) {
        return Adjudicator.adjudicate(SCOPE, recorded, AcceptancePolicy.SOLO);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void should_have_one_memory_for_each_id_and_at_most_one_current_route(long seed) {
        ScopeState state = random(seed, SCOPE).state();

        assertThat(state.memories()).extracting(Memory::id).doesNotHaveDuplicates();
        assertThat(state.memories())
                .filteredOn(memory -> memory.state() == State.CURRENT)
                .extracting(memory -> memory.task() + " " + memory.lane()
                        + (memory.lane() == Lane.AGENT ? memory.author().agent() : ""))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void should_rest_each_block_on_a_failure_a_rejection_or_a_block(long seed) {
        History history = random(seed, SCOPE);
        Map<EvidenceId, Evidence> byId = history.recorded().stream()
                .map(Recorded::evidence)
                .collect(Collectors.toMap(Evidence::id, evidence -> evidence));
        for (Actor actor : ACTORS) {
            Surfaces surfaces = Surfaces.of(history.state(), actor, TASKS.get(0));
            for (Memory memory : history.state().memories()) {
                if (surfaces.decide(memory).surface() == Surface.DO_NOT_USE) {
                    assertThat(memory.evidence()).as("%s", memory).anyMatch(id -> stops(byId.get(id)));
                }
            }
        }
    }

    private static boolean stops(@Nullable Evidence evidence) {
        EvidenceBody body = evidence == null ? null : evidence.body();
        return body instanceof EvidenceBody.ToolCall call && call.outcome().isFailure()
                || body instanceof EvidenceBody.Step step && step.outcome().isFailure()
                || body instanceof EvidenceBody.Verdict verdict
                        && verdict.outcome().isFailure()
                || body instanceof EvidenceBody.RunEnded end
                        && end.status().outcome().isFailure()
                || body instanceof OperatorAction action && action.kind() == OperatorAction.Kind.BLOCK;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void should_change_nothing_when_another_scope_has_evidence(long seed) {
        List<Recorded> own = random(seed, SCOPE).recorded();
        List<Recorded> both = new ArrayList<>(own);
        both.addAll(random(seed + 1_000, Scope.of("other")).recorded());

        assertThat(fold(both)).isEqualTo(fold(own));
        assertThat(random(seed, Scope.of("other")).state().memories())
                .extracting(Memory::id)
                .doesNotContainAnyElementsOf(
                        fold(own).memories().stream().map(Memory::id).toList());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void should_change_nothing_when_evidence_arrives_twice_or_in_another_order(long seed) {
        List<Recorded> recorded = random(seed, SCOPE).recorded();
        List<Recorded> shuffled = new ArrayList<>(recorded);
        shuffled.addAll(recorded.subList(0, recorded.size() / 2));
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(fold(shuffled)).isEqualTo(fold(recorded));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void should_change_nothing_when_runs_of_one_instant_are_written_in_another_order(long seed) {
        List<Recorded> recorded = random(seed, SCOPE).recorded().stream()
                .map(r -> new Recorded(at(r.evidence(), 7), r.position(), r.cursor()))
                .toList();
        List<Recorded> byRun = recorded.stream()
                .sorted(Comparator.comparing((Recorded r) -> r.evidence().stream())
                        .reversed())
                .toList();

        assertThat(fold(byRun)).isEqualTo(fold(recorded));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void should_give_the_same_state_when_it_is_kept_up_to_date_as_when_it_is_folded_anew(long seed) {
        Random random = new Random(seed);
        for (List<Recorded> arrived : arrivals(random(seed, SCOPE).recorded(), random)) {
            Folding folding = new Folding(SCOPE, AcceptancePolicy.SOLO);
            List<Recorded> soFar = new ArrayList<>();
            for (Recorded recorded : arrived) {
                folding.add(recorded);
                soFar.add(recorded);
                if (folding.isOutOfOrder()) {
                    folding = Adjudicator.fold(SCOPE, soFar, AcceptancePolicy.SOLO);
                }
                if (random.nextInt(4) == 0) {
                    assertThat(folding.state().memories()).isEqualTo(fold(soFar).memories());
                }
            }
            assertThat(folding.state().memories()).isEqualTo(fold(arrived).memories());
            assertThat(folding.state().valued())
                    .containsExactlyInAnyOrderElementsOf(folding.state().memories().stream()
                            .filter(memory -> memory.subject() instanceof Subject.Key && memory.value() != null)
                            .toList());
        }
    }

    /** As it was recorded; and with streams arriving interleaved at random, each in its own order. */
    private static List<List<Recorded>> arrivals(List<Recorded> recorded, Random random) {
        Map<String, List<Recorded>> streams = new TreeMap<>();
        recorded.forEach(r -> streams.computeIfAbsent(r.evidence().stream(), stream -> new ArrayList<>())
                .add(r));
        List<Recorded> interleaved = new ArrayList<>();
        while (!streams.isEmpty()) {
            String stream = pick(random, List.copyOf(streams.keySet()));
            List<Recorded> rest = streams.getOrDefault(stream, new ArrayList<>());
            interleaved.add(rest.remove(0));
            if (rest.isEmpty()) {
                streams.remove(stream);
            }
        }
        return List.of(recorded, interleaved);
    }

    private static Evidence at(Evidence e, long second) {
        return new Evidence(
                e.id(),
                e.scope(),
                e.task(),
                e.run(),
                e.actor(),
                e.lane(),
                Instant.ofEpochSecond(second),
                e.body(),
                e.circumstances());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void should_reinstate_when_the_only_rejection_is_taken_away(long seed) {
        History history = random(seed, SCOPE).task(Task.of("fresh")).lane(Lane.SHARED);
        history.run("fresh")
                .by(History.AGENT)
                .call("a", "{}", Outcome.SUCCEEDED)
                .ended(RunStatus.RETURNED);
        List<Recorded> before = history.recorded();
        history.by(History.VERIFIER).verdict(null, null, Outcome.FAILED);
        String run = history.runMemory("fresh").id();

        assertThat(history.state().memory(run).orElseThrow().state()).isEqualTo(State.FAILED_BRANCH);
        List<Recorded> without = history.recorded().stream()
                .filter(r -> !r.evidence().id().value().equals(history.lastId()))
                .toList();
        assertThat(fold(without)).isEqualTo(fold(before));
        assertThat(fold(without).memory(run).orElseThrow().state()).isEqualTo(State.PASSED);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void should_not_raise_a_surface_when_one_origin_says_the_same_again(long seed) {
        List<Recorded> recorded = random(seed, SCOPE).recorded();
        // Who says again what was taken back says something new.
        Set<EvidenceId> withdrawn = recorded.stream()
                .map(r -> r.evidence().body())
                .filter(EvidenceBody.Withdrawal.class::isInstance)
                .map(body -> ((EvidenceBody.Withdrawal) body).evidence())
                .collect(Collectors.toSet());
        List<Recorded> copied = new ArrayList<>();
        for (Recorded r : recorded) {
            copied.add(new Recorded(r.evidence(), 2 * r.position(), r.cursor()));
            Evidence e = r.evidence();
            if (withdrawn.contains(e.id())) {
                continue;
            }
            Evidence copy = new Evidence(
                    new EvidenceId(e.id() + "-copy"),
                    e.scope(),
                    e.task(),
                    e.run(),
                    e.actor(),
                    e.lane(),
                    e.at(),
                    e.body(),
                    e.circumstances());
            copied.add(new Recorded(copy, 2 * r.position() + 1, r.cursor()));
        }
        ScopeState before = fold(recorded);
        ScopeState after = fold(copied);
        for (Actor actor : ACTORS) {
            Surfaces had = Surfaces.of(before, actor, TASKS.get(0));
            Surfaces has = Surfaces.of(after, actor, TASKS.get(0));
            for (Memory memory : after.memories()) {
                Surface earlier =
                        had.decide(before.memory(memory.id()).orElseThrow()).surface();
                assertThat(has.decide(memory).surface()).as("%s", memory).isLessThanOrEqualTo(earlier);
            }
        }
    }

    enum Garbage {
        LONG("x".repeat(200_000)),
        CONTROL("\u0000\u0007\u001b[31m\n\r\n## X".repeat(5_000)),
        BIDI("\u202e\u2066abc\u200f".repeat(5_000)),
        LONE_HIGH("\ud800".repeat(100_000)),
        LONE_LOW("\udc00 ".repeat(50_000)),
        SPACES(" \t\u2028".repeat(60_000)),
        EMPTY("");

        final String text;

        Garbage(String text) {
            this.text = text;
        }
    }

    @ParameterizedTest
    @EnumSource(Garbage.class)
    void should_take_any_text(Garbage garbage) {
        String text = garbage.text;
        History history = new History(SCOPE).run("r1").started(text);
        history.call("t", "[" + text, Outcome.FAILED, text, text, Effect.WRITE);
        history.call("t", text + "!", Outcome.FAILED, text, text, Effect.WRITE);
        history.step(text, Outcome.FAILED, text)
                .verdict(null, text, Outcome.FAILED)
                .ended(RunStatus.RETURNED);
        history.add(new EvidenceBody.Unknown("later", Json.of(text)));
        ScopeState state = history.state();

        Set<String> ids = new HashSet<>();
        state.memories().forEach(memory -> {
            assertThat(memory.title().length()).isLessThanOrEqualTo(300);
            ids.add(memory.id());
        });
        assertThat(ids).hasSize(state.memories().size()).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void should_tell_apart_subjects_that_differ_in_a_lone_surrogate_alone() {
        History history = new History(SCOPE)
                .call("t", "\ud800", Outcome.FAILED)
                .call("t", "\ud801", Outcome.FAILED)
                .call("t", "?", Outcome.FAILED);

        assertThat(history.state().memories()).hasSize(3);
    }

    @Test
    void should_fold_a_long_history_of_one_subject_and_of_many() {
        History history = new History(SCOPE);
        for (int i = 0; i < 30_000; i++) {
            history.run("r" + i / 10).call("t", i % 2 == 0 ? "{}" : "{\"i\":" + i + "}", Outcome.FAILED);
        }
        history.run(null).by(History.VERIFIER);
        for (int i = 0; i < 10_000; i++) {
            history.verdict("r" + i / 10 + "-0", null, i % 2 == 0 ? Outcome.FAILED : Outcome.SUCCEEDED);
        }

        assertThat(history.state().memories()).hasSize(15_001);
        assertThat(history.call("t", "{}").attempts()).isEqualTo(15_000);
    }
}
