package io.aionis.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened. Written once, never changed. */
public sealed interface EvidenceBody
        permits EvidenceBody.RunStarted,
                EvidenceBody.ToolCall,
                EvidenceBody.Step,
                EvidenceBody.Plan,
                EvidenceBody.Artifact,
                EvidenceBody.Handoff,
                EvidenceBody.Withdrawal,
                EvidenceBody.Guided,
                EvidenceBody.Feedback,
                EvidenceBody.Verdict,
                EvidenceBody.RunEnded,
                EvidenceBody.Gap,
                EvidenceBody.OperatorAction,
                EvidenceBody.Admission,
                EvidenceBody.Claim,
                EvidenceBody.Settlement,
                EvidenceBody.Message,
                EvidenceBody.ChatReset,
                EvidenceBody.Erased,
                EvidenceBody.Unknown,
                GovernanceBody,
                QuarantineBody {

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
        /** The {@code errorClass} of a call that was kept from running because it repeats a known failure. */
        public static final String VETOED = "VETOED";

        public ToolCall {
            Names.require("ToolCall.tool", tool);
        }

        /** Whether it was kept from running: it is no attempt, and so no evidence for or against its subject. */
        public boolean isVetoed() {
            return outcome == Outcome.BLOCKED && VETOED.equals(errorClass);
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
     * Somebody laid out how to do a task. A memory of its own: the route that it plans.
     *
     * @param title one line
     * @param steps what to do, in order
     * @param successCriteria how one will know that it is done
     * @param targets files or resources it is about
     * @param route the named way of doing the task that it plans, or null
     */
    record Plan(
            String title,
            List<String> steps,
            List<String> successCriteria,
            List<String> targets,
            @Nullable String route)
            implements EvidenceBody {
        public Plan {
            steps = List.copyOf(steps);
            successCriteria = List.copyOf(successCriteria);
            targets = List.copyOf(targets);
        }
    }

    /**
     * Something was made: a file, a report, a build. It shows what a run left behind and says nothing about how well.
     *
     * @param name what it is called
     * @param location where it is
     * @param contentHash hash of its content, or null
     * @param summary a few lines; may be empty
     * @param route the named way of doing the task it belongs to, or null
     */
    record Artifact(
            String name,
            String location,
            @Nullable String contentHash,
            String summary,
            @Nullable String route) implements EvidenceBody {
        public Artifact {
            Names.require("Artifact.name", name);
        }
    }

    /**
     * Work passed from one actor to the next. A reviewer's handoff accepts the route it names.
     *
     * @param title one line
     * @param summary a few lines; may be empty
     * @param to the agent that takes over, or null for whoever comes next
     * @param nextAction what to do next
     * @param successCriteria how one will know that it is done
     * @param evidence what the next actor should look at
     * @param targets files or resources it is about
     * @param route the named way of doing the task that goes on, or null
     */
    record Handoff(
            String title,
            String summary,
            @Nullable String to,
            String nextAction,
            List<String> successCriteria,
            List<EvidenceId> evidence,
            List<String> targets,
            @Nullable String route)
            implements EvidenceBody {
        public Handoff {
            successCriteria = List.copyOf(successCriteria);
            evidence = List.copyOf(evidence);
            targets = List.copyOf(targets);
        }
    }

    /** Its author, or a reviewer, takes a piece of evidence back: it no longer counts. */
    record Withdrawal(EvidenceId evidence, String reason) implements EvidenceBody {}

    /**
     * A guide was shown.
     *
     * @param traceId the guide's trace id
     * @param forRun the run it was shown to, or null when nobody said
     * @param rows what it showed, each memory with the surface it was on
     * @param promptTokens its size by the engine's token counter
     */
    record Guided(String traceId, @Nullable RunId forRun, List<Shown> rows, int promptTokens) implements EvidenceBody {
        public Guided {
            rows = List.copyOf(rows);
        }

        /** One memory on one surface. */
        public record Shown(String memoryId, String surface) {}
    }

    /**
     * Somebody said how well what a guide showed has served.
     *
     * @param traceId the guide's trace id
     * @param memoryIds what was used of it
     * @param surface the surface those memories were on
     * @param rating how it served
     * @param reason in the words of who says so
     */
    record Feedback(String traceId, List<String> memoryIds, String surface, Rating rating, String reason)
            implements EvidenceBody {
        public Feedback {
            memoryIds = List.copyOf(memoryIds);
        }

        /** How something that was shown has served. */
        public enum Rating {
            POSITIVE,
            /** It was seen and made no difference: no evidence for or against. */
            NEUTRAL,
            NEGATIVE
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

    /**
     * A person, or a retention rule, decided on a subject: a memory id, the id of a piece of evidence, or the content
     * hash of a candidate.
     */
    record OperatorAction(Kind kind, String subject, String reason) implements EvidenceBody {

        /** What the person did. */
        public enum Kind {
            /** Suppress it: it must not be used. */
            BLOCK,
            /** End the block. */
            RELEASE,
            /** Move it out of the prompt and the hot index; it comes back by its pointer. */
            ARCHIVE,
            /** Bring it back from the archive. */
            RESTORE
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
     * @param traits what the candidate is known by without its words, or null where it was recorded without
     */
    record Admission(
            String store,
            String contentHash,
            String decision,
            List<String> reasons,
            String policy,
            List<EvidenceId> pointers,
            @Nullable Traits traits)
            implements EvidenceBody {
        public Admission {
            reasons = List.copyOf(reasons);
            pointers = List.copyOf(pointers);
        }

        /**
         * What a candidate is known by without its words.
         *
         * @param writer who was said to have written it, or null
         * @param trust what the host said its origin is worth
         * @param unfit whether its own text was found unfit for use, whatever else was known
         * @param edition of the reader of wordings: sketches and statements of one edition can be compared
         * @param sketch a print of its wording, hexadecimal, or null when it had no text
         * @param statements what it says, as hashes
         * @param vector its vector, quantized to signed bytes, in Base64, or null
         */
        public record Traits(
                @Nullable String writer,
                String trust,
                boolean unfit,
                String edition,
                @Nullable String sketch,
                List<Statement> statements,
                @Nullable String vector) {
            public Traits {
                statements = List.copyOf(statements);
            }
        }

        /** One thing that a candidate says of one subject, both as hashes. */
        public record Statement(String subject, String value) {}
    }

    /** A replayed step is about to run. Durable before the tool is called; its evidence id is the claim's key. */
    record Claim(String step, String tool, Json arguments) implements EvidenceBody {}

    /**
     * A claimed step has run, or somebody found out what became of it.
     *
     * @param claim the id of the claim's evidence
     * @param outcome how it came out
     * @param result what the tool answered
     * @param reason how it was found out, where the tool's own answer was lost; else null
     */
    record Settlement(
            EvidenceId claim,
            Outcome outcome,
            String result,
            @Nullable String reason) implements EvidenceBody {

        /** A settlement by the tool's own answer. */
        public Settlement(EvidenceId claim, Outcome outcome, String result) {
            this(claim, outcome, result, null);
        }
    }

    /**
     * A message entered a chat. Never judged, and kept when the chat's window drops it.
     *
     * @param chat the conversation
     * @param from who said it
     * @param content the message as the host writes it
     * @param note what a reader must know of it, such as that it was cut or stands in for a lost one; or null
     */
    record Message(
            Chat chat, From from, Json content, @Nullable String note) implements EvidenceBody {

        /** Who said it. */
        public enum From {
            SYSTEM,
            USER,
            AGENT,
            TOOL,
            OTHER
        }
    }

    /**
     * A chat was cleared or written anew. Its messages stay recorded; the conversation goes on from those kept.
     *
     * @param chat the conversation
     * @param kept the evidence of the messages it goes on from, in their order; empty when it was cleared
     */
    record ChatReset(Chat chat, List<EvidenceId> kept) implements EvidenceBody {
        public ChatReset {
            kept = List.copyOf(kept);
        }
    }

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
