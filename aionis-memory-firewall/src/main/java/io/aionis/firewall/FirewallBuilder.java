package io.aionis.firewall;

import dev.langchain4j.invocation.InvocationContext;
import io.aionis.Workspace;
import io.aionis.firewall.admission.AdmissionListener;
import io.aionis.firewall.admission.Mode;
import io.aionis.firewall.admission.Policy;
import io.aionis.firewall.admission.Requirement;
import io.aionis.firewall.admission.Trust;
import io.aionis.firewall.policy.Contradiction;
import io.aionis.firewall.policy.ExecutionState;
import io.aionis.firewall.policy.Flood;
import io.aionis.firewall.policy.HostRequirement;
import io.aionis.firewall.policy.HostTrust;
import io.aionis.firewall.policy.OperatorList;
import io.aionis.firewall.policy.ScopeAndExpiry;
import io.aionis.firewall.policy.Signature;
import io.aionis.firewall.policy.VectorFit;
import io.aionis.firewall.structure.Structure;
import io.aionis.model.Task;
import io.aionis.search.Embedder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Options of a {@link MemoryFirewall}. A workspace is required. Not thread-safe. */
public final class FirewallBuilder {

    final Map<String, Trust> stores = new HashMap<>();
    final Map<String, Trust> writers = new HashMap<>();
    final Map<String, Requirement> requirements = new HashMap<>();
    private final Set<String> disabled = new HashSet<>();
    Supplier<@Nullable Task> task = () -> null;
    Mode mode = Mode.STANDARD;
    Clock clock = Clock.systemUTC();

    @Nullable
    Path indexDirectory;

    @Nullable
    Path receipts;

    @Nullable
    AdmissionListener listener;

    @Nullable
    Signature signature;

    @Nullable
    Embedder embedder;

    @Nullable
    Trust quarantine;

    Supplier<@Nullable String> writer = () -> null;

    @Nullable
    Function<InvocationContext, Workspace> workspaceFrom;

    @Nullable
    Function<InvocationContext, @Nullable Task> taskFrom;

    @Nullable
    Supplier<Workspace> workspace;

    FirewallBuilder() {}

    /** The workspace whose scope, state and ledger apply. */
    public FirewallBuilder workspace(Workspace workspace) {
        Workspace one = given(workspace, "workspace", "one such as aionis.in(\"shop\")");
        return workspace(() -> one);
    }

    /** Names the workspace for each question, on the asking thread; for hosts with many scopes. */
    public FirewallBuilder workspace(Supplier<Workspace> workspace) {
        if (this.workspace != null) {
            throw new IllegalStateException("MemoryFirewall.workspace was already set; set it once");
        }
        this.workspace = workspace;
        return this;
    }

    /**
     * Names the workspace of what a governed retriever or aggregator is asked in an AI service call, by its parameters or
     * memory id; for hosts with many tenants. It may run on any thread. Where no call is known, such as for a store,
     * {@link #workspace} applies, or else what is asked fails.
     */
    public FirewallBuilder workspaceFrom(Function<InvocationContext, Workspace> workspace) {
        if (this.workspaceFrom != null) {
            throw new IllegalStateException("MemoryFirewall.workspaceFrom was already set; set it once");
        }
        this.workspaceFrom = workspace;
        return this;
    }

    /** Names the task of an AI service call, or null; {@link #task} applies where no call is known. */
    public FirewallBuilder taskFrom(Function<InvocationContext, @Nullable Task> task) {
        this.taskFrom = task;
        return this;
    }

    /**
     * Names who writes, for each write through a governed store, or null; nobody unless set. A row that names its writer
     * itself keeps that name unless it is worth more than this one, and is signed only when both agree.
     */
    public FirewallBuilder writer(Supplier<@Nullable String> writer) {
        this.writer = writer;
        return this;
    }

    /**
     * Holds writes through governed stores whose store and writer are worth this or less, until a reviewer releases them:
     * see {@link MemoryFirewall#quarantine}. Nothing is held unless set. Text, metadata and vector of what is held are in
     * the ledger, and a write that the ledger does not take fails.
     */
    public FirewallBuilder quarantine(Trust atMost) {
        this.quarantine = atMost;
        return this;
    }

    /** Names the task in hand for each question, or null; none unless set. */
    public FirewallBuilder task(Supplier<@Nullable Task> task) {
        this.task = given(task, "task", "a supplier, which may give null");
        return this;
    }

    /** How far to act on decisions; {@link Mode#STANDARD} unless set. */
    public FirewallBuilder mode(Mode mode) {
        this.mode = given(mode, "mode", "one of " + List.of(Mode.values()));
        return this;
    }

