package io.aionis;

import io.aionis.adjudication.Change;
import io.aionis.adjudication.Memory;
import io.aionis.adjudication.ScopeState;
import io.aionis.adjudication.Situation;
import io.aionis.adjudication.WhatIf;
import io.aionis.adjudication.Why;
import io.aionis.governance.SkillReviews;
import io.aionis.guide.Guide;
import io.aionis.guide.GuideCompiler;
import io.aionis.guide.GuideRequest;
import io.aionis.guide.RepeatedFailure;
import io.aionis.ledger.EraseReceipt;
import io.aionis.ledger.Erasure;
import io.aionis.ledger.Ledger;
import io.aionis.ledger.Recorded;
import io.aionis.ledger.snapshot.RestoreReceipt;
import io.aionis.ledger.snapshot.SnapshotReceipt;
import io.aionis.measure.EffectReport;
import io.aionis.measure.MeasureRequest;
import io.aionis.measure.Measurer;
import io.aionis.model.Actor;
import io.aionis.model.Chat;
import io.aionis.model.Circumstances;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.Json;
import io.aionis.model.Lane;
import io.aionis.model.RunId;
import io.aionis.model.Scope;
import io.aionis.model.Task;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One scope of an engine: record into it, ask it for guidance, compile and replay its runs. Nothing of another scope is
 * seen from here. Safe for use by many threads.
 */
public final class Workspace extends Repeating {

    private static final Duration READ_YOUR_WRITES = Duration.ofMillis(500);

    private final Aionis engine;
    private final Scope scope;
    private final Ledger ledger;

    Workspace(Aionis engine, Scope scope) {
        super(engine, scope);
        this.engine = engine;
        this.scope = scope;
        this.ledger = engine.ledger();
    }

    /** The scope. */
    public Scope scope() {
        return scope;
    }

    // --- record

    /** Begins to record a lone agent's run at a task, from a request in free text. */
    public RunRecorder startRun(String task, String request) {
        return startRun(Task.of(task), Actor.agent("agent"), request, Map.of());
    }

    /** Begins to record a run under a new id. */
    public RunRecorder startRun(Task task, Actor actor, String request, Map<String, Json> parameters) {
        return startRun(new RunId(engine.newId()), task, actor, request, parameters);
    }

    /**
     * Begins to record a run.
     *
     * @param run its id, new in this scope
     * @param task what it is for
     * @param actor who does it
     * @param request what was asked, in its own words
     * @param parameters the typed inputs by name; empty when the request is free text alone
     */
    public RunRecorder startRun(RunId run, Task task, Actor actor, String request, Map<String, Json> parameters) {
        RunRecorder recorder = new RunRecorder(this, run, task, actor);
        recorder.add(new EvidenceBody.RunStarted(request, parameters));
        return recorder;
    }

    /** Continues to record a run that this or another process began, such as to add a verdict. */
    public RunRecorder resumeRun(RunId run, Task task, Actor actor) {
        return new RunRecorder(this, run, task, actor);
    }

    @Override
    EvidenceId observe(
            @Nullable Task task,
            @Nullable RunId run,
            Actor actor,
            Lane lane,
            EvidenceBody body,
            Circumstances circumstances) {
        EvidenceId id = new EvidenceId(engine.newId());
        engine.record(
                new Evidence(id, scope, task, run, actor, lane, engine.clock().instant(), body, circumstances));
        return id;
    }

    /**
     * Records what happened outside of any run, all of it or nothing; durable when it returns. Waits for the ledger's
     * store: for what must not be lost, such as a row that is kept nowhere else.
     *
     * @return their ids, in order
     * @throws io.aionis.ledger.LedgerException when the store fails, also after retries, or the engine is closed
     */
    public List<EvidenceId> observeDurably(Actor actor, Lane lane, List<? extends EvidenceBody> bodies) {
        Instant now = engine.clock().instant();
        List<Evidence> batch = bodies.stream()
                .map(body -> new Evidence(
                        new EvidenceId(engine.newId()), scope, null, null, actor, lane, now, (EvidenceBody) body))
                .toList();
        engine.recordDurably(batch);
        return batch.stream().map(Evidence::id).toList();
    }

    /** Records evidence that was made elsewhere, such as by an import, under its own id and time. */
    public void observe(Evidence evidence) {
        if (!evidence.scope().equals(scope)) {
            throw new IllegalArgumentException("The evidence '" + evidence.id() + "' is of scope " + evidence.scope()
                    + " and this workspace is " + scope + "; observe it in its own workspace");
        }
        engine.record(evidence);
    }

