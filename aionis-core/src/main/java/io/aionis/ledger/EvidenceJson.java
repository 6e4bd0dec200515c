package io.aionis.ledger;

import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;

import io.aionis.model.Actor;
import io.aionis.model.Circumstances;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.GovernanceBody;
import io.aionis.model.Hashes;
import io.aionis.model.Json;
import io.aionis.model.Lane;
import io.aionis.model.QuarantineBody;
import io.aionis.model.RunId;
import io.aionis.model.Scope;
import io.aionis.model.Task;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Evidence as JSON text: {@code {"v":1,"id":…,"scope":{…},"actor":{…},"lane":…,"at":…,"kind":…,"body":{…}}}, and
 * {@code task}, {@code run} and {@code circumstances} where there are some. The text is canonical: equal evidence has equal text. Unknown members
 * are ignored, a body of an unknown kind is kept as {@link EvidenceBody.Unknown}. Stateless; safe for many threads.
 */
public final class EvidenceJson {

    /** The schema version of a record; it rises only when an older reader would misread the text. */
    public static final int VERSION = 1;

    /** Part of the stored form: a name is never changed and never given to another kind. */
    private static final Map<String, Class<? extends EvidenceBody>> KINDS = Map.ofEntries(
            entry("run_started", EvidenceBody.RunStarted.class),
            entry("tool_call", EvidenceBody.ToolCall.class),
            entry("step", EvidenceBody.Step.class),
            entry("plan", EvidenceBody.Plan.class),
            entry("artifact", EvidenceBody.Artifact.class),
            entry("handoff", EvidenceBody.Handoff.class),
            entry("withdrawal", EvidenceBody.Withdrawal.class),
            entry("guided", EvidenceBody.Guided.class),
            entry("feedback", EvidenceBody.Feedback.class),
            entry("verdict", EvidenceBody.Verdict.class),
            entry("run_ended", EvidenceBody.RunEnded.class),
            entry("gap", EvidenceBody.Gap.class),
            entry("operator_action", EvidenceBody.OperatorAction.class),
            entry("admission", EvidenceBody.Admission.class),
            entry("quarantine_held", QuarantineBody.Held.class),
            entry("quarantine_reviewed", QuarantineBody.Reviewed.class),
            entry("lifecycle", GovernanceBody.Lifecycle.class),
            entry("trial", GovernanceBody.Trial.class),
            entry("approval", GovernanceBody.Approval.class),
            entry("repair", GovernanceBody.Repair.class),
            entry("skill_review", GovernanceBody.SkillReview.class),
            entry("claim", EvidenceBody.Claim.class),
            entry("settlement", EvidenceBody.Settlement.class),
            entry("message", EvidenceBody.Message.class),
            entry("chat_reset", EvidenceBody.ChatReset.class),
            entry("erased", EvidenceBody.Erased.class));

    private static final Map<Class<?>, String> NAMES =
            KINDS.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    private EvidenceJson() {}

