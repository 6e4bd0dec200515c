package io.aionis.firewall;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.rag.content.aggregator.ContentAggregator;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.store.embedding.EmbeddingStore;
import io.aionis.Workspace;
import io.aionis.firewall.Judge.Judged;
import io.aionis.firewall.admission.Admission;
import io.aionis.firewall.admission.AdmissionContext;
import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Decision;
import io.aionis.firewall.admission.Knowledge;
import io.aionis.firewall.admission.Mode;
import io.aionis.firewall.admission.Origin;
import io.aionis.firewall.admission.Surroundings;
import io.aionis.firewall.index.IndexView;
import io.aionis.firewall.index.VerdictIndex;
import io.aionis.firewall.index.VerdictIndexes;
import io.aionis.firewall.langchain4j.Asked;
import io.aionis.firewall.langchain4j.Wrappers;
import io.aionis.model.EvidenceId;
import io.aionis.model.Scope;
import io.aionis.model.Task;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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

    private final HostContext host;
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
    private final ConcurrentHashMap<Scope, HeldRows> held = new ConcurrentHashMap<>();
    private final StoreTable stores = new StoreTable();
    private final Pointers pointers = new Pointers();
    private final Wrappers wrappers = new Wrappers();
    private final StoreGate.Shared gates;
    private volatile boolean closed;

    MemoryFirewall(FirewallBuilder builder) {
        this.host = new HostContext(builder.workspace, builder.workspaceFrom, builder.task, builder.taskFrom);
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
        this.gates = new StoreGate.Shared(
                host,
                this::judge,
                pointers,
                this::held,
                trust,
                builder.quarantine,
                builder.writer,
                builder.signature,
                clock,
                reports,
                () -> closed);
    }

    /** A firewall with options. */
    public static FirewallBuilder builder() {
        return new FirewallBuilder();
    }

    /**
     * A store that hands out only what this firewall lets through; everything else is passed on to {@code store}. Rows it
     * adds are stamped with the scope they were written in, and are withheld from every other. A search examines at most
     * 10,000 rows and may then return fewer than asked for. The scope is that of the workspace in force.
     *
     * @param name what to call the store in receipts and {@link FirewallBuilder#trust}; KNOWN unless said otherwise
     */
    public EmbeddingStore<TextSegment> govern(EmbeddingStore<TextSegment> store, String name) {
        stores.put(null, name, store);
        return wrappers.govern(store, name, gate(name, null), gate(name, null));
    }

    /** The same for one workspace, whichever is in force; for hosts with many tenants. */
    public EmbeddingStore<TextSegment> govern(EmbeddingStore<TextSegment> store, String name, Workspace workspace) {
        stores.put(workspace.scope(), name, store);
        return wrappers.govern(store, name, gate(name, workspace), gate(name, workspace));
    }

    /**
     * A retriever that hands out only what this firewall lets through, in {@code retriever}'s order; it asks once, so that
     * there may be fewer contents than {@code retriever} found. A content without text is left out. Scope and task are
     * those of the AI service call that the query is of, see {@link FirewallBuilder#workspaceFrom}.
     *
     * @param name what to call it in receipts and {@link FirewallBuilder#trust}; KNOWN unless said otherwise
     */
    public ContentRetriever govern(ContentRetriever retriever, String name) {
        return wrappers.govern(retriever, name, gate(name, null));
    }

    /** An aggregator as {@link #governing(ContentAggregator, String)} gives it, named {@code contents}. */
    public ContentAggregator governing(ContentAggregator aggregator) {
        return governing(aggregator, "contents");
    }

    /**
     * An aggregator that judges each list before it is fused, whatever retriever it is of, so that refused contents push
     * nothing out. What passed a governed store or retriever of this firewall is judged as a row of that. A content that
     * {@code aggregator} made or rewrote is judged after, and marked when one of the contents it was given was.
     *
     * @param name what to call contents of any other origin; KNOWN unless said otherwise
     */
    public ContentAggregator governing(ContentAggregator aggregator, String name) {
        return wrappers.govern(aggregator, name, gate(name, null));
    }

    /** The text that a pointer of the scope in force stands for; see {@link #fetch(String, Workspace)}. */
    public Optional<String> fetch(@Nullable String pointer) {
        return fetch(pointer, host.workspace(null));
    }

    /**
     * The text that a pointer stands for: data from outside, to be fenced like any other. It is judged again. Empty when no
     * such pointer was shown in that scope by this firewall, when it was long ago and much was shown since, and when the
     * text must not be used any more.
     *
     * @param pointer a text with a pointer in it, as a model gives it back; null is none
     */
    public Optional<String> fetch(@Nullable String pointer, Workspace workspace) {
        return pointers.find(workspace.scope(), pointer)
                .filter(noted -> !judge(workspace, Asked.NOTHING, List.of(noted))
                        .get(0)
                        .decision()
                        .isStricterThan(Decision.REHYDRATE))
                .map(Candidate::text);
    }

    /**
     * A pointer to show in place of a candidate that was judged by hand; {@link #fetch} gives its text.
     *
     * @return empty when no pointer may be shown for it, see {@link Admission#passesAsPointer}
     */
    public Optional<String> pointer(Candidate candidate, Admission admission) {
        boolean its = admission.hash().equals(candidate.hash());
        return its && admission.passesAsPointer()
                ? Optional.of(pointers.to(admission.scope(), candidate))
                : Optional.empty();
    }

    /** Decides on candidates of any origin, for the scope and task in hand; one decision each, in their order. */
    public List<Admission> judge(List<Candidate> candidates) {
        return judge(host.workspace(null), Asked.NOTHING, candidates);
    }

    /**
     * Decides on candidates of any origin; one decision each, in their order.
     *
     * @throws IllegalArgumentException when the context is of another scope than the workspace in force
     */
    public List<Admission> judge(List<Candidate> candidates, AdmissionContext context) {
        Workspace workspace = host.workspace(null);
        if (!workspace.scope().equals(context.scope())) {
            throw new IllegalArgumentException("The context is of scope " + context.scope() + " and the workspace is "
                    + workspace.scope() + "; judge with the workspace of that scope");
        }
        return judge(workspace, candidates, context);
    }

    /** The blocks that people have put on contents of the scope in force. */
    public OperatorDesk operator() {
        return operator(host.workspace(null));
    }

    /** The blocks that people have put on contents of that workspace's scope. */
    public OperatorDesk operator(Workspace workspace) {
        return new OperatorDesk(workspace, ledger(workspace));
    }

    /** The writes that the scope in force holds back; see {@link FirewallBuilder#quarantine}. */
    public Quarantine quarantine() {
        return quarantine(host.workspace(null));
    }

    /** The writes that that workspace's scope holds back. */
    public Quarantine quarantine(Workspace workspace) {
        return new Quarantine(workspace, held(workspace), stores);
    }

    /** What was done since this firewall was built. */
    public FirewallCounts counts() {
        return reports.counts(admissions.failures(), meanings == null ? 0 : meanings.failures());
    }

    /**
     * Makes the verdict index durable and closes it and the receipts file. The workspace stays open. What was governed
     * hands out nothing and takes no writes from then on.
     */
    @Override
    public void close() {
        closed = true;
        reports.awaited(trust.awaited());
        try (index) {
            if (receipts != null) {
                receipts.close();
            }
        }
    }

    private List<Admission> judge(Workspace workspace, Asked asked, List<Candidate> candidates) {
        AdmissionContext untold =
                new AdmissionContext(workspace.scope(), null, asked.question(), asked.vector(), clock.instant());
        AdmissionContext context;
        try {
            Task task = host.task(asked.invocation());
            context = new AdmissionContext(untold.scope(), task, untold.question(), untold.vector(), untold.now());
        } catch (RuntimeException e) {
            reports.warn("the task supplier threw", e);
            List<Admission> failed = failed(candidates, untold);
            reports.publish(failed);
            return failed;
        }
        return judge(workspace, candidates, context);
    }

    private StoreGate gate(String name, @Nullable Workspace fixed) {
        Origin.of(name);
        trust.governed(name);
        return new StoreGate(gates, name, fixed);
    }

    private HeldRows held(Workspace workspace) {
        return held.computeIfAbsent(workspace.scope(), scope -> new HeldRows(workspace));
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
