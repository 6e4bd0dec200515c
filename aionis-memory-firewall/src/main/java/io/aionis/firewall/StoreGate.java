package io.aionis.firewall;

import io.aionis.Workspace;
import io.aionis.firewall.admission.Admission;
import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Trust;
import io.aionis.firewall.langchain4j.Asked;
import io.aionis.firewall.langchain4j.Gate;
import io.aionis.firewall.langchain4j.Intake;
import io.aionis.firewall.langchain4j.Stamp;
import io.aionis.firewall.policy.Signature;
import io.aionis.model.Actor;
import io.aionis.model.QuarantineBody.Held;
import io.aionis.model.Role;
import io.aionis.model.Scope;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a wrapper of one name has of the firewall. */
final class StoreGate implements Gate, Intake {

    private static final Actor FIREWALL = Actor.of("memory-firewall", Role.AGENT);

    private static final String REPLACED = "replaced by a later write of the same row";

    /** What all wrappers of a firewall share. */
    record Shared(
            HostContext host,
            Judging judging,
            Pointers pointers,
            Function<Workspace, HeldRows> held,
            TrustTable trust,
            @Nullable Trust quarantine,
            Supplier<@Nullable String> writer,
            @Nullable Signature signature,
            Clock clock,
            Reports reports,
            BooleanSupplier closed) {}

    /** The firewall's own judgement. */
    @FunctionalInterface
    interface Judging {
        List<Admission> judge(Workspace workspace, Asked asked, List<Candidate> candidates);
    }

    private final Shared shared;
    private final String name;
    private final @Nullable Workspace fixed;

    /** {@code fixed} is the workspace of a wrapper that serves one alone; null for whichever is in force. */
    StoreGate(Shared shared, String name, @Nullable Workspace fixed) {
        this.shared = shared;
        this.name = name;
        this.fixed = fixed;
    }

    @Override
    public List<Admission> judge(Asked asked, List<Candidate> candidates) {
        return shared.judging().judge(workspace(asked), asked, candidates);
    }

    @Override
    public Scope scope(Asked asked) {
        return workspace(asked).scope();
    }

    @Override
    public String pointer(Candidate candidate, Admission admission) {
        return shared.pointers().to(admission.scope(), candidate);
    }

    @Override
    public void failed(String what, RuntimeException why) {
        shared.reports().storeFailed(what, why);
    }

    @Override
    public void dropped(String what, int count) {
        shared.reports().dropped(what, count);
    }

    @Override
    public Stamp stamp() {
        if (shared.closed().getAsBoolean()) {
            throw new IllegalStateException("The memory firewall around '" + name
                    + "' is closed, and nobody would judge the row; write before close(), or to the store itself");
        }
        Signature signature = shared.signature();
        return new Stamp(
                workspace(Asked.NOTHING).scope(),
                shared.writer().get(),
                shared.clock().instant(),
                signature == null ? null : signature::sign,
                shared.trust()::lessTrusted);
    }

    @Override
    public boolean quarantines() {
        return shared.quarantine() != null;
    }

    @Override
    public boolean holds(Candidate written) {
        Trust most = shared.quarantine();
        return most != null && shared.trust().trust(written).compareTo(most) <= 0;
    }

    @Override
    public void hold(List<Held> rows) {
        held().hold(FIREWALL, rows, REPLACED);
        shared.reports().held(rows.size());
    }

    @Override
    public void discard(Collection<String> rows, String reason) {
        Set<String> ids = new HashSet<>(rows);
        held().discard(FIREWALL, held -> held.store().equals(name) && ids.contains(held.row()), reason);
    }

    @Override
    public void discardAll(String reason) {
        held().discard(FIREWALL, held -> held.store().equals(name), reason);
    }

    private HeldRows held() {
        return shared.held().apply(workspace(Asked.NOTHING));
    }

    private Workspace workspace(Asked asked) {
        return fixed != null ? fixed : shared.host().workspace(asked.invocation());
    }
}
