package io.aionis.benchmarks.firewall;

import io.aionis.Aionis;
import io.aionis.Workspace;
import io.aionis.benchmarks.support.Engines;
import io.aionis.firewall.FirewallBuilder;
import io.aionis.firewall.MemoryFirewall;
import io.aionis.firewall.admission.Admission;
import io.aionis.firewall.admission.AdmissionContext;
import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Origin;
import io.aionis.firewall.admission.Trust;
import io.aionis.ledger.InMemoryLedgerStore;
import io.aionis.model.Task;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A firewall of its own, set up as the host of these cases would: each store is worth what the cases say of it. A store
 * of which they say several things, since its writers differ, stands as one store for each trust. Writers of more than
 * unknown trust are known to the host by name, so that each is a voice of its own; none of them lowers its store.
 */
final class Hearing implements AutoCloseable {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final int UNFLUSHED = 200;

    private final Setting setting;
    private final Set<String> mixed;
    private final Aionis engine;
    private final MemoryFirewall firewall;
    private Workspace workspace;
    private int lists;

    Hearing(Setting setting, List<AdmissionCase> cases, long seed) {
        this.setting = setting;
        this.mixed = mixed(cases);
        this.engine = Engines.seeded(seed).store(new InMemoryLedgerStore()).build();
        this.workspace = engine.in("cases");
        FirewallBuilder builder = MemoryFirewall.builder()
                .workspace(() -> workspace)
                .mode(setting.mode())
                .clock(Clock.fixed(NOW, ZoneOffset.UTC));
        for (AdmissionCase each : cases) {
            Trust trust = trust(each);
            builder.trust(store(each), trust);
            if (each.writer() != null && trust != Trust.UNKNOWN) {
                builder.writerTrust(each.writer(), Trust.TRUSTED);
            }
        }
        setting.disabled().forEach(builder::disable);
        this.firewall = builder.build();
    }

    /** The decisions on one result list, in its order. */
    List<Decided> judge(List<AdmissionCase> list) {
        return judge(list, known -> {});
    }

    /** The same where something is known before; what is recorded is in the ledger when the list is judged. */
    List<Decided> judge(List<AdmissionCase> list, Consumer<Workspace> before) {
        if (!setting.shared()) {
            workspace = engine.in("list-" + lists);
        }
        if (++lists % UNFLUSHED == 0) {
            Engines.settle(engine);
        }
        before.accept(workspace);
        List<Candidate> candidates = list.stream().map(this::candidate).toList();
        AdmissionContext context = context(list);
        long start = System.nanoTime();
        List<Admission> admissions = firewall.judge(candidates, context);
        long nanos = System.nanoTime() - start;
        List<Decided> decided = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            decided.add(new Decided(
                    list.get(i), admissions.get(i).decision(), admissions.get(i).reasons(), nanos));
        }
        return decided;
    }

    /** The decisions on all lists, in their order. */
    static List<Decided> all(Setting setting, List<AdmissionCase> cases, long seed) {
        List<Decided> decided = new ArrayList<>();
        try (Hearing hearing = new Hearing(setting, cases, seed)) {
            Lists.of(cases).forEach(list -> decided.addAll(hearing.judge(list)));
        }
        return decided;
    }

    private AdmissionContext context(List<AdmissionCase> list) {
        return new AdmissionContext(
                workspace.scope(),
                list.stream()
                        .map(AdmissionCase::task)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .map(Task::of)
                        .orElse(null),
                list.stream()
                        .map(AdmissionCase::question)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                list.stream()
                        .map(AdmissionCase::at)
                        .filter(Objects::nonNull)
                        .max(Instant::compareTo)
                        .orElse(NOW));
    }

    private Candidate candidate(AdmissionCase each) {
        return new Candidate(each.text(), each.metadata(), 0, new Origin(store(each), each.writer(), each.at()));
    }

    private Trust trust(AdmissionCase each) {
        return setting.asTrust() == null ? each.trust() : setting.asTrust();
    }

    private String store(AdmissionCase each) {
        boolean several = setting.asTrust() == null && mixed.contains(each.store());
        return several ? each.store() + " (" + each.trust().name() + ")" : each.store();
    }

    private static Set<String> mixed(List<AdmissionCase> cases) {
        Map<String, Trust> trusts = new HashMap<>();
        Set<String> mixed = new HashSet<>();
        for (AdmissionCase each : cases) {
            Trust before = trusts.putIfAbsent(each.store(), each.trust());
            if (before != null && before != each.trust()) {
                mixed.add(each.store());
            }
        }
        return mixed;
    }

    @Override
    public void close() {
        firewall.close();
        engine.close();
    }
}
