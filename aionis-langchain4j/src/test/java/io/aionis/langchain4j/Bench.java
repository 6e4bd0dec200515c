package io.aionis.langchain4j;

import io.aionis.Aionis;
import io.aionis.Workspace;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.RunId;
import io.aionis.model.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An engine in the heap, and what it recorded. */
final class Bench {

    static final Scope SHOP = Scope.of("repo:shop");

    final FlakyStore store = new FlakyStore();
    final Aionis engine = Aionis.builder().store(store).build();
    final ScriptedModel model = new ScriptedModel();
    final List<RunId> runs = Collections.synchronizedList(new ArrayList<>());
    final List<LiveReplay> replays = Collections.synchronizedList(new ArrayList<>());

    AionisPluginBuilder plugin() {
        return AionisPlugin.builder()
                .aionis(engine)
                .scope(SHOP)
                .onRun(runs::add)
                .replayListener(replays::add);
    }

    Workspace shop() {
        return engine.in(SHOP);
    }

    /** What was recorded besides the guides that were shown. */
    List<Evidence> evidence() {
        engine.flush(Duration.ofSeconds(10));
        return store.readScope(SHOP, 0, 10_000).stream()
                .map(recorded -> recorded.evidence())
                .filter(evidence -> !(evidence.body() instanceof EvidenceBody.Guided))
                .toList();
    }

    <B extends EvidenceBody> List<B> all(Class<B> kind) {
        return evidence().stream()
                .map(Evidence::body)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    List<EvidenceBody.ToolCall> calls() {
        return all(EvidenceBody.ToolCall.class);
    }

    List<EvidenceBody.RunEnded> ends() {
        return all(EvidenceBody.RunEnded.class);
    }
}
