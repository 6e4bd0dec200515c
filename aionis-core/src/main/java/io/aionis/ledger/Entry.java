package io.aionis.ledger;

import io.aionis.model.Evidence;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What a caller put into the queue: kept as a whole or not at all.
 *
 * @param evidence may be empty, to learn when everything before is through
 * @param answer where somebody waits for it
 */
record Entry(List<Evidence> evidence, @Nullable CompletableFuture<List<Appended>> answer) {

    static Entry recorded(Evidence evidence) {
        return new Entry(List.of(evidence), null);
    }

    static Entry awaited(List<Evidence> evidence) {
        return new Entry(List.copyOf(evidence), new CompletableFuture<>());
    }

    /** @throws java.util.concurrent.CompletionException with the failure, when it could not be kept */
    List<Appended> await() {
        return awaitedAnswer().join();
    }

    List<Appended> await(Duration timeout) throws InterruptedException, ExecutionException, TimeoutException {
        return awaitedAnswer().get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    private CompletableFuture<List<Appended>> awaitedAnswer() {
        if (answer == null) {
            throw new IllegalStateException("Nobody asked for an answer to this entry");
        }
        return answer;
    }

    void succeeded(List<Appended> appended) {
        if (answer != null) {
            answer.complete(List.copyOf(appended));
        }
    }

    /** Who waits learns of it by the failure; for anyone else it is a gap. */
    void failed(Gaps gaps, Gaps.Cause cause, Throwable failure) {
        if (answer != null) {
            answer.completeExceptionally(failure);
        } else {
            evidence.forEach(each -> gaps.dropped(each, cause, failure));
        }
    }
}
