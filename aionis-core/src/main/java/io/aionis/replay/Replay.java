package io.aionis.replay;

import io.aionis.ledger.LedgerException;
import io.aionis.model.Actor;
import io.aionis.model.EvidenceBody;
import io.aionis.model.Json;
import io.aionis.model.RunId;
import io.aionis.model.Task;
import io.aionis.plan.Plan;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One replay of a plan over a {@link ToolPort}, without a model. Configure, then {@link #simulate}, {@link #strict} or
 * {@link #guided}. Not thread-safe; make one for each replay.
 */
public final class Replay {

    private static final int LONGEST_KEY = 200;
    private static final int MOST_RETRIES = 100;

    private final Plan plan;
    private final Claims claims;
    private final Journal journal;
    private final Supplier<RunId> runs;
    private final Settings settings;

    /** Where a replay records what it does. */
    @FunctionalInterface
    public interface Journal {
        void record(RunId run, Task task, Actor actor, EvidenceBody body);
    }

    /** A replay of a plan that is no version of a playbook. */
    public Replay(Plan plan, Claims claims, Journal journal, Supplier<RunId> runs) {
        this(plan, plan.name(), claims, journal, runs);
    }

    /**
     * A replay of a playbook version.
     *
     * @param playbook the playbook and its version, such as {@code refund v1}, as people are told
     */
    public Replay(Plan plan, String playbook, Claims claims, Journal journal, Supplier<RunId> runs) {
        this.plan = plan;
        this.claims = claims;
        this.journal = journal;
        this.runs = runs;
        this.settings = new Settings(playbook);
    }

    /**
     * The same, and tells the keeper of the playbook how it goes on, whoever else is told.
     *
     * @param keeper is told before the {@link #observer}
     */
    public Replay(
            Plan plan, String playbook, Claims claims, Journal journal, Supplier<RunId> runs, ReplayObserver keeper) {
        this(plan, playbook, claims, journal, runs);
        settings.keeper = keeper;
    }

    /** Gives one parameter. */
    public Replay with(String name, String value) {
        return with(name, Json.of(value));
    }

    /** Gives one parameter. */
    public Replay with(String name, Json value) {
        settings.parameters.put(name, value);
        return this;
    }

    /** Gives parameters. */
    public Replay with(Map<String, Json> values) {
        settings.parameters.putAll(values);
        return this;
    }

    /** Gives a slot its value; its key is the step's id and the place, as {@link #simulate} names it. */
    public Replay slot(String key, Json value) {
        settings.slots.put(key, value);
        return this;
    }

    /**
     * Names the request. Two replays with the same key are the same request: what the first one wrote, the second finds
     * done. Without a key each replay is a request of its own.
     *
     * @throws IllegalArgumentException when the key is blank or longer than {@value #LONGEST_KEY} characters
     */
    public Replay idempotencyKey(String key) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("The idempotency key has " + key.length() + " characters; expected 1 to "
                    + LONGEST_KEY + ", such as the id of the request");
        }
        settings.idempotencyKey = key;
        return this;
    }

    /** Gives the request in its own words, for a {@link SlotFiller} to read. Empty unless given. */
    public Replay text(String request) {
        settings.text = request;
        return this;
    }

    /** Adds those who look whether the plan's checks hold; a later one replaces another of its kind. */
    public Replay checkers(Collection<? extends Checker> checkers) {
        checkers.forEach(checker -> settings.checkers.put(checker.kind(), checker));
        return this;
    }

    /**
     * Whether programs may be started on this machine: by tools that run {@linkplain ToolDescriptor#runsCommands commands}, and by checkers
     * that must execute something to know. False unless set.
     */
    public Replay allowLocalExec(boolean allow) {
        settings.allowLocalExec = allow;
        return this;
    }

    /**
     * How long a tool may take before it is interrupted. A read that takes longer has failed; a write is in doubt until
     * the tool ends. Tools run on a thread of their own then; without a timeout, on the caller's.
     *
     * @throws IllegalArgumentException when it is not positive
     */
    public Replay stepTimeout(Duration timeout) {
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("The step timeout is " + timeout + "; expected more than nothing");
        }
        settings.stepTimeout = timeout;
        return this;
    }

    /**
     * How often a READ or IDEMPOTENT_WRITE is tried again that failed, threw or, being a read, took too long. Another write
     * is never tried again, nor what was blocked. 0 unless set.
     *
     * @throws IllegalArgumentException when it is not from 0 to {@value #MOST_RETRIES}
     */
    public Replay retries(int times) {
        if (times < 0 || times > MOST_RETRIES) {
            throw new IllegalArgumentException("retries is " + times + "; expected 0 to " + MOST_RETRIES);
        }
        settings.retries = times;
        return this;
    }

    /** How long to wait after so many failed attempts of a step, from 1. Not at all unless set. */
    public Replay backoff(IntFunction<Duration> pause) {
        settings.backoff = pause;
        return this;
    }

    /** Who approves steps that cannot be undone. Nobody unless set, and then such a plan does not begin. */
    public Replay approvals(Approvals approvals) {
        settings.approvals = approvals;
        return this;
    }

    /** Who can tell whether a write that broke off has happened. Nobody unless set. */
    public Replay verifier(WriteVerifier verifier) {
        settings.verifier = verifier;
        return this;
    }

    /** Who fills open slots in a {@link #guided} replay; never asked in a strict one. Nobody unless set. */
    public Replay slotFiller(SlotFiller filler) {
        settings.filler = filler;
        return this;
    }

    /**
     * Where a {@link #guided} replay hands a stop that another plan might have avoided. It answers with the name of the
     * repair that waits for a reviewer then, or with nothing. Nobody is told unless set.
     */
    public Replay repairs(Function<Stop, Optional<String>> repairs) {
        settings.repairs = repairs;
        return this;
    }

    /** Who is told how the replay goes on. Nobody unless set. */
    public Replay observer(ReplayObserver observer) {
        settings.observer = observer;
        return this;
    }

    /** Asked before each write whether somebody stopped the playbook meanwhile, and why. Nobody does unless set. */
    public Replay haltedBy(Supplier<Optional<String>> halted) {
        settings.halted = halted;
        return this;
    }

    /**
     * How many steps there may be: where the plan is to run live, its rounds of tool calls. Any number unless set.
     *
     * @throws IllegalArgumentException when it is not positive
     */
    public Replay rounds(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("rounds is " + most + "; expected at least 1");
        }
        settings.rounds = most;
        return this;
    }

    /** The slots that have no value yet. */
    public List<OpenSlot> openSlots() {
        return Inputs.openSlots(plan, settings.slots);
    }

    /** Whether the plan could run strictly now, and everything that is missing. Executes nothing, no read either. */
    public Readiness simulate(ToolPort tools) {
        return simulated(tools).readiness();
    }

    /**
     * The same, and calls the plan's reads as far as they come before its first write: whether they answer as expected and
     * give the later steps their values. Nothing is recorded. Tools that start programs are called only where
     * {@link #allowLocalExec} is set.
     */
    public Readiness simulateReading(ToolPort tools) {
        Readiness known = simulate(tools);
        return known.ready() ? Rehearsal.of(plan, settings, tools, known) : known;
    }

    private Preflight simulated(ToolPort tools) {
        return new Preflight(plan, settings, tools.tools())
                .inputsAndTools(false)
                .kindsOfChecks()
                .surroundings(false);
    }

    /**
     * Runs the plan exactly, with its parameters bound, and stops at the first thing that is not as recorded; nothing
     * after it runs. Nothing runs at all when something is missing that {@link #simulate} would name.
     */
    public ReplayReport strict(ToolPort tools) {
        return run(ReplayMode.STRICT, tools, null);
    }

    /**
     * As {@link #strict}, but open slots are filled by the {@link #slotFiller}, whose answers are kept with the request and
     * checked; and a stop that another plan might have avoided goes to {@link #repairs}. Nothing is mended by itself.
     */
    public ReplayReport guided(ToolPort tools) {
        return run(ReplayMode.GUIDED, tools, settings.filler);
    }

    private ReplayReport run(ReplayMode mode, ToolPort tools, @Nullable SlotFiller filler) {
        RunId run = runs.get();
        Ending ending;
        StrictRun steps = null;
        try {
            Beginning beginning = new Beginning(plan, settings, claims, run, tools.tools(), filler != null);
            ending = beginning.refusal();
            if (ending == null) {
                steps = new StrictRun(
                        plan, settings, beginning.given(), beginning.resumed(), run, claims, journal, tools, filler);
                ending = steps.toEnd();
            }
        } catch (LedgerException e) {
            ending = Ending.of(
                    steps == null ? ReplayStatus.NOT_READY : ReplayStatus.FAILED,
                    null,
                    "the ledger could not be read or written: " + e.getMessage());
        }
        ReplayReport report = mode == ReplayMode.GUIDED
                ? new HandBacks(plan, settings, tools).report(run, ending, steps)
                : report(run, mode, ending, steps, null);
        List<String> drift = steps == null ? Drift.of(plan, tools.tools()) : List.of();
        for (ReplayObserver observer : List.of(settings.keeper, settings.observer)) {
            Telling telling = new Telling(observer);
            if (!drift.isEmpty()) {
                telling.drifted(run, String.join("; ", drift));
            }
            telling.ended(run, report);
        }
        return report;
    }

    static ReplayReport report(
            RunId run, ReplayMode mode, Ending ending, @Nullable StrictRun steps, @Nullable String repair) {
        return new ReplayReport(
                run,
                mode,
                ending.status(),
                steps == null ? List.of() : steps.receipts(),
                ending.step(),
                ending.reason(),
                ending.doubt(),
                steps != null && ending.status() == ReplayStatus.SUCCEEDED ? steps.answer() : null,
                repair);
    }
}
