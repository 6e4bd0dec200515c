package io.aionis.firewall;

import io.aionis.firewall.admission.Admission;
import io.aionis.firewall.admission.AdmissionContext;
import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Knowledge;
import io.aionis.firewall.admission.Mode;
import io.aionis.firewall.admission.Policy;
import io.aionis.firewall.admission.Surroundings;
import io.aionis.firewall.admission.Trust;
import io.aionis.firewall.admission.Verdict;
import io.aionis.firewall.index.IndexView;
import io.aionis.firewall.index.VerdictIndex;
import io.aionis.firewall.index.VerdictIndexes;
import io.aionis.firewall.policy.HostTrust;
import io.aionis.firewall.policy.OperatorList;
import io.aionis.firewall.structure.Structure;
import io.aionis.model.EvidenceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The way of a judgement without its front: what surroundings the policies were shown. */
final class Surveyed implements AutoCloseable {

    final VerdictIndex index = VerdictIndexes.inMemory();
    final ScopeLedger ledger;
    final List<Surroundings> shown = new ArrayList<>();
    Instant now = Firewalls.NOW;

    private final Firewalls parts;
    private final TrustTable trust;
    private final AdmissionLog log = new AdmissionLog(index);
    private final Judge judge;

    Surveyed(Firewalls parts, Map<String, Trust> stores, Map<String, Trust> writers) {
        this.parts = parts;
        this.ledger = new ScopeLedger(parts.workspace, index);
        this.trust = new TrustTable(stores, writers, Map.of(), null, null);
        this.judge = new Judge(List.of(new OperatorList(), new Structure(Set.of()), new HostTrust(), new Policy() {
            @Override
            public String name() {
                return "shown";
            }

            @Override
            public Optional<Verdict> judge(Candidate candidate, AdmissionContext context, Knowledge knowledge) {
                shown.add(knowledge.surroundings());
                return Optional.empty();
            }
        }));
    }

    /** The surroundings of each, which are judged and recorded. */
    List<Surroundings> judge(Candidate... candidates) {
        return judge(List.of(candidates), true);
    }

    /** The surroundings of each. */
    List<Surroundings> judge(List<Candidate> candidates, boolean record) {
        shown.clear();
        Map<String, EvidenceId> blocked = ledger.refresh();
        AdmissionContext context = new AdmissionContext(Firewalls.SCOPE, null, null, now);
        Knowledge knowledge = new Knowledge(
                parts.workspace.state(), blocked, ledger.released(), trust, Mode.STANDARD, Surroundings.NONE);
        try (IndexView view = index.view(Firewalls.SCOPE)) {
            List<Judge.Judged> judged = judge.judge(candidates, view, context, knowledge);
            if (record) {
                log.record(parts.workspace, null, blocked.keySet(), judged);
                parts.flush();
            }
            for (Judge.Judged one : judged) {
                if (one.admission().reasons().contains(Admission.POLICY_ERROR)) {
                    throw new AssertionError("not judged: " + one);
                }
            }
        }
        return List.copyOf(shown);
    }

    @Override
    public void close() {
        index.close();
    }
}
