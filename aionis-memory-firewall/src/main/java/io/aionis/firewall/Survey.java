package io.aionis.firewall;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;

import io.aionis.firewall.admission.AdmissionContext;
import io.aionis.firewall.admission.Candidate;
import io.aionis.firewall.admission.Decision;
import io.aionis.firewall.admission.Knowledge;
import io.aionis.firewall.admission.Neighbour;
import io.aionis.firewall.admission.Origin;
import io.aionis.firewall.admission.Statement;
import io.aionis.firewall.admission.Surroundings;
import io.aionis.firewall.admission.Trust;
import io.aionis.firewall.admission.Vector;
import io.aionis.firewall.index.Entry;
import io.aionis.firewall.index.Found;
import io.aionis.firewall.index.IndexView;
import io.aionis.firewall.index.Quantized;
import io.aionis.firewall.text.Sketch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds what else is known around the candidates of one list: in the list and in the index. For one thread. */
final class Survey {

    /** The least likeness of a near-duplicate: of five words, one may be another. */
    static final double NEAR = 0.5;

    /** How many near-duplicates and how many texts on its subjects a candidate is shown with. */
    static final int MOST_ALIKE = 64;

    static final int MOST_ON_SUBJECT = 64;

    /** Cosine of vectors that are worth a look as equal ones. */
    private static final double EQUAL = 0.99;

    private static final Duration MONTH = Duration.ofDays(30);

    private final IndexView view;
    private final Knowledge knowledge;
    private final AdmissionContext context;
    private final int size;
    private final Offers offers;

    /**
     * @param view the scope's index
     * @param size how many candidates the list has
     * @param offers those of them that could be read
     */
    Survey(IndexView view, AdmissionContext context, Knowledge knowledge, int size, Collection<Offer> offers) {
        this.view = view;
        this.context = context;
        this.knowledge = knowledge;
        this.size = size;
        this.offers = new Offers(offers);
    }

    /** What is known around one of the offers. Its own content is no neighbour, whichever store has it too. */
    Surroundings around(Offer offer) {
        return new Surroundings(
                offer.statements(),
                size,
                alike(offer),
                sameSubject(offer),
                sameVector(offer),
                lineage(offer.candidate(), offer.hash()));
    }

    private List<Neighbour> alike(Offer offer) {
        Sketch sketch = offer.reading().sketch();
        if (sketch == null) {
            return List.of();
        }
        Map<String, Neighbour> found = new LinkedHashMap<>();
        Set<String> subjects = subjects(offer);
        for (Offer other : offers.alike(offer)) {
            Sketch its = other.reading().sketch();
            double likeness = its == null ? 0 : sketch.likeness(its);
            if (likeness >= NEAR) {
                found.merge(other.hash(), neighbour(other, likeness, subjects), MORE_TRUSTED);
            }
        }
        Map<String, Neighbour> before = new LinkedHashMap<>();
        // Asked for apart: many alike must not hide the one that a person refused.
        for (boolean refused : new boolean[] {true, false}) {
            List<Found> hits =
                    new ArrayList<>(view.alike(sketch, offer.hash(), offer.known(), refused, NEAR, MOST_ALIKE));
            hits.removeIf(hit -> !isHeard(hit.entry()));
            hits.sort(comparing(hit -> hit.entry().store()));
            for (Found hit : hits) {
                Neighbour neighbour = neighbour(hit.entry(), hit.likeness(), subjects);
                before.merge(neighbour.hash(), neighbour, MORE_TRUSTED);
            }
        }
        before.forEach(found::putIfAbsent);
        return mostAlike(found.values());
    }

    /** Half of the places are for refused texts first. */
    private static List<Neighbour> mostAlike(Collection<Neighbour> all) {
        List<Neighbour> sorted = all.stream()
                .sorted(comparingDouble(Neighbour::likeness).reversed().thenComparing(Neighbour::hash))
                .toList();
        if (sorted.size() <= MOST_ALIKE) {
            return sorted;
        }
        Set<Neighbour> kept = new HashSet<>();
        sorted.stream().filter(Neighbour::refused).limit(MOST_ALIKE / 2).forEach(kept::add);
        sorted.stream()
                .filter(other -> !kept.contains(other))
                .limit(MOST_ALIKE - kept.size())
                .toList()
                .forEach(kept::add);
        return sorted.stream().filter(kept::contains).toList();
    }