    /**
     * The canonical text of a piece of evidence.
     *
     * @throws IllegalArgumentException when it could not be read again: a part is null, a value nested too deep, a number too long, an
     *     {@link EvidenceBody.Unknown} that bears the name of a known kind
     */
    public static String write(Evidence evidence) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("v", Json.of(VERSION));
        putRequired(members, "id", evidence.id());
        putRequired(members, "scope", evidence.scope());
        put(members, "task", evidence.task());
        put(members, "run", evidence.run());
        putRequired(members, "actor", evidence.actor());
        putRequired(members, "lane", evidence.lane());
        putRequired(members, "at", evidence.at());
        putBody(members, evidence);
        if (!evidence.circumstances().equals(Circumstances.NONE)) {
            put(members, "circumstances", evidence.circumstances());
        }
        String text = escapeLoneSurrogates(new Json.Obj(members).canonical());
        try {
            Json.parse(text);
        } catch (IllegalArgumentException unreadable) {
            throw refused(evidence, String.valueOf(unreadable.getMessage()), unreadable);
        }
        return text;
    }

    /**
     * The evidence a text holds.
     *
     * @throws IllegalArgumentException when the text is no evidence, or of a newer schema version
     */
    public static Evidence read(String text) {
        if (!(Json.parse(text) instanceof Json.Obj obj)) {
            throw new IllegalArgumentException("Not evidence; expected a JSON object with \"v\", \"id\", \"kind\"");
        }
        if (!Json.of(VERSION).equals(obj.get("v"))) {
            throw new IllegalArgumentException("Evidence has schema version " + obj.get("v") + "; this release reads "
                    + VERSION + ". Open it with the release that wrote it, or a newer one");
        }
        try {
            Json task = obj.get("task");
            Json run = obj.get("run");
            Json circumstances = obj.get("circumstances");
            return new Evidence(
                    RecordJson.read(EvidenceId.class, obj.get("id")),
                    RecordJson.read(Scope.class, obj.get("scope")),
                    task == null ? null : RecordJson.read(Task.class, task),
                    run == null ? null : RecordJson.read(RunId.class, run),
                    RecordJson.read(Actor.class, obj.get("actor")),
                    RecordJson.read(Lane.class, obj.get("lane")),
                    RecordJson.read(Instant.class, obj.get("at")),
                    body(obj),
                    circumstances == null ? Circumstances.NONE : RecordJson.read(Circumstances.class, circumstances));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("Not evidence: " + e.getMessage(), e);
        }
    }

    /**
     * Refuses evidence that misses what it must have.
     *
     * @throws IllegalArgumentException naming what is missing
     */
    static void requireWhole(Evidence evidence) {
        try {
            RecordJson.requireWhole(evidence);
        } catch (IllegalArgumentException missing) {
            throw new IllegalArgumentException(
                    "Evidence '" + evidence.id() + "' in scope " + evidence.scope() + " is not recorded: "
                            + missing.getMessage(),
                    missing);
        }
    }

    /** SHA-256 of a canonical text: equal for equal content. */
    public static byte[] hash(String canonicalText) {
        return Hashes.sha256(canonicalText.getBytes(StandardCharsets.UTF_8));
    }

    /** How long a canonical text is in UTF-8. */
    public static long bytes(String canonicalText) {
        return canonicalText.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The name that the ledger keeps for the kind of a body. */
    static String kind(EvidenceBody body) {
        if (body instanceof EvidenceBody.Unknown unknown) {
            return unknown.kind();
        }
        return requireNonNull(NAMES.get(body.getClass()), "a kind without a name");
    }

    private static void putBody(Map<String, Json> members, Evidence evidence) {
        if (evidence.body() instanceof EvidenceBody.Unknown unknown) {
            if (KINDS.containsKey(unknown.kind())) {
                throw refused(evidence, "'" + unknown.kind() + "' is a known kind; use its record", null);
            }
            members.put("kind", Json.of(unknown.kind()));
            members.put("body", unknown.content());
        } else {
            members.put("kind", Json.of(kind(evidence.body())));
            putRequired(members, "body", evidence.body());
        }
    }

    private static EvidenceBody body(Json.Obj obj) {
        String kind = obj.text("kind");
        Json body = obj.get("body");
        if (kind == null || body == null) {
            throw new IllegalArgumentException("\"kind\" or \"body\" is missing");
        }
        Class<? extends EvidenceBody> type = KINDS.get(kind);
        return type == null ? new EvidenceBody.Unknown(kind, body) : RecordJson.read(type, body);
    }

    private static void put(Map<String, Json> members, String name, @Nullable Object value) {
        Json json = RecordJson.write(value);
        if (json != null) {
            members.put(name, json);
        }
    }

    private static void putRequired(Map<String, Json> members, String name, @Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException("Evidence." + name + " is null; expected a value");
        }
        put(members, name, value);
    }

    /** UTF-8 has no form for half a pair; without this a store would keep a question mark in its place. */
    private static String escapeLoneSurrogates(String json) {
        StringBuilder out = null;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < json.length()
                    && Character.isLowSurrogate(json.charAt(i + 1));
            if (Character.isSurrogate(c) && !pair && out == null) {
                out = new StringBuilder(json.length() + 16).append(json, 0, i);
            }
            if (out != null) {
                out.append(Character.isSurrogate(c) && !pair ? String.format("\\u%04X", (int) c) : c);
            }
            if (pair) {
                i++;
                if (out != null) {
                    out.append(json.charAt(i));
                }
            }
        }
        return out == null ? json : out.toString();
    }

    private static IllegalArgumentException refused(Evidence evidence, String why, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "Evidence '" + evidence.id() + "' in scope " + evidence.scope() + " cannot be kept as JSON: " + why,
                cause);
    }
}
