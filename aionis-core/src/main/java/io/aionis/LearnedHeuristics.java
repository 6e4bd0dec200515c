package io.aionis;

import io.aionis.compile.RecordedRun;
import io.aionis.ledger.Recorded;
import io.aionis.model.EvidenceBody;
import io.aionis.model.RunId;
import io.aionis.model.Scope;
import io.aionis.repair.FileFinder;
import io.aionis.repair.Heuristics;
import io.aionis.repair.Proposal;
import io.aionis.repair.Repairer;
import io.aionis.replay.Stop;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The heuristics, with what the scope's last runs of the task show. They are read when a plan has stopped, not before. */
final class LearnedHeuristics implements Repairer {

    private static final int MOST_RUNS = 50;

    private final Aionis engine;
    private final Scope scope;

    LearnedHeuristics(Aionis engine, Scope scope) {
        this.engine = engine;
        this.scope = scope;
    }

    @Override
    public String name() {
        return new Heuristics().name();
    }

    @Override
    public Optional<Proposal> propose(Stop stop) {
        Optional<Proposal> plain = new Heuristics().propose(stop);
        return plain.isPresent()
                ? plain
                : new Heuristics(FileFinder.NONE, runs(stop.plan().task())).propose(stop);
    }

    private List<RecordedRun> runs(String task) {
        engine.settle();
        Set<RunId> ids = new LinkedHashSet<>();
        for (Recorded recorded : engine.ledger().scope(scope)) {
            RunId run = recorded.evidence().run();
            if (run != null
                    && recorded.evidence().body() instanceof EvidenceBody.RunStarted
                    && recorded.evidence().task() != null
                    && recorded.evidence().task().signature().equals(task)) {
                ids.remove(run);
                ids.add(run);
            }
        }
        List<RunId> last = new ArrayList<>(ids);
        return last.subList(Math.max(0, last.size() - MOST_RUNS), last.size()).stream()
                .map(run -> RecordedRun.of(engine.ledger().run(scope, run)))
                .toList();
    }
}