    /**
     * At most {@code limit} pieces of this scope's evidence recorded after {@code cursor}; 0 is the beginning, and
     * {@link Recorded#cursor} is where to go on.
     */
    public List<Recorded> evidence(long cursor, int limit) {
        return ledger.readScope(scope, cursor, limit);
    }

    /**
     * What was recorded of a chat, in its order: {@link EvidenceBody.Message} and {@link EvidenceBody.ChatReset}. Costs
     * in proportion to the chat's length.
     */
    public List<Recorded> chat(Chat chat) {
        engine.settle();
        return ledger.readStream(scope, chat.stream()).stream()
                .filter(recorded -> chat.equals(chatOf(recorded.evidence().body())))
                .toList();
    }

    /** Two ids that a store cannot tell apart, such as halves of characters, share a stream and not a chat. */
    private static @Nullable Chat chatOf(EvidenceBody body) {
        if (body instanceof EvidenceBody.Message message) {
            return message.chat();
        }
        return body instanceof EvidenceBody.ChatReset reset ? reset.chat() : null;
    }

    /** Waits until everything recorded so far is durable; false when that took longer than {@code timeout}. */
    public boolean flush(Duration timeout) {
        return ledger.flush(timeout);
    }

    // --- judge

    /** What the evidence of this scope adds up to now. Folded again only when there is new evidence. */
    public ScopeState state() {
        return engine.state(scope);
    }

    /** Why the memory of that id stands as it does: the rules and the evidence that decided. Empty when there is none. */
    public Optional<Why> why(String memoryId) {
        return state().why(memoryId);
    }

    /**
     * The evidence behind a memory, as the ledger holds it; empty when no memory of this scope has that id. Whoever asks
     * here sees all lanes: decide by {@link io.aionis.adjudication.Surfaces} what a consumer may see.
     */
    public Optional<Rehydrated> rehydrate(String memoryId) {
        return state().memory(memoryId).map(memory -> {
            List<Recorded> evidence = memory.evidence().stream()
                    .flatMap(id -> ledger.find(scope, id).stream())
                    .toList();
            return new Rehydrated(memory, evidence, memory.evidence().size() - evidence.size());
        });
    }

    /**
     * The failure that a tool call would repeat: the same tool with the same arguments failed at the same task, and the
     * consumer in that situation must not use it. A look-up in the folded state.
     */
    public Optional<RepeatedFailure> repeatedFailure(Situation situation, String tool, Json arguments) {
        return RepeatedFailure.find(state(), scope, situation, tool, arguments);
    }

    /** When the evidence that a memory rests on was last added to; empty when the ledger no longer holds it. */
    public Optional<Instant> lastTouched(Memory memory) {
        List<EvidenceId> evidence = memory.evidence();
        return evidence.isEmpty()
                ? Optional.empty()
                : ledger.find(scope, evidence.get(evidence.size() - 1))
                        .map(recorded -> recorded.evidence().at());
    }

    /** Which memories would be others than they are if some evidence were not there. Reads the whole scope. */
    public List<Change> whatIf(WhatIf question) {
        engine.settle();
        return question.changes(scope, ledger.scope(scope), engine.acceptance());
    }

    // --- guide

    /**
     * The sections for a consumer's next turn. What was shown is recorded, without waiting for the disk, so that feedback
     * can refer to it; name the run it is for with {@link GuideRequest#forRun}, so that its effect can be measured.
     */
    public Guide guide(GuideRequest request) {
        GuideRequest timed = request.now() == null ? request.asOf(engine.clock().instant()) : request;
        ScopeStates.Folded known = engine.folded(scope);
        Guide guide = GuideCompiler.compile(
                known.state(), timed, known.rank(timed), engine.tokens(), engine.newId(), nonce());
        if (!guide.isEmpty()) {
            engine.record(
                    engine.traces().shown(scope, guide, request, engine.clock().instant()));
        }
        return guide;
    }

    /** The sections for a lone agent's next turn at a task. */
    public Guide guide(String task, String question) {
        return guide(new GuideRequest(Actor.agent("agent"), Task.of(task), question, GuideRequest.DEFAULT_TOKENS));
    }

    // --- feedback

    /** Says how well what a guide showed has served. Begins a sentence: see {@link Feedback}. */
    public Feedback feedback(Guide guide) {
        return feedback(Said.required("The feedback", "feedback", guide).traceId());
    }

