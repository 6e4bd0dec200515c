package io.aionis;

import io.aionis.model.EvidenceBody.OperatorAction;
import io.aionis.model.EvidenceBody.OperatorAction.Kind;
import io.aionis.model.EvidenceId;
import io.aionis.model.Lane;

/**
 * What a person decides on a memory, or on a piece of evidence and the memory that it is shown with. Nothing is deleted:
 * each decision is evidence, and can be undone. A memory's id is in a guide's rows and receipt, never its alias in the
 * prompt, which names another memory in the next guide. Safe for use by many threads.
 */
public final class Operator {

    private static final String MEMORY_ID = "mem-";

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
        return decide(Kind.BLOCK, evidence.value());
    }

    /** Ends a suppression: it is judged by its evidence again. */
    @CheckReturnValue
    public Decision unsuppress(String memoryId) {
        return decide(Kind.RELEASE, memory(memoryId));
    }

    /** Ends a suppression: it is judged by its evidence again. */
    @CheckReturnValue
    public Decision unsuppress(EvidenceId evidence) {
        return decide(Kind.RELEASE, evidence.value());
    }

    /** Moves it out of the prompt; its pointer stays. */
    @CheckReturnValue
    public Decision archive(String memoryId) {
        return decide(Kind.ARCHIVE, memory(memoryId));
    }

    /** Moves it out of the prompt; its pointer stays. */
    @CheckReturnValue
    public Decision archive(EvidenceId evidence) {
        return decide(Kind.ARCHIVE, evidence.value());
    }

    /** Brings it back from the archive. */
    @CheckReturnValue
    public Decision restore(String memoryId) {
        return decide(Kind.RESTORE, memory(memoryId));
    }

    /** Brings it back from the archive. */
    @CheckReturnValue
    public Decision restore(EvidenceId evidence) {
        return decide(Kind.RESTORE, evidence.value());
    }

    private Decision decide(Kind kind, String subject) {
        return new Decision(
                kind + " of '" + subject + "'",
                kind == Kind.RELEASE,
                reason -> new OperatorAction(kind, subject, reason),
                (actor, body) -> workspace.observe(null, null, actor, Lane.SHARED, body));
    }

    private static String memory(String id) {
        if (!id.startsWith(MEMORY_ID)) {
            throw new IllegalArgumentException("'" + id + "' is no memory's id; expected one such as 'mem-0123…', from"
                    + " guide.rows() or state().memories(). For a piece of evidence pass its EvidenceId");
        }
        return id;
    }
}
