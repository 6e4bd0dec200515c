package io.aionis.langchain4j;

import dev.langchain4j.invocation.InvocationContext;
import io.aionis.RunRecorder;
import io.aionis.Workspace;
import io.aionis.model.Outcome;
import io.aionis.model.RunId;
import io.aionis.model.RunStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One AiService call that is under way: where it is recorded and how far its replay is. */
final class Invocation {

    private final UUID id;
    private final Object memoryId;
    private final String service;
    private final long thread = Thread.currentThread().getId();
    private final Workspace workspace;
    private final MethodCall call;
    private final String request;
    private final RunId run;
    private final @Nullable RunRecorder recorder;
    private final @Nullable CallLog calls;
    private final ReplaySession replay;
    private volatile Instant lastSeen;
    private boolean ended;
    private boolean reported;

    Invocation(
            InvocationContext context,
            Workspace workspace,
            MethodCall call,
            String request,
            RunId run,
            @Nullable RunRecorder recorder,
            @Nullable CallLog calls,
            ReplaySession replay,
            Instant now) {
        this.id = context.invocationId();
        this.memoryId = context.chatMemoryId();
        this.service = context.interfaceName();
        this.workspace = workspace;
        this.call = call;
        this.request = request;
        this.run = run;
        this.recorder = recorder;
        this.calls = calls;
        this.replay = replay;
        this.lastSeen = now;
    }

    /** Whether nobody was told of its replay before; true once. */
    synchronized boolean toReport() {
        boolean first = !reported;
        reported = true;
        return first;
    }

    UUID id() {
        return id;
    }

    Workspace workspace() {
        return workspace;
    }

    MethodCall call() {
        return call;
    }

    /** What was asked, in its own words. */
    String request() {
        return request;
    }

    RunId run() {
        return run;
    }

    @Nullable
    RunRecorder recorder() {
        return recorder;
    }

    @Nullable
    CallLog calls() {
        return calls;
    }

    ReplaySession replay() {
        return replay;
    }

    Object memoryId() {
        return memoryId;
    }

    Instant lastSeen() {
        return lastSeen;
    }

    void seen(Instant now) {
        lastSeen = now;
    }

    /**
     * Whether the start of {@code next} shows that this call is over. Callers without a memory of their own all share
     * one memory id, so there the thread must be the same too; a streaming call outlives its method.
     */
    boolean isOverBecauseOf(InvocationContext next, boolean sharedMemoryId) {
        return service.equals(next.interfaceName())
                && memoryId.equals(next.chatMemoryId())
                && (!sharedMemoryId || (thread == Thread.currentThread().getId() && !call.streaming()));
    }

    /** Records how it ended; once, except that one that was given up may end after all. */
    synchronized void end(RunStatus status, @Nullable String answer) {
        if (ended) {
            return;
        }
        ended = status != RunStatus.ABANDONED;
        try {
            if (calls != null) {
                boolean completed = status == RunStatus.RETURNED;
                calls.close(completed, status.outcome() == Outcome.INTERRUPTED ? Outcome.INTERRUPTED : Outcome.UNKNOWN);
            }
        } finally {
            if (recorder != null) {
                recorder.end(status, answer);
            }
        }
    }
}
