package io.aionis.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.Aionis;
import io.aionis.Workspace;
import io.aionis.governance.ApprovalRequest;
import io.aionis.governance.PlaybookVersion;
import io.aionis.governance.Playbooks;
import io.aionis.governance.ProposedRepair;
import io.aionis.governance.VersionStatus;
import io.aionis.model.Actor;
import io.aionis.model.Effect;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.model.Role;
import io.aionis.repair.Heuristics;
import io.aionis.replay.ReplayReport;
import io.aionis.replay.ReplayStatus;
import io.aionis.replay.Stop;
import io.aionis.replay.ToolAnswer;
import io.aionis.replay.ToolDescriptor;
import io.aionis.replay.ToolPort;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GovernancePageTest {

    private static final String PLAN = """
            {"format": "aionis-plan/1", "name": "refund", "task": "Refunds.refund", "parameters": {"order": "string"},
             "steps": [
               {"id": "s1", "tool": "get_order", "effect": "READ", "arguments": {"order": {"$parameter": "order"}}},
               {"id": "s2", "tool": "refund", "effect": "IRREVERSIBLE",
                "arguments": {"payment": {"$from": "s1", "at": "/payment"}}}]}
            """;

    @TempDir
    Path directory;

    @Test
    void should_decide_as_the_page_shows() {
        try (Aionis aionis = Aionis.open(directory)) {
            Workspace shop = aionis.in("repo:shop");
            PlaybookVersion draft = shop.load(PLAN, Actor.agent("refunds"));
            ToolPort tools = new Orders();

            Actor ada = Actor.of("ada", Role.REVIEWER);
            Playbooks playbooks = shop.playbooks();

            playbooks.submit(draft, Actor.agent("refunds"), "let it show what it would do");
            System.out.println(playbooks.show("refund", 1)); // procedure, quality, history, trials
            System.out.println(playbooks.validation(draft).text()); // not validated: 0 of 3 runs, ...
            playbooks.promote(draft, ada, "needed today"); // the record says that it was not validated

            shop.replay(draft)
                    .with("order", "A-1")
                    .idempotencyKey("A-1")
                    .approvals(shop.approvals())
                    .strict(tools);
            for (ApprovalRequest waiting : shop.approvals().pending()) {
                shop.approvals().approve(waiting.id(), ada, "the sum is right");
            }
            assertThat(shop.approvals().list()).hasSize(1);

            Function<Stop, Optional<String>> queue = shop.repairs().asking(draft, List.of(new Heuristics()));
            ReplayReport report = shop.replay(draft)
                    .with("order", "B-2")
                    .idempotencyKey("B-2")
                    .repairs(queue)
                    .guided(tools);

            for (ProposedRepair repair : shop.repairs().open()) {
                System.out.println(shop.repairs().review(repair.id())); // cause, change, what ran, effects
                shop.repairs().approve(repair.id(), ada, "the field was renamed"); // becomes a version in SHADOW
            }

            assertThat(report.status()).isNotEqualTo(ReplayStatus.SUCCEEDED);
            assertThat(playbooks.version("refund", 1).status()).isEqualTo(VersionStatus.ACTIVE);
            assertThat(playbooks.verify().intact()).isTrue();
        }
    }

    /** Answers where an order was paid from. */
    private static final class Orders implements ToolPort {
        @Override
        public Map<String, ToolDescriptor> tools() {
            return Map.of(
                    "get_order", new ToolDescriptor("get_order", null, Effect.READ),
                    "refund", new ToolDescriptor("refund", null, Effect.IRREVERSIBLE));
        }

        @Override
        public ToolAnswer call(String tool, Json.Obj arguments) {
            return new ToolAnswer(Outcome.SUCCEEDED, "{\"payment\":\"card-1\"}");
        }
    }
}
