package io.aionis.firewall;

import dev.langchain4j.invocation.InvocationContext;
import io.aionis.Workspace;
import io.aionis.model.Task;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where the host says a question belongs: by the invocation it is asked in, or else by what is in hand. */
final class HostContext {

    private final @Nullable Supplier<Workspace> workspace;
    private final @Nullable Function<InvocationContext, Workspace> workspaceFrom;
    private final Supplier<@Nullable Task> task;
    private final @Nullable Function<InvocationContext, @Nullable Task> taskFrom;

    HostContext(
            @Nullable Supplier<Workspace> workspace,
            @Nullable Function<InvocationContext, Workspace> workspaceFrom,
            Supplier<@Nullable Task> task,
            @Nullable Function<InvocationContext, @Nullable Task> taskFrom) {
        this.workspace = workspace;
        this.workspaceFrom = workspaceFrom;
        this.task = task;
        this.taskFrom = taskFrom;
    }

    /**
     * The workspace of a question.
     *
     * @throws IllegalStateException when the host names none for it
     */
    Workspace workspace(@Nullable InvocationContext invocation) {
        Workspace named = null;
        if (invocation != null && workspaceFrom != null) {
            named = workspaceFrom.apply(invocation);
        } else if (workspace != null) {
            named = workspace.get();
        }
        if (named == null) {
            throw new IllegalStateException(
                    workspace == null && (invocation == null || workspaceFrom == null)
                            ? "No workspace can be told outside of an AI service call: only workspaceFrom(…) is set. Pass a"
                                    + " workspace, or set workspace(…) too"
                            : "The host named null as the workspace of a question; expected one such as aionis.in(\"…\")");
        }
        return named;
    }

    /** The task of a question, or null. */
    @Nullable
    Task task(@Nullable InvocationContext invocation) {
        return invocation != null && taskFrom != null ? taskFrom.apply(invocation) : task.get();
    }
}
