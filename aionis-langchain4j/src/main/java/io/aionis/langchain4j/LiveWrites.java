package io.aionis.langchain4j;

import io.aionis.langchain4j.ReplaySession.Issued;
import io.aionis.model.Json;
import io.aionis.replay.Claims;
import io.aionis.replay.KeptRequest;
import io.aionis.replay.ToolAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that what one AiService call writes happens once, and keeps the answers that its request goes on from when it
 * is submitted again. Safe for use by many threads.
 */
final class LiveWrites {

    private static final int LONGEST_KEY = 200;

    private final ReplayRequest request;
    private volatile @Nullable KeptRequest kept;

    LiveWrites(ReplayRequest request) {
        this.request = request;
    }

    /**
     * A plan takes the request in hand.
     *
     * @return why it must not, or null when it may
     */
    @Nullable
    String begin(String playbook) {
        String key = request.idempotencyKey();
        if (key == null) {
            return null;
        }
        requireGoodKey();
        MethodCall call = request.call();
        KeptRequest keeping =
                new KeptRequest(claims(), key, request.run(), call.task(), playbook, new Json.Obj(call.parameters()));
        kept = keeping;
        return keeping.refusal();
    }

    /** When the request was first made. */
    Instant at() {
        KeptRequest keeping = kept;
        return keeping == null ? request.at() : keeping.at();
    }

    /** What a read of the plan answered when this request was made before and went on from it to write. */
    Optional<ToolAnswer> readBefore(Issued read) {
        KeptRequest keeping = kept;
        return keeping == null
                ? Optional.empty()
                : keeping.before(read.step().tool(), read.arguments(), read.occurrence());
    }

    /** A read of the plan answered; the same request goes on from that again, once it has written. */
    void read(Issued read, ToolAnswer answer) {
        KeptRequest keeping = kept;
        if (keeping != null) {
            keeping.add(read.step().tool(), read.arguments(), read.occurrence(), answer);
        }
    }

    /** The values that slots of a step were given before. */
    Optional<Json.Obj> slots(String step, List<String> keys) {
        KeptRequest keeping = kept;
        return keeping == null ? Optional.empty() : keeping.slots(step, keys);
    }

    /** Slots of a step were given these values. */
    void filled(String step, List<String> keys, Json.Obj values) {
        KeptRequest keeping = kept;
        if (keeping != null) {
            keeping.addSlots(step, keys, values);
        }
    }

    /** Whether this request found before that something holds, and went on from that to write; its writes may have ended it. */
    boolean heldBefore(String what) {
        KeptRequest keeping = kept;
        return keeping != null && keeping.heldBefore(what);
    }

    /** Something was found to hold. */
    void held(String what) {
        KeptRequest keeping = kept;
        if (keeping != null) {
            keeping.held(what);
        }
    }

    /** Whether a write was begun before, by this request. */
    boolean isBegun(@Nullable Issued planned, String tool, Json arguments) {
        return claims().look(request.name(), occurrence(planned), tool, arguments)
                .isPresent();
    }

    /** Claims a write, the plan's or the model's own. */
    Claims.Standing claim(@Nullable Issued planned, String tool, Json arguments) {
        requireGoodKey();
        KeptRequest keeping = kept;
        if (keeping != null && !keeping.keep()) {
            throw new IllegalStateException("the same request went on from other answers elsewhere");
        }
        if (keeping != null && planned != null) {
            Optional<String> forbidden = keeping.forbid(tool, arguments, planned.occurrence());
            if (forbidden.isPresent()) {
                return new Claims.InDoubt(forbidden.get(), null);
            }
        }
        return claims().take(
                        request.name(),
                        occurrence(planned),
                        request.run(),
                        request.call().task(),
                        planned == null ? "model" : planned.step().id(),
                        tool,
                        arguments);
    }

    /** Keeps what came of a claimed write. */
    void settle(Claims.First claim, ToolAnswer answer) {
        claims().settle(claim, request.run(), request.call().task(), answer);
    }

    /** Nobody is busy with a claimed write any more. */
    void release(Claims.First claim) {
        claims().release(claim);
    }

    /** Requests that all have an empty name would be one, and only the first would be done. */
    private void requireGoodKey() {
        String key = request.idempotencyKey();
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw new IllegalArgumentException("The idempotency key has " + key.length() + " characters"
                    + (key.isBlank() ? ", all blank" : "") + "; expected 1 to " + LONGEST_KEY
                    + ", such as the id of the request, or null for none");
        }
    }

    private static int occurrence(@Nullable Issued planned) {
        return planned == null ? 0 : planned.occurrence();
    }

    private Claims claims() {
        return request.workspace().claims();
    }
}
