package io.aionis.firewall;

import io.aionis.Workspace;
import io.aionis.firewall.Judge.Judged;
import io.aionis.firewall.admission.Admission;
import io.aionis.firewall.admission.Trust;
import io.aionis.firewall.admission.Vector;
import io.aionis.firewall.index.Entry;
import io.aionis.firewall.index.Entry.Ruling;
import io.aionis.firewall.index.Quantized;
import io.aionis.firewall.index.Reading;
import io.aionis.firewall.index.VerdictIndex;
import io.aionis.model.Actor;
import io.aionis.model.EvidenceBody;
import io.aionis.model.Lane;
import io.aionis.model.Role;
import io.aionis.model.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Puts each ruling that is new for its text into the ledger, then into the index. */
final class AdmissionLog {

    private static final Actor FIREWALL = Actor.of("memory-firewall", Role.AGENT);

    /** How exactly is remembered when a text was last seen: each note of it is a write. */
    private static final Duration SEEN = Duration.ofDays(1);

    private static final int LONGEST_WRITER = 512;

    private final VerdictIndex index;
    private final AtomicLong failures = new AtomicLong();

    AdmissionLog(VerdictIndex index) {
        this.index = index;
    }

    /** Rulings that the ledger did not take; each is tried again with the next judgement of its text. */
    long failures() {
        return failures.get();
    }

    /**
     * Records what is new among these decisions.
     *
     * @param blocked the content hashes that a person blocks
     * @throws java.io.UncheckedIOException when the index cannot be read or written
     */
    void record(Workspace workspace, @Nullable Task task, Set<String> blocked, List<Judged> batch) {
        List<News> news = new ArrayList<>();
        for (Judged judged : batch) {
            Offer offer = judged.offer();
            if (offer != null) {
                News one = new News(judged.admission(), offer, judged.trust());
                if (one.changes(offer.known())) {
                    news.add(one);
                }
            }
        }
        if (!news.isEmpty()) {
            recordNews(workspace, task, blocked, news);
        }
    }

    private synchronized void recordNews(
            Workspace workspace, @Nullable Task task, Set<String> blocked, List<News> news) {
        Map<String, Entry> changed = new LinkedHashMap<>();
        for (News one : news) {
            Admission admission = one.admission();
            String key = admission.store() + '\n' + admission.hash();
            // Asked again under the lock: another thread may have judged the same text meanwhile.
            Entry before = changed.containsKey(key)
                    ? changed.get(key)
                    : index.find(admission.scope(), admission.store(), admission.hash())
                            .orElse(null);
            if (!one.changes(before) || (one.isTold(before) && !observe(workspace, task, one, before))) {
                continue;
            }
            changed.put(key, one.after(before).blocked(blocked.contains(admission.hash())));
        }
        index.put(new ArrayList<>(changed.values()));
    }

    private boolean observe(Workspace workspace, @Nullable Task task, News news, @Nullable Entry before) {
        Admission admission = news.admission();
        EvidenceBody body = new EvidenceBody.Admission(
                admission.store(),
                admission.hash(),
                admission.decision().name(),
                admission.reasons(),
                admission.policy(),
                admission.pointers(),
                Traited.traits(news.ruling(), news.writer(), news.offer().reading(), news.vector(before)));
        try {
            workspace.observe(task, null, FIREWALL, Lane.SHARED, body);
            return true;
        } catch (RuntimeException e) {
            failures.incrementAndGet();
            return false;
        }
    }

    /** A judgement as it is compared with what is remembered of its text. */
    private record News(Admission admission, Offer offer, Ruling ruling) {

        private News(Admission admission, Offer offer, Trust trust) {
            this(
                    admission,
                    offer,
                    new Ruling(admission.decision(), trust, offer.reading().unfit()));
        }

        /** The vector, where none of its dimension is remembered. */
        private @Nullable Quantized vector(@Nullable Entry before) {
            Vector given = offer.candidate().vector();
            Quantized kept = before == null ? null : before.vector();
            return given == null || (kept != null && kept.dimension() == given.dimension())
                    ? null
                    : Quantized.of(given);
        }

        private @Nullable String writer() {
            String writer = offer.candidate().origin().writer();
            return writer == null || writer.length() <= LONGEST_WRITER ? writer : writer.substring(0, LONGEST_WRITER);
        }

        /** Whether the index must know. */
        private boolean changes(@Nullable Entry before) {
            return isTold(before)
                    || before == null
                    || !before.reading().equals(offer.reading())
                    || before.lastSeen().plus(SEEN).isBefore(admission.at());
        }

        /** Whether the ledger must know. A text can have so many rulings and no more, so it cannot fill the ledger. */
        private boolean isTold(@Nullable Entry before) {
            return before == null
                    || !before.recorded().contains(ruling)
                    || !sameSketch(before.reading(), offer.reading())
                    || vector(before) != null;
        }

        /** One of another edition was dropped when it was taken over from the ledger. */
        private static boolean sameSketch(Reading before, Reading now) {
            return (before.sketch() == null) == (now.sketch() == null);
        }

        private Entry after(@Nullable Entry before) {
            Entry entry = before != null
                    ? before
                    : Entry.first(
                            admission.scope(),
                            admission.store(),
                            admission.hash(),
                            writer(),
                            ruling,
                            admission.reasons(),
                            admission.at());
            Entry ruled = isTold(before) ? entry.with(ruling, admission.reasons(), admission.at()) : entry;
            return ruled.with(offer.reading(), vector(before)).seen(admission.at());
        }
    }
}
