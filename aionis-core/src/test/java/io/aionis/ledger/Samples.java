package io.aionis.ledger;

import io.aionis.model.Actor;
import io.aionis.model.Chat;
import io.aionis.model.Effect;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import io.aionis.model.GovernanceBody;
import io.aionis.model.Json;
import io.aionis.model.Lane;
import io.aionis.model.Outcome;
import io.aionis.model.QuarantineBody;
import io.aionis.model.Role;
import io.aionis.model.RunId;
import io.aionis.model.RunStatus;
import io.aionis.model.Scope;
import io.aionis.model.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evidence for tests. */
public final class Samples {

    public static final Scope SCOPE = Scope.of("repo:checkout-service");
    public static final Scope OTHER_NAME = Scope.of("repo:billing");
    public static final Scope OTHER_TENANT = Scope.of("acme", "repo:checkout-service");
    public static final Instant NOON = Instant.parse("2026-05-01T12:00:00.123456789Z");

    /** One of each kind, with null where that is allowed and without. */
    public static final List<EvidenceBody> BODIES = List.of(
            new EvidenceBody.RunStarted("move \"checkout\"\nto v2 \uD83D\uDE80", Map.of("order", Json.of(42))),
            new EvidenceBody.RunStarted("", Map.of()),
            new EvidenceBody.ToolCall(
                    3,
                    "call-1",
                    "getOrder",
                    Json.parse("{\"id\":\"0042\",\"n\":1.50,\"x\":null}"),
                    "ok",
                    Outcome.SUCCEEDED,
                    "Timeout",
                    Duration.ofMillis(1234),
                    "f00",
                    Effect.READ),
            new EvidenceBody.ToolCall(
                    0, null, "cancel", Json.nil(), null, Outcome.FAILED, null, null, null, Effect.WRITE),
            new EvidenceBody.Step("patch", "", Outcome.BLOCKED, List.of("a.java", "b.java"), "route-a"),
            new EvidenceBody.Step("patch", "two\nlines", Outcome.UNKNOWN, List.of(), null),
            new EvidenceBody.Plan("move", List.of("copy", "switch"), List.of("green"), List.of("a.java"), "route-a"),
            new EvidenceBody.Plan("move", List.of(), List.of(), List.of(), null),
            new EvidenceBody.Artifact("report", "build/report.xml", "ab12", "all green", "route-a"),
            new EvidenceBody.Artifact("report", "", null, "", null),
            new EvidenceBody.Handoff(
                    "go on",
                    "half done",
                    "worker-2",
                    "run the tests",
                    List.of("green"),
                    List.of(new EvidenceId("e1")),
                    List.of("a.java"),
                    "route-a"),
            new EvidenceBody.Handoff("go on", "", null, "", List.of(), List.of(), List.of(), null),
            new EvidenceBody.Withdrawal(new EvidenceId("e1"), "mistaken"),
            new EvidenceBody.Guided(
                    "t1", new RunId("r1"), List.of(new EvidenceBody.Guided.Shown("mem-1", "USE_NOW")), 120),
            new EvidenceBody.Guided("t1", null, List.of(), 0),
            new EvidenceBody.Feedback(
                    "t1", List.of("mem-1"), "USE_NOW", EvidenceBody.Feedback.Rating.NEGATIVE, "it misled"),
            new EvidenceBody.Verdict(new EvidenceId("e1"), "route-a", Outcome.FAILED, "tests fail"),
            new EvidenceBody.Verdict(null, null, Outcome.SUCCEEDED, ""),
            new EvidenceBody.RunEnded(RunStatus.RETURNED, "done"),
            new EvidenceBody.RunEnded(RunStatus.ABANDONED, null),
            new EvidenceBody.Gap(Long.MAX_VALUE, "QUEUE_FULL"),
            new EvidenceBody.OperatorAction(EvidenceBody.OperatorAction.Kind.BLOCK, "m1", "wrong"),
            new EvidenceBody.Admission(
                    "notes", "ab12", "WITHHELD", List.of("r1", "r2"), "p", List.of(new EvidenceId("e2")), null),
            new EvidenceBody.Admission(
                    "notes",
                    "ab12",
                    "ADMIT",
                    List.of(),
                    "none",
                    List.of(),
                    new EvidenceBody.Admission.Traits(
                            "dana",
                            "KNOWN",
                            true,
                            "1.1",
                            "00ff",
                            List.of(new EvidenceBody.Admission.Statement("0a", "0b")),
                            "fwCB")),
            new QuarantineBody.Held(
                    "notes", "row-1", "dana", "Use the blue form.", Json.parse("{\"n\":{\"int\":\"1\"}}"), "P4AAAA=="),
            new QuarantineBody.Held("notes", "row-1", null, null, Json.nil(), ""),
            new QuarantineBody.Reviewed(new EvidenceId("e2"), QuarantineBody.Reviewed.Decision.RELEASE, "checked"),
            new GovernanceBody.Lifecycle("ship", 2, "promote", "ACTIVE", "ok", Json.parse("{\"steps\":[]}")),
            new GovernanceBody.Lifecycle("ship", 2, "promote", "ACTIVE", "ok", null),
            new GovernanceBody.SkillReview(
                    "skill-1",
                    "ab12",
                    GovernanceBody.SkillReview.Decision.DECLINE,
                    "it skips the check",
                    List.of(new EvidenceId("e1"))),
            new GovernanceBody.Lifecycle(
                    "ship",
                    1,
                    "compile",
                    "DRAFT",
                    "ok",
                    Json.parse("{\"steps\":[]}"),
                    List.of(new RunId("r"), new RunId("q"))),
            new GovernanceBody.Lifecycle(
                    "ship", 1, "compile", "DRAFT", "ok", Json.parse("{\"steps\":[]}"), List.of(new RunId("r"))),
            new GovernanceBody.Lifecycle(
                    "ship",
                    2,
                    "promote",
                    "ACTIVE",
                    "ok",
                    null,
                    null,
                    List.of(),
                    "not validated: 1 of 3 runs",
                    new GovernanceBody.Link("ab", 7, "cd", "ef")),
            new GovernanceBody.Trial(
                    "ship",
                    2,
                    new RunId("r1"),
                    GovernanceBody.Trial.Kind.SHADOW,
                    GovernanceBody.Trial.Result.DIFFERED,
                    "the run wrote more",
                    "ab12",
                    1,
                    new GovernanceBody.Link("ab", 8, "cd", "ef")),
            new GovernanceBody.Approval(
                    "k:pay:ab12",
                    "ship v2",
                    new RunId("r1"),
                    "s1",
                    "pay",
                    Json.parse("{\"a\":1}"),
                    GovernanceBody.Approval.Status.REFUSED,
                    "too much",
                    null),
            new GovernanceBody.Repair(
                    "repair-ab12",
                    "ship",
                    2,
                    "propose",
                    "PENDING_REVIEW",
                    "the field was renamed",
                    "heuristics",
                    new RunId("r1"),
                    "s2",
                    "there is nothing at /id",
                    List.of("s1 get {} SUCCEEDED"),
                    Json.parse("{\"steps\":[]}"),
                    new RunId("r1"),
                    0,
                    null),
            new GovernanceBody.Repair(
                    "repair-ab12",
                    "ship",
                    2,
                    "approve",
                    "APPROVED",
                    "read it",
                    "ann",
                    null,
                    "s2",
                    "",
                    List.of(),
                    null,
                    null,
                    3,
                    null),
            new EvidenceBody.Erased(EvidenceBody.Erased.Extent.RUN, "ab12", 3, 400, "asked by Ann"),
            new EvidenceBody.Erased(EvidenceBody.Erased.Extent.SCOPE, null, 0, 0, "moved out"),
            new EvidenceBody.Claim("s1", "pay", Json.parse("{\"b\":1,\"a\":[true,{}]}")),
            new EvidenceBody.Settlement(new EvidenceId("c1"), Outcome.SUCCEEDED, "paid"),
            new EvidenceBody.Message(
                    new Chat("Refunds", " \uD800:ann"),
                    EvidenceBody.Message.From.TOOL,
                    Json.parse("{\"type\":\"USER\",\"contents\":[{\"text\":\"hi\"}]}"),
                    "cut"),
            new EvidenceBody.Message(new Chat("Refunds", ""), EvidenceBody.Message.From.USER, Json.of("hi"), null),
            new EvidenceBody.ChatReset(new Chat("Refunds", "ann"), List.of(new EvidenceId("e3"))),
            new EvidenceBody.ChatReset(new Chat("Refunds", "ann"), List.of()),
            new EvidenceBody.Unknown("from_the_future", Json.parse("{\"a\":[1,null,{\"b\":\"c\"}],\"z\":2.50}")));

    private Samples() {}

    public static Evidence evidence(Scope scope, @Nullable String run, String id, EvidenceBody body) {
        return new Evidence(
                new EvidenceId(id),
                scope,
                Task.of("checkout-migration"),
                run == null ? null : new RunId(run),
                new Actor("worker-1", "team-a", Role.WORKER),
                Lane.TEAM,
                NOON,
                body);
    }

    public static Evidence step(Scope scope, @Nullable String run, String id, String title) {
        return evidence(scope, run, id, new EvidenceBody.Step(title, "", Outcome.SUCCEEDED, List.of(), null));
    }

    public static Evidence step(@Nullable String run, String id) {
        return step(SCOPE, run, id, "step " + id);
    }

    public static List<String> ids(List<Recorded> recorded) {
        return recorded.stream().map(r -> r.evidence().id().value()).toList();
    }
}
