package io.aionis.replay;

import io.aionis.model.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How one replay is to be done, as its caller put it together. */
final class Settings {

    final Map<String, Json> parameters = new LinkedHashMap<>();
    final Map<String, Json> slots = new LinkedHashMap<>();
    final Map<String, Checker> checkers = new LinkedHashMap<>();

    /** The playbook and its version, as people are told. */
    final String playbook;

    /** The request in its own words. */
    String text = "";

    @Nullable
    String idempotencyKey;

    int rounds = Integer.MAX_VALUE;
    boolean allowLocalExec;

    @Nullable
    Duration stepTimeout;

    int retries;
    IntFunction<Duration> backoff = failures -> Duration.ZERO;

    @Nullable
    Approvals approvals;

    @Nullable
    WriteVerifier verifier;

    @Nullable
    SlotFiller filler;

    Function<Stop, Optional<String>> repairs = stop -> Optional.empty();
    ReplayObserver observer = ReplayObserver.NONE;

    /** Is told too, before the host's observer. */
    ReplayObserver keeper = ReplayObserver.NONE;

    Supplier<Optional<String>> halted = Optional::empty;

    Settings(String playbook) {
        this.playbook = playbook;
    }

    /** What the planner is given when nothing is fresh yet. */
    Given given() {
        return Given.of(parameters).withSlots(slots);
    }

    /** Everything that was given: two requests of one key must agree in their slots too. */
    Json.Obj inputs() {
        return slots.isEmpty()
                ? new Json.Obj(parameters)
                : new Json.Obj(Map.of("parameters", new Json.Obj(parameters), "slots", new Json.Obj(slots)));
    }
}
