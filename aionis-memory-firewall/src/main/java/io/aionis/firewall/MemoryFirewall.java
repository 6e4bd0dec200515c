package io.aionis.firewall;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingStore;
import io.aionis.Workspace;
import io.aionis.firewall.Judge.Judged;
import io.aionis.firewall.admission.Admission;
import io.aionis.firewall.admission.AdmissionContext;
import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Knowledge;
import io.aionis.firewall.admission.Mode;
import io.aionis.firewall.admission.Origin;
import io.aionis.firewall.admission.Surroundings;
import io.aionis.firewall.index.IndexView;
import io.aionis.firewall.index.VerdictIndex;
import io.aionis.firewall.index.VerdictIndexes;
import io.aionis.firewall.langchain4j.Gate;
import io.aionis.firewall.langchain4j.GovernedStores;
import io.aionis.model.EvidenceId;
import io.aionis.model.Scope;
import io.aionis.model.Task;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a foreign store and the prompt: decides on every candidate, keeps out what must not be used, and answers
 * for each decision with a receipt. Fails closed: what cannot be judged is not admitted. Safe for use by many threads;
 * close it when done, before the engine.
 *
 * <pre>{@code
 * MemoryFirewall firewall = MemoryFirewall.builder()
 *         .workspace(workspace)
 *         .task(() -> Task.of("refund-order"))
 *         .build();
 * EmbeddingStore<TextSegment> safe = firewall.govern(store, "product-notes");
 * }</pre>
 */
public final class MemoryFirewall implements AutoCloseable {

    private final Supplier<Workspace> workspaces;
    private final Supplier<@Nullable Task> tasks;
    private final Mode mode;
    private final Clock clock;
    private final @Nullable Meanings meanings;
    private final TrustTable trust;
    private final VerdictIndex index;
    private final Judge judge;
    private final AdmissionLog admissions;
    private final @Nullable Receipts receipts;
    private final Reports reports;
    private final ConcurrentHashMap<Scope, ScopeLedger> ledgers = new ConcurrentHashMap<>();

    MemoryFirewall(FirewallBuilder builder, Supplier<Workspace> workspaces) {
        this.workspaces = workspaces;
        this.tasks = builder.task;
        this.mode = builder.mode;
        this.clock = builder.clock;
        this.meanings = builder.embedder == null ? null : new Meanings(builder.embedder);
        this.trust = new TrustTable(builder.stores, builder.writers, builder.requirements, builder.signature, meanings);
        // First, as a file that cannot be written must not leave the index locked.
        this.receipts = builder.receipts == null ? null : new Receipts(builder.receipts);
        this.index = index(builder.indexDirectory, receipts, ledgers);
        this.judge = new Judge(builder.policies());
        this.admissions = new AdmissionLog(index);
        this.reports = new Reports(builder.listener, receipts);
    }

    /** A firewall with options. */
    public static FirewallBuilder builder() {
        return new FirewallBuilder();
    }

    /**
     * A store that hands out only what this firewall lets through; everything else is passed on to {@code store}. Rows it
     * adds are stamped with the scope they were written in, and are withheld from every other. A search examines at most
     * 10,000 rows and may then return fewer than asked for.
     *
     * @param name what to call the store in receipts and {@link FirewallBuilder#trust}; KNOWN unless said otherwise
     */
    public EmbeddingStore<TextSegment> govern(EmbeddingStore<TextSegment> store, String name) {
        Origin.of(name);
        trust.governed(name);
        return GovernedStores.govern(store, name, new Gate() {
            @Override
            public List<Admission> judge(List<Candidate> candidates) {
                return judgeNow(candidates);
            }

            @Override
            public Scope scope() {
                return workspaces.get().scope();
            }
        });
    }

    /** Decides on candidates of any origin, for the scope and task in hand; one decision each, in their order. */
    public List<Admission> judge(List<Candidate> candidates) {
        return judgeNow(candidates);
    }

    /**
     * Decides on candidates of any origin; one decision each, in their order.
     *
     * @throws IllegalArgumentException when the context is of another scope than the workspace in force
     */
    public List<Admission> judge(List<Candidate> candidates, AdmissionContext context) {
        Workspace workspace = workspaces.get();
        if (!workspace.scope().equals(context.scope())) {
            throw new IllegalArgumentException("The context is of scope " + context.scope() + " and the workspace is "
                    + workspace.scope() + "; judge with the workspace of that scope");
        }
        return judge(workspace, candidates, context);
    }

    /** The blocks that people have put on contents of the scope in force. */
    public OperatorDesk operator() {
        Workspace workspace = workspaces.get();
        return new OperatorDesk(workspace, ledger(workspace));
    }

    /** What was done since this firewall was built. */
    public FirewallCounts counts() {
        return reports.counts(admissions.failures(), meanings == null ? 0 : meanings.failures());
    }

    /** Makes the verdict index durable and closes it and the receipts file. The workspace stays open. */
    @Override
    public void close() {
        try (index) {
            if (receipts != null) {
                receipts.close();
            }
        }
    }

    private List<Admission> judgeNow(List<Candidate> candidates) {
        Workspace workspace = workspaces.get();
        AdmissionContext unknown = new AdmissionContext(workspace.scope(), null, null, clock.instant());
        AdmissionContext context;
        try {
            context = new AdmissionContext(workspace.scope(), tasks.get(), null, unknown.now());
        } catch (RuntimeException e) {
            reports.warn("the task supplier threw", e);
            List<Admission> failed = failed(candidates, unknown);
            reports.publish(failed);
            return failed;
        }
        return judge(workspace, candidates, context);
    }

    private List<Admission> failed(List<Candidate> candidates, AdmissionContext context) {
        return candidates.stream()
                .map(candidate -> Judge.failed(candidate, context, mode))
                .toList();
    }

    private static VerdictIndex index(
            @Nullable Path directory, @Nullable Receipts receipts, Map<Scope, ScopeLedger> ledgers) {
        try {
            return directory == null
                    ? VerdictIndexes.inMemory()
                    : VerdictIndexes.in(
                            directory, () -> ledgers.values().stream().allMatch(ScopeLedger::isDurable));
        } catch (RuntimeException e) {
            if (receipts != null) {
                receipts.close();
            }
            throw e;
        }
    }

    private List<Admission> judge(Workspace workspace, List<Candidate> candidates, AdmissionContext context) {
        List<Admission> decided = decide(workspace, candidates, context);
        reports.publish(decided);
        return decided;
    }

    private List<Admission> decide(Workspace workspace, List<Candidate> candidates, AdmissionContext context) {
        try {
            ScopeLedger ledger = ledger(workspace);
            Map<String, EvidenceId> blocked = ledger.refresh();
            Knowledge knowledge =
                    new Knowledge(workspace.state(), blocked, ledger.released(), trust, mode, Surroundings.NONE);
            List<Judged> judged;
            try (IndexView view = index.view(workspace.scope())) {
                judged = judge.judge(candidates, view, context, knowledge);
            }
            admissions.record(workspace, context.task(), blocked.keySet(), judged);
            return judged.stream().map(Judged::admission).toList();
        } catch (RuntimeException e) {
            reports.warn("candidates could not be judged", e);
            return failed(candidates, context);
        }
    }

    private ScopeLedger ledger(Workspace workspace) {
        return ledgers.computeIfAbsent(workspace.scope(), scope -> new ScopeLedger(workspace, index));
    }
}
