package io.aionis.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.aionis.Aionis;
import io.aionis.Rehydrated;
import io.aionis.Retention;
import io.aionis.RunRecorder;
import io.aionis.Workspace;
import io.aionis.adjudication.Change;
import io.aionis.adjudication.WhatIf;
import io.aionis.guide.Guide;
import io.aionis.guide.GuideRequest;
import io.aionis.ledger.EraseReceipt;
import io.aionis.ledger.Erasure;
import io.aionis.model.Actor;
import io.aionis.model.EvidenceId;
import io.aionis.model.Role;
import io.aionis.model.Task;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepPageTest {

    private static final Task TASK = Task.of("checkout-migration");

    @TempDir
    Path directory;

    @TempDir
    Path elsewhere;

    @Test
    void should_keep_and_erase_as_the_page_shows() {
        Actor ada = Actor.of("ada", Role.REVIEWER);
        Actor keeper = Actor.agent("keeper");
        Path file = elsewhere.resolve("checkout.snapshot");
        Aionis aionis = Aionis.builder()
                .directory(directory)
                .onChange((scope, change) -> System.out.println(change.memory().title() + ": " + change.undo()))
                .build();
        try (aionis;
                Aionis another = Aionis.open(elsewhere.resolve("ledger"))) {
            Workspace workspace = aionis.in("repo:checkout");
            RunRecorder run = workspace.startRun(TASK, Actor.of("bob", Role.WORKER), "Move checkout", Map.of());
            run.step("Use the new adapter").via("new adapter").succeeded();
            EvidenceId verdict =
                    workspace.observeVerdict(TASK, "new adapter").by(ada).accepted("it works");
            Guide guide = workspace.guide(GuideRequest.at(TASK));

            String memory = guide.rows().get(0).memoryId();
            workspace
                    .why(memory)
                    .ifPresent(why ->
                            why.reasons().forEach(reason -> System.out.println(reason.rule() + " " + reason.says())));
            List<Change> changes = workspace.whatIf(WhatIf.without(verdict));

            workspace.operator().suppress(memory).by(ada).because("not before the audit");
            workspace.operator().unsuppress(memory).by(ada).because("the audit is over");

            List<String> archived = workspace.retain(Retention.coldAfter(Duration.ofDays(90)), keeper);
            Rehydrated back = workspace.rehydrate(memory).orElseThrow();

            workspace.snapshot(file);
            another.in("repo:checkout").restore(file);

            EraseReceipt receipt = workspace.erase(Erasure.run(run.id()), ada, "the customer asked for it");

            assertThat(changes).hasSize(1);
            assertThat(archived).isEmpty();
            assertThat(back.evidence()).isNotEmpty();
            assertThat(another.in("repo:checkout").guide(GuideRequest.at(TASK)).isEmpty())
                    .isFalse();
            assertThat(receipt.pieces()).isPositive();
        }
    }
}
