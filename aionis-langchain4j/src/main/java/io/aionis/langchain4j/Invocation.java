package io.aionis.langchain4j;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.aionis.RunRecorder;
import io.aionis.Workspace;
import io.aionis.guide.Guide;
import io.aionis.model.Actor;
import io.aionis.model.Outcome;
import io.aionis.model.RunId;
import io.aionis.model.RunStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
    private final Actor actor;
    private final UserMessage original;
    private final @Nullable RunRecorder recorder;
    private final @Nullable CallLog calls;
    private final ReplaySession replay;
    private volatile Instant lastSeen;
    private volatile @Nullable Guide guide;
    private volatile @Nullable ChatRequest unguided;
    private volatile @Nullable UserMessage guided;
    private boolean ended;
    private boolean reported;
    private @Nullable RunStatus status;

    Invocation(
            InvocationContext context,
            Workspace workspace,
            MethodCall call,
            UserMessage original,
            RunId run,
            Actor actor,
            @Nullable RunRecorder recorder,
            @Nullable CallLog calls,
            ReplaySession replay,
            Instant now) {
        this.id = context.invocationId();
        this.memoryId = context.chatMemoryId();
        this.service = context.interfaceName();
        this.workspace = workspace;
        this.call = call;
        this.original = original;
        this.request = Texts.of(original.contents());
        this.run = run;
        this.actor = actor;
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

    /** Who acts in it and reads its guide. */
    Actor actor() {
        return actor;
    }

    /** The AiService's interface. */
    String service() {
        return service;
    }

    /** The guide it was shown; null before that, and where it was shown none. */
    @Nullable
    Guide guide() {
        return guide;
    }

    void shown(Guide itsGuide) {
        guide = itsGuide;
    }

    /**
     * A request is on its way to the model.
     *
     * @param current the user message as it was sent first, with guide and stamp
     */
    void asked(ChatRequest next, @Nullable UserMessage current) {
        boolean lost = current != null && !Stamp.isOn(next.messages(), id);
        guided = lost ? current : null;
        unguided = lost ? next : null;
    }

    /** Whether it issued that request, and the request has lost the user message that carries the guide. */
    boolean lostGuideIn(ChatRequest issued) {
        return unguided == issued;
    }

    /** That request with the guide: in the user's message again, or in front where a window dropped the message. */
    ChatRequest withGuide(ChatRequest issued) {
        UserMessage current = guided;
        if (current == null) {
            return issued;
        }
        List<ChatMessage> messages = new ArrayList<>(issued.messages());
        int at = messages.lastIndexOf(original);
        if (at >= 0) {
            messages.set(at, current);
        } else if (Stamp.lastUserMessage(messages) < 0) {
            int first = 0;
            while (first < messages.size() && messages.get(first) instanceof SystemMessage) {
                first++;
            }
            messages.add(first, current);
        } else {
            // A question that somebody else asked in between; it is not ours to change.
            return issued;
        }
        return issued.toBuilder().messages(messages).build();
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

    /** How it ended; null while it is under way. */
    synchronized @Nullable RunStatus status() {
        return status;
    }

    /** Records how it ended; once, except that one that was given up may end after all. */
    synchronized void end(RunStatus status, @Nullable String answer) {
        if (ended) {
            return;
        }
        ended = status != RunStatus.ABANDONED;
        this.status = status;
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
