package io.aionis.langchain4j;

import io.aionis.replay.Approvals;
import io.aionis.replay.Checker;
import io.aionis.replay.ReplayObserver;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a plugin replays; see {@link AionisPluginBuilder} for what each means. */
final class ReplayOptions {

    /** As LangChain4j has it. */
    static final int ROUND_TRIPS = 100;

    ReplayListener listener = replay -> {};
    ReplayObserver observer = ReplayObserver.NONE;
    AfterReplay after = AfterReplay.NOTHING;

    final Map<String, Checker> checkers = new LinkedHashMap<>();

    @Nullable
    Approvals approvals;

    boolean allowLocalExec;
    boolean fillSlots = true;
    int roundTrips = ROUND_TRIPS;
}
