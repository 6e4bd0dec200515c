package io.aionis.langchain4j;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.exception.ToolArgumentsException;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.service.tool.ToolExecutionResult;
import dev.langchain4j.service.tool.ToolExecutor;
import io.aionis.langchain4j.ReplaySession.Issued;
import io.aionis.model.Effect;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.replay.Approvals;
import io.aionis.replay.Claims;
import io.aionis.replay.StepResult;
import io.aionis.replay.ToolAnswer;
import io.aionis.replay.ToolDescriptor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs a tool, and sees to it that a write of a replayed call, or of a call that a plan began, happens once. A call that
 * has nothing to do with a replay runs as it would without this.
 */
final class GuardedExecutor implements ToolExecutor {

    private static final String NOT_ATTACHED = "The service that calls this tool is not attached, or was given up long"
            + " ago: nothing is recorded and no write is guarded. Build it with"
            + " plugin.attach(AiServices.builder(…))";

    private final ToolExecutor tool;
    private final ToolDescriptor described;
    private final Vetoes vetoes;
    private final Invocations invocations;
    private final ToolCatalog catalog;
    private final @Nullable Approvals approvals;
    private final Failures failures;

    GuardedExecutor(
            ToolExecutor tool,
            ToolDescriptor described,
            Vetoes vetoes,
            Invocations invocations,
            ToolCatalog catalog,
            @Nullable Approvals approvals,
            Failures failures) {
        this.tool = tool;
        this.described = described;
        this.vetoes = vetoes;
        this.invocations = invocations;
        this.catalog = catalog;
        this.approvals = approvals;
        this.failures = failures;
    }

    @Override
    public String execute(ToolExecutionRequest request, Object memoryId) {
        return tool.execute(request, memoryId);
    }

    @Override
    public ToolExecutionResult executeWithContext(ToolExecutionRequest request, InvocationContext context) {
        Invocation invocation = invocations.find(context);
        if (invocation == null) {
            if (AionisPlugin.enabled()) {
                failures.note("a guarded tool", new IllegalStateException(NOT_ATTACHED));
            }
            return tool.executeWithContext(request, context);
        }
        ReplaySession session = invocation.replay();
        Issued planned = session.issued(request);
        if (planned == null) {
            session.foreign(request.name());
            // Before any claim: what does not run must not leave one. A plan's own calls a person has promoted.
            ToolExecutionResult vetoed = vetoes.of(invocation, request, described);
            if (vetoed != null) {
                return vetoed;
            }
        } else {
            StepResult before = session.resultOf(planned);
            if (before != null) {
                return result(before.text(), before.outcome() != Outcome.SUCCEEDED);
            }
            Optional<ToolAnswer> read =
                    described.effect() == Effect.READ ? readBefore(session, planned) : Optional.empty();
            if (read.isPresent()) {
                session.ran(planned, read.get(), "read before, for the write that followed it");
                return result(read.get().result(), read.get().outcome() != Outcome.SUCCEEDED);
            }
        }
        boolean claimed = described.effect() != Effect.READ && session.guardsWrites();
        return claimed ? write(session, planned, request, context) : run(session, planned, null, request, context);
    }

    private Optional<ToolAnswer> readBefore(ReplaySession session, Issued planned) {
        try {
            return session.writes().readBefore(planned);
        } catch (RuntimeException failure) {
            failures.note("what was read before", failure);
            return Optional.empty();
        }
    }

    private ToolExecutionResult write(
            ReplaySession session, @Nullable Issued planned, ToolExecutionRequest request, InvocationContext context) {
        Json arguments = Values.arguments(request.arguments());
        String missing = missingApproval(session, planned, request.name(), arguments);
        if (missing != null) {
            return refuse(session, planned, request, missing);
        }
        Claims.Standing standing;
        try {
            standing = session.writes().claim(planned, request.name(), arguments);
        } catch (RuntimeException failure) {
            failures.note("a claim", failure);
            return refuse(
                    session, planned, request, "it could not be made sure that it happens only once (" + failure + ")");
        }
        if (standing instanceof Claims.InDoubt doubt) {
            return refuse(session, planned, request, doubt.reason());
        } else if (standing instanceof Claims.AlreadyDone before) {
            if (planned != null) {
                session.ran(planned, before.answer(), "done before, not repeated");
            }
            return result(before.answer().result(), before.answer().outcome() != Outcome.SUCCEEDED);
        }
        return run(session, planned, (Claims.First) standing, request, context);
    }