    /** Of one voice that repeats itself, one text for each thing it says. */
    private List<Neighbour> sameSubject(Offer offer) {
        Set<String> subjects = subjects(offer);
        if (subjects.isEmpty()) {
            return List.of();
        }
        Map<String, Neighbour> found = new LinkedHashMap<>();
        for (Offer other : offers.speakingOf(subjects)) {
            if (!other.hash().equals(offer.hash())) {
                found.merge(
                        other.hash(),
                        neighbour(other, likeness(offer, other.reading().sketch()), subjects),
                        MORE_TRUSTED);
            }
        }
        List<Entry> speaking = new ArrayList<>(view.speakingOf(subjects, offer.hash(), offer.known()));
        speaking.sort(comparing(Entry::store));
        for (Entry entry : speaking) {
            if (!offers.has(entry.hash()) && isHeard(entry)) {
                double likeness = likeness(offer, entry.reading().sketch());
                found.merge(entry.hash(), neighbour(entry, likeness, subjects), MORE_TRUSTED);
            }
        }
        Map<Object, Neighbour> said = new LinkedHashMap<>();
        found.values().stream()
                .sorted(comparing(Neighbour::trust)
                        .reversed()
                        .thenComparing(Neighbour::firstSeen)
                        .thenComparing(Neighbour::hash))
                .forEach(neighbour -> said.putIfAbsent(
                        List.of(neighbour.voice(), Set.copyOf(neighbour.statements()), neighbour.inList()), neighbour));
        return said.values().stream().limit(MOST_ON_SUBJECT).toList();
    }

    /** Nearly equal vectors in the list, whatever the texts say. */
    private List<Neighbour> sameVector(Offer offer) {
        Vector vector = offer.candidate().vector();
        if (vector == null || !vector.isUsable()) {
            return List.of();
        }
        Set<String> subjects = subjects(offer);
        return offers.first().stream()
                .filter(other -> !other.hash().equals(offer.hash())
                        && isNear(vector, other.candidate().vector()))
                .map(other -> neighbour(other, likeness(offer, other.reading().sketch()), subjects))
                .toList();
    }

    private static boolean isNear(Vector vector, @Nullable Vector other) {
        return other != null
                && other.dimension() == vector.dimension()
                && other.isUsable()
                && vector.cosine(other) > EQUAL;
    }

    private @Nullable Trust lineage(Candidate candidate, String self) {
        return Lineage.trust(candidate.metadata(), hash -> hash.equals(self) ? null : trust(hash));
    }

    /** What a content is worth: as much as the best of its origins, or nothing when it is refused. */
    private @Nullable Trust trust(String hash) {
        if (knowledge.blocked().containsKey(hash)) {
            return Trust.UNTRUSTED;
        }
        Trust best = null;
        for (Offer offer : offers.of(hash)) {
            best = better(best, offer.reading().unfit() ? Trust.UNTRUSTED : offer.trust());
        }
        if (best != null) {
            return best;
        }
        for (Entry entry : view.find(hash)) {
            best = better(
                    best,
                    entry.reading().unfit() ? Trust.UNTRUSTED : entry.latest().trust());
        }
        return best;
    }

    private static Trust better(@Nullable Trust one, Trust other) {
        return one == null || one.compareTo(other) < 0 ? other : one;
    }

    private Neighbour neighbour(Offer other, double likeness, Set<String> subjects) {
        return new Neighbour(
                other.hash(),
                other.voice(),
                other.trust(),
                likeness,
                about(subjects, other.statements()),
                knowledge.blocked().containsKey(other.hash()) || other.reading().unfit(),
                true,
                other.known() == null ? context.now() : other.known().firstSeen(),
                other.candidate().vector());
    }

    private Neighbour neighbour(Entry entry, double likeness, Set<String> subjects) {
        Quantized vector = entry.vector();
        return new Neighbour(
                entry.hash(),
                knowledge.host().voice(new Origin(entry.store(), entry.writer(), null)),
                entry.latest().trust(),
                likeness,
                about(subjects, entry.reading().statements()),
                knowledge.blocked().containsKey(entry.hash()) || entry.reading().unfit(),
                false,
                entry.firstSeen(),
                vector == null ? null : vector.vector());
    }

    /**
     * What was last withheld belongs to another scope or has ended, and what was not offered for a month may have left its
     * store, which nobody tells the firewall; it says nothing about others. But a text that this scope has refused stays
     * refused: a copy that says it has ended must not make it forgotten.
     */
    private boolean isHeard(Entry entry) {
        if (knowledge.blocked().containsKey(entry.hash())) {
            return true;
        }
        if (entry.reading().unfit()) {
            return entry.recorded().stream().anyMatch(ruling -> ruling.decision() != Decision.WITHHELD);
        }
        return entry.latest().decision() != Decision.WITHHELD
                && entry.lastSeen().plus(MONTH).isAfter(context.now());
    }

    private static double likeness(Offer offer, @Nullable Sketch other) {
        Sketch sketch = offer.reading().sketch();
        return sketch == null || other == null ? 0 : sketch.likeness(other);
    }

    private static Set<String> subjects(Offer offer) {
        Set<String> subjects = new HashSet<>();
        offer.statements().forEach(statement -> subjects.add(statement.subject()));
        return subjects;
    }

    private static List<Statement> about(Set<String> subjects, List<Statement> statements) {
        return statements.stream()
                .filter(statement -> subjects.contains(statement.subject()))
                .collect(Collectors.toList());
    }

    /** A text in two stores is one text: the origin that is worth more speaks for it, of equals the first by name. */
    private static final BinaryOperator<Neighbour> MORE_TRUSTED =
            (one, other) -> one.trust().compareTo(other.trust()) >= 0 ? one : other;
}
