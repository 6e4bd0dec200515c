package io.aionis.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import io.aionis.Aionis;
import io.aionis.Rehydrated;
import io.aionis.Retention;
import io.aionis.RunRecorder;
import io.aionis.Workspace;
import io.aionis.adjudication.Change;
import io.aionis.adjudication.State;
import io.aionis.adjudication.WhatIf;
import io.aionis.guide.Guide;
import io.aionis.langchain4j.LangChain4jEmbedder;
import io.aionis.ledger.EraseReceipt;
import io.aionis.ledger.Erasure;
import io.aionis.ledger.snapshot.RestoreReceipt;
import io.aionis.ledger.snapshot.SnapshotReceipt;
import io.aionis.model.Actor;
import io.aionis.model.EvidenceId;
import io.aionis.model.Role;
import io.aionis.model.RunId;
import io.aionis.model.RunStatus;
import io.aionis.model.Task;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepingPageTest {

    private static final Task TASK = Task.of("refund");
    private static final Actor WORKER = Actor.of("worker-1", Role.WORKER);

    @TempDir
    Path directory;

    private final Actor ada = Actor.of("ada", Role.REVIEWER);

    @Test
    void should_archive_suppress_and_bring_back_what_the_page_says() {
        try (Aionis aionis = Aionis.open(directory)) {
            Workspace shop = aionis.in("repo:shop");
            work(shop);
            String memoryId = route(shop);

            List<String> cold = shop.retain(Retention.coldAfter(Duration.ofDays(90)), ada);
            assertThat(cold).isEmpty();

            shop.operator().archive(memoryId).by(ada).because("nobody asks for it");
            assertThat(shop.guide("refund", "go on").prompt()).contains("REHYDRATE_IF_NEEDED");

            String raw = shop.rehydrate(memoryId).map(Rehydrated::json).orElse("");
            shop.operator().restore(memoryId).by(ada).because("asked for again");

            assertThat(raw).contains("Refund to the card");
            assertThat(shop.guide("refund", "go on").prompt()).doesNotContain("REHYDRATE_IF_NEEDED");

            shop.operator().suppress(memoryId).by(ada).because("it harmed a customer");
            assertThat(shop.guide("refund", "go on").prompt()).contains("FAILED_BRANCHES");
            shop.operator().unsuppress(memoryId).by(ada).because("the cause is mended");
            assertThat(shop.guide("refund", "go on").prompt()).doesNotContain("FAILED_BRANCHES");
        }
    }

    @Test
    void should_ask_export_and_erase_what_the_page_says() {
        try (Aionis aionis = Aionis.open(directory.resolve("ledger"))) {
            Workspace shop = aionis.in("repo:shop");
            Workspace copy = aionis.in("repo:copy");
            Path file = directory.resolve("shop.jsonl");
            RunRecorder work = work(shop);
            EvidenceId verdict = shop.observeVerdict(work.id()).by(ada).accepted("tried");
            RunId run = work.id();

            for (Change change : shop.whatIf(WhatIf.without(verdict))) {
                System.out.println(change.before() + " -> " + change.after() + "; " + change.undo());
            }
            assertThat(shop.whatIf(WhatIf.without(verdict))).isNotEmpty();
            assertThat(shop.whatIf(WhatIf.without(new EvidenceId("nothing")))).isEmpty();

            SnapshotReceipt written = shop.snapshot(file);
            RestoreReceipt back = copy.restore(file, shop.scope());
            assertThat(back.added()).isEqualTo(written.pieces());

            EraseReceipt receipt = shop.erase(Erasure.run(run), ada, "the customer asked for it");
            System.out.println(receipt.pieces() + " pieces, " + receipt.playbooks());
            assertThat(receipt.pieces()).isPositive();
            assertThat(shop.restore(file).added()).isZero();
            assertThat(shop.erase(Erasure.run("mistyped"), ada, "asked for").evidence())
                    .isEmpty();
        }
    }

    @Test
    void should_find_by_meaning_as_the_page_says() {
        EmbeddingModel model = new OneDirection();
        Aionis aionis = Aionis.builder()
                .directory(directory)
                .embedder(LangChain4jEmbedder.of(model))
                .build();
        try (aionis) {
            Workspace shop = aionis.in("repo:shop");
            work(shop);
            Guide guide = shop.guide("refund", "give the money back");
            assertThat(guide.rows()).isNotEmpty();
        }
    }

    private static RunRecorder work(Workspace shop) {
        RunRecorder run = shop.startRun(TASK, WORKER, "Refund A-1", Map.of());
        EvidenceId step = run.step("Refund to the card").via("card").succeeded();
        run.end(RunStatus.RETURNED, "done");
        run.as(Actor.of("verifier-1", Role.VERIFIER)).verdict(step).accepted("the books balance");
        return run;
    }

    private static String route(Workspace shop) {
        return shop.state().memories().stream()
                .filter(memory -> memory.state() == State.PASSED)
                .findFirst()
                .orElseThrow()
                .id();
    }

    /** Every text means the same. */
    private static final class OneDirection implements EmbeddingModel {
        @Override
        public Response<List<Embedding>> embedAll(List<TextSegment> texts) {
            return Response.from(texts.stream()
                    .map(text -> Embedding.from(new float[] {1, 1}))
                    .toList());
        }
    }
}
