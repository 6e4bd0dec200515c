package io.aionis.measure;

import io.aionis.adjudication.Authority;
import io.aionis.adjudication.Memory;
import io.aionis.ledger.Recorded;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceBody.Guided;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.model.Role;
import io.aionis.model.RunId;
import io.aionis.model.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What everybody in the scope may see of one run. */
final class RunFacts {

    final RunId run;
    final List<Recorded> events = new ArrayList<>();
    final List<Recorded> guides = new ArrayList<>();
    private final Set<String> hands = new HashSet<>();
    private final Set<String> starters = new HashSet<>();
    private final Set<String> judges = new HashSet<>();
    private final Map<String, Json> parameters = new TreeMap<>();
    private @Nullable Task task;
    private @Nullable Instant began;
    private @Nullable Instant ended;
    private @Nullable Memory memory;
    private boolean gap;
    private int steps;
    private int errors;
    int repeatedFailures;

    RunFacts(RunId run) {
        this.run = run;
    }

    void add(Recorded recorded) {
        Evidence evidence = recorded.evidence();
        EvidenceBody body = evidence.body();
        String agent = evidence.actor().agent();
        events.add(recorded);
        task = task == null ? evidence.task() : task;
        if (body instanceof EvidenceBody.RunStarted start) {
            began = began == null ? evidence.at() : began;
            starters.add(agent);
            start.parameters().forEach(parameters::putIfAbsent);
        } else if (body instanceof EvidenceBody.ToolCall || body instanceof EvidenceBody.Step) {
            steps++;
            if (body instanceof EvidenceBody.ToolCall call && call.outcome().isFailure() && !call.isVetoed()) {
                errors++;
            }
            Role role = evidence.actor().role();
            if (role != Role.VERIFIER && role != Role.REVIEWER) {
                hands.add(agent);
            }
        } else if (body instanceof EvidenceBody.RunEnded) {
            ended = evidence.at();
            judges.add(agent);
        } else if (body instanceof EvidenceBody.Verdict) {
            judges.add(agent);
        } else if (body instanceof EvidenceBody.Gap) {
            gap = true;
        }
    }

    void stand(Memory itsMemory) {
        memory = itsMemory;
    }

    @Nullable
    Memory memory() {
        return memory;
    }

    @Nullable
    Task task() {
        return task;
    }

    Map<String, Json> parameters() {
        return parameters;
    }

    boolean hasGap() {
        return gap;
    }

    boolean isFinished() {
        return ended != null || outcome() != Outcome.UNKNOWN;
    }

    boolean isGuided() {
        return !guides.isEmpty();
    }

    int steps() {
        return steps;
    }

    int errors() {
        return errors;
    }

    int promptTokens() {
        return guides.stream()
                .mapToInt(guide -> ((Guided) guide.evidence().body()).promptTokens())
                .sum();
    }

    /** Who worked in it; who began it where nobody did. */
    Set<String> workers() {
        return hands.isEmpty() ? starters : hands;
    }

    /** Seconds that it took, or null where nobody can know. */
    @Nullable
    Double seconds() {
        if (began == null || ended == null || ended.isBefore(began)) {
            return null;
        }
        return Duration.between(began, ended).toMillis() / 1000.0;
    }

    /** How it came out, where somebody who did not work in it said so; as adjudication judged it. */
    Outcome outcome() {
        Memory judged = memory;
        if (judged == null
                || judged.authority() != Authority.TRUSTED && workers().containsAll(judges)) {
            return Outcome.UNKNOWN;
        }
        return switch (judged.state()) {
            case PASSED, CURRENT, PROCEDURE ->
                judged.authority() == Authority.TRUSTED ? Outcome.SUCCEEDED : Outcome.UNKNOWN;
            // A person's block (S6) says what may be done with the memory, not how the run came out.
            case FAILED_BRANCH -> judged.rules().contains("S6") ? Outcome.UNKNOWN : Outcome.FAILED;
            case CONTESTED, STALE, RAW, ARCHIVED -> Outcome.UNKNOWN;
        };
    }

    /** Its tool calls, in order. */
    List<Recorded> calls() {
        return events.stream()
                .filter(event -> event.evidence().body() instanceof EvidenceBody.ToolCall)
                .toList();
    }

    /** The tools it called, in order. */
    List<String> tools() {
        return calls().stream()
                .map(event -> ((EvidenceBody.ToolCall) event.evidence().body()).tool())
                .toList();
    }

    /** What it recorded after that place in the scope. */
    List<Evidence> after(long cursor) {
        return events.stream()
                .filter(event -> event.cursor() > cursor)
                .map(Recorded::evidence)
                .toList();
    }
}
