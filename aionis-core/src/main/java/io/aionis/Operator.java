package io.aionis;

import io.aionis.model.EvidenceBody.OperatorAction;
import io.aionis.model.EvidenceBody.OperatorAction.Kind;
import io.aionis.model.EvidenceId;
import io.aionis.model.Lane;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person decides on a memory, or on a piece of evidence and the memory that it is shown with. Nothing is deleted:
 * each decision is evidence, and can be undone. A memory's id is in a guide's rows and receipt, never its alias in the
 * prompt, which names another memory in the next guide. Safe for use by many threads.
 */
public final class Operator {

    private static final String MEMORY_ID = "mem-";
    private static final Map<Kind, String> NAMES = Map.of(
            Kind.BLOCK, "suppression",
            Kind.RELEASE, "unsuppression",
            Kind.ARCHIVE, "archiving",
            Kind.RESTORE, "restoring");

    private final Observing workspace;

    Operator(Observing workspace) {
        this.workspace = workspace;
    }

    /** It must not be used, whatever else speaks for it. */
    @CheckReturnValue
    public Decision suppress(String memoryId) {
        return decide(Kind.BLOCK, memory(memoryId));
    }

    /** It must not be used, whatever else speaks for it. */
    @CheckReturnValue
    public Decision suppress(EvidenceId evidence) {
        return decide(Kind.BLOCK, evidence(evidence));
    }

    /**
     * Ends a suppression: it is judged by its evidence again. What a reviewer suppressed, a reviewer alone releases;
     * anybody else's release of it is recorded and changes nothing.
     */
    @CheckReturnValue
    public Decision unsuppress(String memoryId) {
        return decide(Kind.RELEASE, memory(memoryId));
    }

    /** Ends a suppression: it is judged by its evidence again. */
    @CheckReturnValue
    public Decision unsuppress(EvidenceId evidence) {
        return decide(Kind.RELEASE, evidence(evidence));
    }

    /** Moves it out of the prompt; its pointer stays. */
    @CheckReturnValue
    public Decision archive(String memoryId) {
        return decide(Kind.ARCHIVE, memory(memoryId));
    }

    /** Moves it out of the prompt; its pointer stays. */
    @CheckReturnValue
    public Decision archive(EvidenceId evidence) {
        return decide(Kind.ARCHIVE, evidence(evidence));
    }

    /** Brings it back from the archive. */
    @CheckReturnValue
    public Decision restore(String memoryId) {
        return decide(Kind.RESTORE, memory(memoryId));
    }

    /** Brings it back from the archive. */
    @CheckReturnValue
    public Decision restore(EvidenceId evidence) {
        return decide(Kind.RESTORE, evidence(evidence));
    }

    private Decision decide(Kind kind, String subject) {
        return new Decision(
                "The " + NAMES.get(kind) + " of '" + subject + "'",
                kind != Kind.BLOCK,
                reason -> new OperatorAction(kind, subject, reason),
                (actor, body) -> workspace.observe(null, null, actor, Lane.SHARED, body));
    }

    private static String evidence(@Nullable EvidenceId id) {
        return Said.required("A decision", "evidence", id).value();
    }

    private static String memory(@Nullable String id) {
        if (id == null || !id.startsWith(MEMORY_ID)) {
            throw new IllegalArgumentException("'" + id + "' is no memory's id; expected one such as 'mem-0123…', from"
                    + " guide.rows() or state().memories(). For a piece of evidence pass its EvidenceId");
        }
        return id;
    }
}
