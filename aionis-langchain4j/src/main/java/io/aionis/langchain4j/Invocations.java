package io.aionis.langchain4j;

import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.aionis.model.RunStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The calls under way. Some calls never report their end (a tool threw an {@link Error}, a stream was dropped): they are
 * given up when the next one begins on their memory, when nothing was heard of them for the time allowed, or when there
 * are too many. A call may be given up wrongly, such as one whose tool asks the same service: the last of these stay
 * known, so that their writes are guarded and their end is heard. So do the last that broke off: a
 * tool of such a stream may run after that.
 */
final class Invocations {

    private static final int MOST = 10_000;
    private static final int MOST_KNOWN = 1_000;
    private static final String SHARED_MEMORY = "default";

    private final Clock clock;
    private final Duration timeout;
    private final Map<UUID, Invocation> live = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<UUID, Invocation> givenUp = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<UUID, Invocation> brokenOff = new LinkedHashMap<>(16, 0.75f, true);

    Invocations(Clock clock, Duration timeout) {
        this.clock = clock;
        this.timeout = timeout;
    }

    Instant now() {
        return clock.instant();
    }

    @Nullable
    Invocation find(@Nullable UUID id) {
        if (id == null) {
            return null;
        }
        synchronized (live) {
            Invocation invocation = live.get(id);
            if (invocation == null) {
                invocation = givenUp.get(id);
                return invocation != null ? invocation : brokenOff.get(id);
            }
            invocation.seen(now());
            return invocation;
        }
    }

    @Nullable
    Invocation find(@Nullable InvocationContext context) {
        return context == null ? null : find(context.invocationId());
    }

    /** The request with its guide, where a live invocation issued this very request and its guide was lost on the way. */
    ChatRequest guided(ChatRequest request) {
        synchronized (live) {
            for (Invocation invocation : live.values()) {
                if (invocation.lostGuideIn(request)) {
                    return invocation.withGuide(request);
                }
            }
        }
        return request;
    }

    /** Gives those up that {@code next} shows to be over; the caller ends them. */
    List<Invocation> giveUp(InvocationContext next) {
        List<Invocation> over = new ArrayList<>();
        Instant oldest = now().minus(timeout);
        boolean shared = SHARED_MEMORY.equals(next.chatMemoryId());
        synchronized (live) {
            Iterator<Invocation> all = live.values().iterator();
            while (all.hasNext()) {
                Invocation invocation = all.next();
                boolean expired = invocation.lastSeen().isBefore(oldest) || live.size() >= MOST;
                if (expired || invocation.isOverBecauseOf(next, shared)) {
                    over.add(invocation);
                    all.remove();
                }
            }
            over.forEach(invocation -> givenUp.put(invocation.id(), invocation));
            keepTheLast(givenUp);
        }
        return over;
    }

    void add(Invocation invocation) {
        synchronized (live) {
            live.put(invocation.id(), invocation);
        }
    }

    /**
     * It ended.
     *
     * @param brokeOff whether a tool of it may still run
     * @return null when it was not known, or had ended
     */
    @Nullable
    Invocation remove(InvocationContext context, boolean brokeOff) {
        synchronized (live) {
            UUID id = context.invocationId();
            Invocation invocation = live.remove(id);
            invocation = invocation != null ? invocation : givenUp.remove(id);
            if (invocation != null && brokeOff) {
                brokenOff.put(id, invocation);
                keepTheLast(brokenOff);
            }
            return invocation;
        }
    }

    private static void keepTheLast(Map<UUID, Invocation> known) {
        Iterator<UUID> eldest = known.keySet().iterator();
        while (known.size() > MOST_KNOWN) {
            eldest.next();
            eldest.remove();
        }
    }

    /** Ends one that nobody closed. */
    static void abandon(Invocation invocation) {
        invocation.end(RunStatus.ABANDONED, null);
    }
}
