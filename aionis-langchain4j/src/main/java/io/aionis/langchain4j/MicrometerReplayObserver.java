package io.aionis.langchain4j;

import io.aionis.model.RunId;
import io.aionis.plan.PlanStep;
import io.aionis.replay.ReplayObserver;
import io.aionis.replay.ReplayReport;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reports replays to Micrometer: the observation {@value #REPLAY} for each, and {@value #STEP} within it for each call of
 * a step. Their low-cardinality keys are {@code aionis.playbook} (with its version), {@code aionis.mode},
 * {@code aionis.outcome}, and for steps {@code aionis.tool}; the run and the step's id are of high cardinality. Needs
 * {@code io.micrometer:micrometer-observation}, which the adapter does not bring along. Safe for use by many threads.
 */
public final class MicrometerReplayObserver implements ReplayObserver {

    /** Names the observation of a replay. */
    public static final String REPLAY = "aionis.replay";

    /** Names the observation of one call of a step. */
    public static final String STEP = "aionis.replay.step";

    private static final String PLAYBOOK = "aionis.playbook";
    private static final String MODE = "aionis.mode";
    private static final String OUTCOME = "aionis.outcome";

    /** Replays that never end, such as those of a process that hangs, must not fill the heap. */
    private static final int MOST = 10_000;

    private final ObservationRegistry registry;
    private final String mode;
    private final Map<RunId, Deque<Replay>> replays = new HashMap<>();

    private MicrometerReplayObserver(ObservationRegistry registry, String mode) {
        this.registry = registry;
        this.mode = mode;
    }

    /** For the replays of a plugin. */
    public static MicrometerReplayObserver live(ObservationRegistry registry) {
        return of(registry, "live");
    }

    /**
     * For replays of another mode.
     *
     * @param mode such as {@code strict}; one of few
     */
    public static MicrometerReplayObserver of(ObservationRegistry registry, String mode) {
        return new MicrometerReplayObserver(registry, mode);
    }

    /** A replay that is under way, with the step it is at. */
    private static final class Replay {
        final String playbook;
        final Observation whole;
        final Map<String, Observation> steps = new HashMap<>();

        Replay(String playbook, Observation whole) {
            this.playbook = playbook;
            this.whole = whole;
        }
    }

    @Override
    public synchronized void began(RunId run, String playbook, int steps) {
        if (replays.size() >= MOST) {
            replays.clear();
        }
        Observation whole = Observation.createNotStarted(REPLAY, registry)
                .contextualName("replay " + playbook)
                .lowCardinalityKeyValue(PLAYBOOK, playbook)
                .lowCardinalityKeyValue(MODE, mode)
                .highCardinalityKeyValue("aionis.run", run.value())
                .start();
        replays.computeIfAbsent(run, r -> new ArrayDeque<>()).push(new Replay(playbook, whole));
    }

    @Override
    public synchronized void stepBegan(RunId run, PlanStep step, int number) {
        Replay replay = current(run);
        if (replay != null) {
            Observation observation = Observation.createNotStarted(STEP, registry)
                    .contextualName("replay step " + step.tool())
                    .parentObservation(replay.whole)
                    .lowCardinalityKeyValue(PLAYBOOK, replay.playbook)
                    .lowCardinalityKeyValue(MODE, mode)
                    .lowCardinalityKeyValue("aionis.tool", step.tool())
                    .highCardinalityKeyValue("aionis.step", step.id())
                    .start();
            replay.steps.put(step.id(), observation);
        }
    }

    @Override
    public synchronized void stepEnded(RunId run, PlanStep step, ReplayReport.StepReceipt receipt) {
        Replay replay = current(run);
        Observation observation = replay == null ? null : replay.steps.remove(step.id());
        if (observation != null) {
            end(observation, receipt.outcome().name());
        }
    }

    @Override
    public synchronized void ended(RunId run, ReplayReport report) {
        Deque<Replay> ofRun = replays.get(run);
        if (ofRun == null || ofRun.isEmpty()) {
            return;
        }
        Replay replay = ofRun.pop();
        if (ofRun.isEmpty()) {
            replays.remove(run);
        }
        // A step that never came back ends with its replay.
        replay.steps.values().forEach(step -> end(step, "UNKNOWN"));
        end(replay.whole, report.succeeded() ? "SUCCEEDED" : "STOPPED");
    }

    private @Nullable Replay current(RunId run) {
        Deque<Replay> ofRun = replays.get(run);
        return ofRun == null ? null : ofRun.peek();
    }

    private static void end(Observation observation, String outcome) {
        observation.lowCardinalityKeyValue(OUTCOME, outcome.toLowerCase(Locale.ROOT));
        observation.stop();
    }
}
