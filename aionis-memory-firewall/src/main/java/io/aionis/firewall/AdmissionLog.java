package io.aionis.firewall;

import io.aionis.Workspace;
import io.aionis.firewall.Judge.Judged;
import io.aionis.firewall.admission.Admission;
import io.aionis.firewall.index.Entry;
import io.aionis.firewall.index.VerdictIndex;
import io.aionis.model.Actor;
import io.aionis.model.EvidenceBody;
import io.aionis.model.Lane;
import io.aionis.model.Role;
import io.aionis.model.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Puts each decision that is new for its text into the ledger, then into the index. */
final class AdmissionLog {

    private static final Actor FIREWALL = Actor.of("memory-firewall", Role.AGENT);

    private final VerdictIndex index;
    private final AtomicLong failures = new AtomicLong();

    AdmissionLog(VerdictIndex index) {
        this.index = index;
    }

    /** Decisions that the ledger did not take; each is tried again with the next judgement of its text. */
    long failures() {
        return failures.get();
    }

    /**
     * Records what is new among these decisions.
     *
     * @throws java.io.UncheckedIOException when the index cannot be read or written
     */
    void record(Workspace workspace, @Nullable Task task, List<Judged> batch) {
        List<Judged> news = batch.stream().filter(Judged::isNews).toList();
        if (!news.isEmpty()) {
            recordNews(workspace, task, news);
        }
    }

    private synchronized void recordNews(Workspace workspace, @Nullable Task task, List<Judged> news) {
        Map<String, Entry> changed = new LinkedHashMap<>();
        for (Judged judged : news) {
            Admission admission = judged.admission();
            String key = admission.store() + '\n' + admission.hash();
            Entry before = changed.containsKey(key) ? changed.get(key) : before(admission);
            boolean recorded = before.recorded().contains(admission.decision());
            if (recorded || observe(workspace, task, admission)) {
                changed.put(key, before.with(admission.decision(), judged.scanned(), admission.at()));
            }
        }
        index.put(new ArrayList<>(changed.values()));
    }

    /** Asked again under the lock: another thread may have judged the same text meanwhile. */
    private Entry before(Admission admission) {
        return index.find(admission.scope(), admission.store(), admission.hash())
                .orElseGet(() -> new Entry(
                        admission.scope(),
                        admission.store(),
                        admission.hash(),
                        Set.of(),
                        null,
                        admission.at(),
                        admission.at()));
    }

    private boolean observe(Workspace workspace, @Nullable Task task, Admission admission) {
        EvidenceBody body = new EvidenceBody.Admission(
                admission.store(),
                admission.hash(),
                admission.decision().name(),
                admission.reasons(),
                admission.policy(),
                admission.pointers(),
                null);
        try {
            workspace.observe(task, null, FIREWALL, Lane.SHARED, body);
            return true;
        } catch (RuntimeException e) {
            failures.incrementAndGet();
            return false;
        }
    }
}
