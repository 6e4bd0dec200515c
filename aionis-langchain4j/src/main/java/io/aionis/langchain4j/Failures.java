package io.aionis.langchain4j;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps failures of the memory away from the agent: counts them and logs the first of each cause. */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(AionisPlugin.class);
    private static final int MOST_CAUSES = 100;

    private final FailurePolicy policy;
    private final LongAdder count = new LongAdder();
    private final Set<String> logged = ConcurrentHashMap.newKeySet();

    Failures(FailurePolicy policy) {
        this.policy = policy;
    }

    /** Does it; with {@link FailurePolicy#FAIL} a failure is thrown on. */
    void run(String doing, Runnable work) {
        call(
                doing,
                () -> {
                    work.run();
                    return true;
                },
                false);
    }

    /** Does it, or gives the fallback; with {@link FailurePolicy#FAIL} a failure is thrown on. */
    <R> R call(String doing, Supplier<R> work, R fallback) {
        try {
            return work.get();
        } catch (RuntimeException failure) {
            note(doing, failure);
            if (policy == FailurePolicy.FAIL) {
                throw failure;
            }
            return fallback;
        }
    }

    /** Counts a failure that was dealt with, whatever the policy. */
    void note(String doing, RuntimeException failure) {
        count.increment();
        String cause = doing + " " + failure.getClass().getName();
        if (logged.size() < MOST_CAUSES && logged.add(cause)) {
            LOG.warn(
                    "Aionis failed at {}; the agent goes on ({}). Logged once for this cause.", doing, policy, failure);
        }
    }

    FailurePolicy policy() {
        return policy;
    }

    long count() {
        return count.sum();
    }
}