    private ToolExecutionResult run(
            ReplaySession session,
            @Nullable Issued planned,
            Claims.@Nullable First claim,
            ToolExecutionRequest request,
            InvocationContext context) {
        ToolExecutionResult result;
        try {
            result = tool.executeWithContext(request, context);
        } catch (ToolArgumentsException notRun) {
            ToolAnswer answer = new ToolAnswer(Outcome.FAILED, "bad arguments: " + notRun.getMessage());
            keep(session, planned, claim, answer, answer.outcome());
            if (planned == null) {
                throw notRun;
            }
            return result(answer.result(), true);
        } catch (RuntimeException | Error broken) {
            if (claim != null) {
                session.writes().release(claim);
            }
            throw broken;
        }
        // A tool that throws may have done its work before it broke: its claim stays in doubt.
        String text = Texts.of(result.resultContents());
        Outcome outcome = failures.call(
                "the outcome of a tool",
                () -> catalog.outcome(request.name(), text, result.isError()),
                Outcome.UNKNOWN);
        // An error flag may stand for an exception, a time-out too: it does not say that nothing happened.
        Outcome settled = result.isError() ? Outcome.UNKNOWN : outcome;
        keep(session, planned, claim, new ToolAnswer(outcome, text), settled);
        return result;
    }

    private void keep(
            ReplaySession session,
            @Nullable Issued planned,
            Claims.@Nullable First claim,
            ToolAnswer answer,
            Outcome settled) {
        if (claim != null) {
            try {
                session.writes().settle(claim, new ToolAnswer(settled, answer.result()));
            } catch (RuntimeException failure) {
                // It has run; the claim alone keeps it from running again.
                failures.note("a settlement", failure);
            }
        }
        if (planned != null) {
            if (described.effect() == Effect.READ) {
                session.writes().read(planned, answer);
            }
            session.ran(planned, answer, "");
        }
    }

    /**
     * Why somebody must say yes first, or null. What a plan may not do without that, the model may not do in the plan's
     * call either.
     */
    private @Nullable String missingApproval(
            ReplaySession session, @Nullable Issued planned, String tool, Json arguments) {
        if (approvals == null || described.effect() != Effect.IRREVERSIBLE || !session.underAPlan()) {
            return null;
        }
        if (!(arguments instanceof Json.Obj object)) {
            return "it cannot be undone and its arguments cannot be read, so nobody can approve them";
        }
        ReplayRequest request = session.request();
        String step = planned == null ? "model" : planned.step().id();
        try {
            if (session.writes().isBegun(planned, tool, arguments)) {
                // It was approved then; what became of it is what the claim says.
                return null;
            }
            int occurrence = planned == null ? 0 : planned.occurrence();
            var asked = new Approvals.Request(
                    session.playbook(), request.name(), request.run(), step, tool, object, occurrence);
            return missing(approvals.decide(asked));
        } catch (RuntimeException failure) {
            failures.note("an approval", failure);
            return "it cannot be undone and nobody could be asked to approve it (" + failure + ")";
        }
    }

    private static @Nullable String missing(Approvals.Decision decision) {
        if (decision instanceof Approvals.Pending pending) {
            return "it cannot be undone and waits for an approval, '" + pending.id()
                    + "'; the same request may be made again once a person has given it";
        } else if (decision instanceof Approvals.Refused refused) {
            return "it cannot be undone and " + refused.by() + " refused it: " + refused.reason();
        }
        return null;
    }

    private static ToolExecutionResult refuse(
            ReplaySession session, @Nullable Issued planned, ToolExecutionRequest request, String reason) {
        session.refused(planned, request.name(), reason);
        return result("NOT EXECUTED, and must not be tried again: " + reason, true);
    }

    private static ToolExecutionResult result(String text, boolean error) {
        return ToolExecutionResult.builder().resultText(text).isError(error).build();
    }
}
