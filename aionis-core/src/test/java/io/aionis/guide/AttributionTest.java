package io.aionis.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.adjudication.AcceptancePolicy;
import io.aionis.adjudication.Adjudicator;
import io.aionis.adjudication.Memory;
import io.aionis.adjudication.ScopeState;
import io.aionis.adjudication.Subject;
import io.aionis.guide.Attribution.Sign;
import io.aionis.ledger.Recorded;
import io.aionis.model.Actor;
import io.aionis.model.Effect;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceBody.Guided;
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
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttributionTest {

    private static final Actor WORKER = Actor.of("worker", Role.WORKER);

    private final List<Recorded> recorded = new ArrayList<>();

    @Test
    void should_see_a_named_route_that_was_taken_and_one_that_was_left() {
        happened("r1", new EvidenceBody.Step("adapter", "", Outcome.FAILED, List.of(), "legacy-adapter"));
        happened("r1", new EvidenceBody.Step("client", "", Outcome.SUCCEEDED, List.of(), "new-client"));
        ScopeState state = state();
        Guided guided =
                guide(shown(state, "legacy-adapter", "DO_NOT_USE"), shown(state, "new-client", "INSPECT_BEFORE_USE"));

        Evidence step = happened("r2", new EvidenceBody.Step("go on", "", Outcome.SUCCEEDED, List.of(), "new-client"));
        assertThat(signs(guided, state, step)).containsExactly(Sign.RESPECTED, Sign.FOLLOWED);

        Evidence back = happened("r3", new EvidenceBody.Step("try", "", Outcome.FAILED, List.of(), "legacy-adapter"));
        assertThat(signs(guided, state, back)).containsExactly(Sign.IGNORED);
    }

    @Test
    void should_see_no_sign_in_a_run_that_did_nothing() {
        happened("r1", call("pay", "{\"a\":1}", Outcome.FAILED));
        ScopeState state = state();
        Guided guided = guide(new Guided.Shown(state.memories().get(0).id(), "DO_NOT_USE"));

        assertThat(signs(guided, state)).isEmpty();
        assertThat(signs(guided, state, happened("r2", new EvidenceBody.RunEnded(RunStatus.RETURNED, null))))
                .isEmpty();
    }

    @Test
    void should_take_an_alias_only_where_it_stands_as_a_word() {
        ScopeState state = ScopeState.EMPTY;
        Guided guided = guide(new Guided.Shown("gone-1", "USE_NOW"), new Guided.Shown("gone-2", "USE_NOW"));

        for (String answer : List.of("m2", "(m2).", "see m2, then m9", "m2\uD800")) {
            assertThat(Attribution.of(guided, List.of(ended(answer)), state))
                    .as(answer)
                    .containsExactly(new Attribution.Seen("gone-2", "USE_NOW", Sign.CITED));
        }
        for (String answer : List.of("", "5m2", "m22", "m02", "m2x", "M2", "m_2", "m99999999999999999999")) {
            assertThat(Attribution.of(guided, List.of(ended(answer)), state))
                    .as(answer)
                    .isEmpty();
        }
    }

    @Test
    void should_tell_a_call_that_was_made_from_a_way_that_was_followed() {
        happened("r1", call("look", "{\"id\":1}", Outcome.SUCCEEDED));
        happened("r1", call("pay", "{\"id\":1}", Outcome.SUCCEEDED));
        happened("r1", new EvidenceBody.RunEnded(RunStatus.RETURNED, "done"));
        ScopeState state = state();
        Memory run = state.memories().stream()
                .filter(memory -> memory.subject() instanceof Subject.RunRoute)
                .findFirst()
                .orElseThrow();
        Guided guided = guide(new Guided.Shown(run.id(), "USE_NOW"));

        Evidence same = happened("r2", call("look", "{\"id\":1.0}", Outcome.SUCCEEDED));
        Evidence other = happened("r2", call("look", "{\"id\":2}", Outcome.SUCCEEDED));
        Evidence pay = happened("r2", call("pay", "{\"id\":2}", Outcome.SUCCEEDED));

        assertThat(signs(guided, state, same)).containsExactly(Sign.CALLED);
        assertThat(signs(guided, state, other, pay)).containsExactly(Sign.FOLLOWED);
        assertThat(signs(guided, state, pay, other)).isEmpty();
    }

    private static List<Sign> signs(Guided guided, ScopeState state, Evidence... next) {
        return Attribution.of(guided, List.of(next), state).stream()
                .map(Attribution.Seen::sign)
                .toList();
    }

    private static Guided guide(Guided.Shown... rows) {
        return new Guided("t1", new RunId("r2"), Arrays.asList(rows), 10);
    }

    private static Guided.Shown shown(ScopeState state, String route, String surface) {
        String id = state.memories().stream()
                .filter(memory -> memory.subject().equals(new Subject.Route(route)))
                .findFirst()
                .orElseThrow()
                .id();
        return new Guided.Shown(id, surface);
    }

    private static EvidenceBody call(String tool, String arguments, Outcome outcome) {
        return new EvidenceBody.ToolCall(
                0, null, tool, Json.parse(arguments), "x", outcome, null, null, null, Effect.WRITE);
    }

    private Evidence ended(String answer) {
        return happened("r9", new EvidenceBody.RunEnded(RunStatus.RETURNED, answer));
    }

    private Evidence happened(String run, EvidenceBody body) {
        int n = recorded.size();
        Evidence evidence = new Evidence(
                new EvidenceId("e" + n),
                Scope.of("shop"),
                Task.of("t"),
                new RunId(run),
                WORKER,
                Lane.SHARED,
                Instant.EPOCH.plusSeconds(n),
                body);
        recorded.add(new Recorded(evidence, n, n + 1));
        return evidence;
    }

    private ScopeState state() {
        return Adjudicator.adjudicate(List.copyOf(recorded), AcceptancePolicy.SOLO);
    }
}
