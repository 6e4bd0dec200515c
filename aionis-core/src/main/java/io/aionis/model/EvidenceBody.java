package io.aionis.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened. Written once, never changed. */
public sealed interface EvidenceBody {

    /** A run began. {@code parameters} are the typed inputs by name, empty when the request is free text alone. */
    record RunStarted(String request, Map<String, Json> parameters) implements EvidenceBody {
        public RunStarted {
            parameters = Map.copyOf(parameters);
        }
    }

    /**
     * A tool was called.
     *
     * @param ordinal place in the run, from 0
     * @param callId the caller's id for it, or null
     * @param tool the tool's name
     * @param arguments what it was given; {@link Json.Str} holding the raw text where that was not JSON
     * @param result what it answered, as text; null when the call never returned
     * @param outcome as the tool or the host declared it
     * @param errorClass short class of a failure (an exception's name, a declared code), or null
     * @param duration how long it took, or null when nobody measured
     * @param fingerprint hash of the tool's description and schema, or null when unknown
     * @param effect what the tool does to the world
     */
    record ToolCall(
            int ordinal,
            @Nullable String callId,
            String tool,
            Json arguments,
            @Nullable String result,
            Outcome outcome,
            @Nullable String errorClass,
            @Nullable Duration duration,
            @Nullable String fingerprint,
            Effect effect)
            implements EvidenceBody {
        public ToolCall {
            Names.require("ToolCall.tool", tool);
        }
    }

    /**
     * A step that a host observed itself, such as a worker's attempt or a reviewer's decision.
     *
     * @param title one line
     * @param summary a few lines; may be empty
     * @param outcome typed; the words of title and summary never set it
     * @param targets files or resources it was about
     * @param route the named way of doing the task it belongs to, or null
     */
    record Step(
            String title,
            String summary,
            Outcome outcome,
            List<String> targets,
            @Nullable String route) implements EvidenceBody {
        public Step {
            targets = List.copyOf(targets);
        }
    }

    /**
     * Somebody judged a run, a route or one piece of evidence. The first that is given applies; none means the run of
     * the evidence itself.
     */
    record Verdict(@Nullable EvidenceId evidence, @Nullable String route, Outcome outcome, String reason)
            implements EvidenceBody {}

    /** A run ended. */
    record RunEnded(RunStatus status, @Nullable String answer) implements EvidenceBody {}

    /** Evidence of this run was lost: it is never compiled and never passed. */
    record Gap(long dropped, String cause) implements EvidenceBody {}

    /** A person suppressed, blocked or released a subject: a memory id, or the content hash of a candidate. */
    record OperatorAction(Kind kind, String subject, String reason) implements EvidenceBody {

        /** What the person did. */
        public enum Kind {
            BLOCK,
            RELEASE
        }
    }

    /**
     * The memory firewall decided on a candidate.
     *
     * @param store the foreign store's name
     * @param contentHash SHA-256 of the candidate's text, hexadecimal
     * @param decision the surface it was given
     * @param reasons reason codes, strongest first
     * @param policy the policy that decided
     * @param pointers evidence that the decision rests on
     */
    record Admission(
            String store,
            String contentHash,
            String decision,
            List<String> reasons,
            String policy,
            List<EvidenceId> pointers)
            implements EvidenceBody {
        public Admission {
            reasons = List.copyOf(reasons);
            pointers = List.copyOf(pointers);
        }
    }

    /**
     * A playbook version changed its status.
     *
     * @param playbook the playbook's name
     * @param version from 1
     * @param transition what was done, such as {@code compile} or {@code promote}
     * @param status the status it has now
     * @param reason why, in the words of who did it
     * @param plan the plan, on the transition that created the version; else null
     * @param source the run that the plan was compiled from and whose values it may hold, or null when it was not
     */
    record Lifecycle(
            String playbook,
            int version,
            String transition,
            String status,
            String reason,
            @Nullable Json plan,
            @Nullable RunId source)
            implements EvidenceBody {

        /** A change of a version, or a version that was not compiled from a run. */
        public Lifecycle(
                String playbook, int version, String transition, String status, String reason, @Nullable Json plan) {
            this(playbook, version, transition, status, reason, plan, null);
        }
    }

    /** A replayed step is about to run. Durable before the tool is called; its evidence id is the claim's key. */
    record Claim(String step, String tool, Json arguments) implements EvidenceBody {}

    /** A claimed step has run; {@code claim} is the id of the claim's evidence. */
    record Settlement(EvidenceId claim, Outcome outcome, String result) implements EvidenceBody {}

    /**
     * Evidence of this scope was erased. Never erased itself, so it holds nothing of what went.
     *
     * @param extent how much was asked for
     * @param target SHA-256, hexadecimal, that stands for the run or task: it confirms a known name and tells none; null
     *     for the whole scope
     * @param pieces how many pieces of evidence went
     * @param bytes how many bytes of stored evidence went, as UTF-8
     * @param reason why, in the words of who asked
     */
    record Erased(Extent extent, @Nullable String target, long pieces, long bytes, String reason)
            implements EvidenceBody {

        /** How much an erasure is about. */
        public enum Extent {
            SCOPE,
            TASK,
            RUN
        }
    }

    /** Evidence of a kind that this release does not know. Kept as it came. */
    record Unknown(String kind, Json content) implements EvidenceBody {}
}