    /**
     * Says how well what the guide of that trace id showed has served, also in a later session.
     *
     * @throws IllegalArgumentException when no guide of that trace id was shown in this scope
     */
    public Feedback feedback(String traceId) {
        return new Feedback(engine, scope, engine.traces().find(scope, traceId));
    }

    // --- measure

    /** Compares this scope's runs with and without guidance, of all tasks. */
    public EffectReport measure() {
        return measure(MeasureRequest.all());
    }

    /** Compares the runs of one task with and without guidance. */
    public EffectReport measure(String task) {
        return measure(MeasureRequest.of(Task.of(task)));
    }

    /** Compares runs with and without guidance. Reads all evidence of the scope: a report, not a step of an agent. */
    public EffectReport measure(MeasureRequest request) {
        ledger.flush(READ_YOUR_WRITES);
        return Measurer.measure(scope, ledger.scope(scope), state(), request);
    }

    /** The skills that this scope's traces propose, and what persons decide on them. */
    public SkillReviews skills() {
        return new SkillReviews(ledger, scope, engine.clock(), () -> measure().trainingCandidates());
    }

    // --- keep and erase

    /**
     * Archives the memories that are cold by now (rule T4): durable when it returns, undone for each by
     * {@code operator().restore}. Reads one piece of evidence for each memory of the scope; run it in the background.
     *
     * @return the ids of the memories that were archived
     */
    public List<String> retain(Retention retention, Actor actor) {
        Retention asked = Said.required("The retention", "retain", retention);
        return new Keeping(engine, scope).retain(asked, Said.required("The retention", "retain", actor));
    }

    /**
     * Erases evidence for good: from every read, from the folded state, and from the store's files.
     *
     * <pre>{@code
     * workspace.erase(Erasure.run(run), Actor.agent("ann"), "the customer asked for it");
     * }</pre>
     *
     * What was recorded before goes, also when it was still on its way to the disk; later evidence of the same run or task
     * is new and stays. The erasure itself is recorded: who, when, why and how much, never what; erasing what is gone
     * changes nothing. Anybody may erase, as a role is no access control: the host decides who gets to call this.
     *
     * <p>Beyond its reach are snapshots and backups, playbooks compiled from an erased run unless
     * {@link Erasure.OfRun#withPlaybooks} is asked for (the receipt names them), blocks that people put on a call or route
     * that an erased run shared with others, and what agents, logs and foreign stores hold.
     *
     * @param what a run, a task, or everything in this scope
     * @param actor who asks for it
     * @param reason why; it stays in the ledger, so it must not repeat what is to be erased
     * @throws IllegalArgumentException when the reason is blank
     * @throws io.aionis.ledger.LedgerException when it could not be done; the message says whether anything was erased
     */
    public EraseReceipt erase(Erasure what, Actor actor, String reason) {
        Erasure asked = Said.required("The erasure", "erase", what);
        return new Keeping(engine, scope).erase(asked, Said.required("The erasure", "erase", actor), reason);
    }

    /**
     * Writes all evidence of this scope as one portable file, with a digest of the state it folds to. Private lanes are
     * in it: keep it as well as the ledger. The file appears whole or not at all and replaces one of its name; on file
     * systems that know owners, its owner alone may read it. Reads the evidence page by page.
     *
     * @throws io.aionis.ledger.LedgerException when the file cannot be written, or something is erased meanwhile
     */
    public SnapshotReceipt snapshot(Path file) {
        return new Keeping(engine, scope).snapshot(file);
    }

    /**
     * Takes over the evidence of a snapshot of this scope, private lanes among it. The whole file is checked first; a
     * damaged one changes nothing. Evidence that is here already is left as it is, so that restoring twice adds nothing
     * and a restore that broke off may be repeated; evidence that was erased here stays erased. Members of the evidence's
     * JSON that only a newer release knows are left out, kinds that it does not know are kept.
     *
     * @throws io.aionis.ledger.LedgerException when the file is no whole snapshot of this scope in a format that this
     *     release reads, or has an id that stands here for other content; the message names file and line
     */
    public RestoreReceipt restore(Path file) {
        return restore(file, scope);
    }

    /**
     * Takes over the evidence of a snapshot of another scope as evidence of this one; otherwise as {@link #restore(Path)}.
     * Ids of memories differ between scopes, so blocks that people put on memories there do not hold here.
     *
     * @param writtenIn the scope that the snapshot was made of
     */
    public RestoreReceipt restore(Path file, Scope writtenIn) {
        return new Keeping(engine, scope).restore(file, writtenIn);
    }

    /** Not by the host's ids: whoever writes evidence must not be able to guess it. */
    private static String nonce() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