    /** What a store is worth as a whole. A governed store is KNOWN and any other UNKNOWN unless set. */
    public FirewallBuilder trust(String store, Trust trust) {
        stores.put(
                given(store, "trust", "a store's name"),
                given(trust, "trust of " + store, "one of " + List.of(Trust.values())));
        return this;
    }

    /**
     * What rows of a writer are worth at most, in whichever store. Of a row that the host signed, the writer is proven,
     * and it is worth this whatever its store: see {@link #signingKey}.
     */
    public FirewallBuilder writerTrust(String writer, Trust trust) {
        writers.put(
                given(writer, "writerTrust", "a writer's name"),
                given(trust, "writerTrust of " + writer, "one of " + List.of(Trust.values())));
        return this;
    }

    /** What is required of every row of a store, whatever else is found; nothing unless set. Can only tighten. */
    public FirewallBuilder require(String store, Requirement requirement) {
        requirements.put(
                given(store, "require", "a store's name"),
                given(requirement, "require of " + store, "one of " + List.of(Requirement.values())));
        return this;
    }

    /**
     * The key the host signs rows with, so that their writer is proven; without one, a writer is a claim. A row whose
     * signature does not fit is inspected. The key is copied and never written anywhere.
     *
     * @throws IllegalArgumentException when it has fewer than 16 bytes
     */
    public FirewallBuilder signingKey(byte[] key) {
        this.signature = Signature.by(given(key, "signingKey", "at least 16 bytes"));
        return this;
    }

    /**
     * The model that made the vectors of the governed stores. With it, vectors unlike their text and paraphrases of failed
     * routes are found. It may be slow or fail: a failure is counted and the candidate judged by its words.
     */
    public FirewallBuilder embedder(Embedder embedder) {
        this.embedder = given(embedder, "embedder", "a model, or leave the call out");
        return this;
    }

    /** Keeps the verdict index in this directory, one for each firewall; in memory unless set. */
    public FirewallBuilder indexDirectory(Path directory) {
        this.indexDirectory =
                given(directory, "indexDirectory", "a directory, or leave the call out to keep the index in memory");
        return this;
    }

    /** Is told of every decision. */
    public FirewallBuilder listener(AdmissionListener listener) {
        this.listener = given(listener, "listener", "a listener, or leave the call out");
        return this;
    }

    /** Appends every decision as one JSON line to this file. */
    public FirewallBuilder receipts(Path file) {
        this.receipts = given(file, "receipts", "a file, or leave the call out");
        return this;
    }

    /**
     * Switches off a policy by its name or a structure detector by its reason code.
     *
     * @throws IllegalArgumentException when there is no such policy or detector; the message lists all
     */
    public FirewallBuilder disable(String policy) {
        if (!names().contains(given(policy, "disable", "the name of a policy or the code of a detector"))) {
            throw new IllegalArgumentException("There is no policy or detector '" + policy + "'; expected one of "
                    + names().stream().sorted().toList());
        }
        disabled.add(policy);
        return this;
    }

    /** The names of all policies in the order they are asked, then the reason codes of all structure detectors. */
    public static List<String> names() {
        List<String> names = new ArrayList<>();
        all(Set.of()).forEach(policy -> names.add(policy.name()));
        names.addAll(Structure.codes());
        return List.copyOf(names);
    }

    /** Tells the time for expiry and receipts; the system's unless set. */
    public FirewallBuilder clock(Clock clock) {
        this.clock = given(clock, "clock", "a clock");
        return this;
    }

    /**
     * Opens the firewall.
     *
     * @throws IllegalStateException when the workspace is missing, or the index is open elsewhere
     * @throws java.io.UncheckedIOException when the index directory or the receipts file cannot be used
     */
    public MemoryFirewall build() {
        if (workspace == null && workspaceFrom == null) {
            throw new IllegalStateException(
                    "MemoryFirewall has no scope; call workspace(aionis.in(\"…\")) before build()");
        }
        return new MemoryFirewall(this);
    }

    private static <T> T given(@Nullable T value, String option, String expected) {
        if (value == null) {
            throw new IllegalArgumentException("MemoryFirewall." + option + " is null; expected " + expected);
        }
        return value;
    }

    List<Policy> policies() {
        List<Policy> enabled = new ArrayList<>(all(disabled));
        enabled.removeIf(policy -> disabled.contains(policy.name()));
        return enabled;
    }

    private static List<Policy> all(Set<String> disabled) {
        return List.of(
                new ScopeAndExpiry(),
                new OperatorList(),
                new ExecutionState(),
                new Structure(disabled),
                new Contradiction(),
                new Flood(),
                new VectorFit(),
                new HostTrust(),
                new HostRequirement());
    }
}
