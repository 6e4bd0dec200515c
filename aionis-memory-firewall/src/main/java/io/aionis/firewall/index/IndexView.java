package io.aionis.firewall.index;

import io.aionis.firewall.admission.Statement;
import io.aionis.firewall.admission.Vector;
import io.aionis.firewall.index.Postings.Place;
import io.aionis.firewall.text.Sketch;
import io.aionis.model.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * One scope of the index as it stood when the view was taken. For one thread; close it soon, as it keeps files from being
 * let go. Look-ups throw {@link UncheckedIOException} when the storage fails.
 */
public final class IndexView implements AutoCloseable {

    /** How many entries are looked at for one mark: where more resemble a text, the earliest stand for all. */
    private static final int MOST_VISITED = 256;

    /** Gives the reader back. */
    interface Release {

        /** Throws when the reader cannot be closed. */
        void release(DirectoryReader reader) throws IOException;
    }

    private final Scope scope;
    private final DirectoryReader reader;
    private final Release release;
    private final MarkFilter filter;
    private final Answers answers;
    private final long asOf;
    private final Marks marks;
    private final Postings postings;

    /** @param asOf {@link Answers#now} before the reader was acquired */
    IndexView(Scope scope, DirectoryReader reader, Release release, MarkFilter filter, Answers answers, long asOf) {
        this.answers = answers;
        this.asOf = asOf;
        this.scope = scope;
        this.reader = reader;
        this.release = release;
        this.filter = filter;
        this.marks = new Marks(scope);
        this.postings = new Postings(reader);
    }

    /** What is remembered of that text of that store. */
    public Optional<Entry> find(String store, String hash) {
        BytesRef key = Documents.key(scope, store, hash).bytes();
        return entries(Documents.KEY, List.of(key), Integer.MAX_VALUE).stream().findFirst();
    }

    /** What is remembered of that text, whichever store offered it. */
    public List<Entry> find(String hash) {
        BytesRef key = Documents.hash(scope, hash).bytes();
        return entries(Documents.HASH, List.of(key), Integer.MAX_VALUE);
    }

    /**
     * Texts of nearly the same wording, most alike first.
     *
     * @param sketch the wording
     * @param not the content hash of the text itself
     * @param known what is remembered of the text itself, or null
     * @param refused whether to look among refused texts only
     * @param atLeast the least likeness, 0 to 1; of texts less than 0.6 alike some are missed
     * @param most how many
     */
    public List<Found> alike(
            Sketch sketch, String not, @Nullable Entry known, boolean refused, double atLeast, int most) {
        boolean own = known != null && sketch.equals(known.reading().sketch()) && (!refused || known.refused());
        long[] all = marks.alike(sketch, refused);
        List<BytesRef> asked = present(all, mark -> own);
        if (asked.isEmpty()) {
            return List.of();
        }
        Answers.Key key = new Answers.Key(refused ? 1 : 0, marks.scope(), not);
        List<Object> question = List.of(sketch, atLeast, most);
        return answer(key, question, all, () -> seek(sketch, not, asked, atLeast, most));
    }

    private List<Found> seek(Sketch sketch, String not, List<BytesRef> asked, double atLeast, int most) {
        byte[] self = EntryBytes.hash(not);
        List<Hit> hits = new ArrayList<>();
        walk(Documents.MARK, asked, MOST_VISITED, (place, bytes) -> {
            Sketch other = EntryBytes.sketch(bytes);
            double likeness = other == null ? 0 : sketch.likeness(other);
            if (likeness >= atLeast && !EntryBytes.isOf(self, bytes)) {
                hits.add(new Hit(place, likeness));
            }
        });
        hits.sort(Comparator.comparingDouble(Hit::likeness).reversed());
        return load(hits, most);
    }

    /**
     * Texts that speak of one of these subjects, the earliest first as far as is known; bounded for each subject.
     *
     * @param subjects the subjects
     * @param not the content hash of the text itself
     * @param known what is remembered of the text itself, or null
     */
    public List<Entry> speakingOf(Collection<String> subjects, String not, @Nullable Entry known) {
        Set<String> own = new HashSet<>();
        if (known != null) {
            known.reading().statements().stream().map(Statement::subject).forEach(own::add);
        }
        List<String> each = subjects.stream().distinct().sorted().toList();
        long[] all = each.stream().mapToLong(marks::subject).toArray();
        Set<Long> mine = new HashSet<>();
        own.forEach(subject -> mine.add(marks.subject(subject)));
        List<BytesRef> asked = present(all, mine::contains);
        if (asked.isEmpty()) {
            return List.of();
        }
        return answer(new Answers.Key(2, marks.scope(), not), each, all, () -> speaking(asked, not)).stream()
                .map(Found::entry)
                .toList();
    }

    private List<Found> speaking(List<BytesRef> asked, String not) {
        return entries(Documents.MARK, asked, MOST_VISITED).stream()
                .filter(entry -> !entry.hash().equals(not))
                .map(entry -> new Found(entry, 0))
                .toList();
    }

    /** The marks that another entry may bear. */
    private List<BytesRef> present(long[] all, LongPredicate own) {
        List<BytesRef> present = new ArrayList<>();
        for (long mark : all) {
            if (own.test(mark) ? filter.hasMany(mark) : filter.has(mark)) {
                present.add(Documents.mark(mark));
            }
        }
        return present;
    }

    private List<Found> answer(Answers.Key key, Object question, long[] all, Supplier<List<Found>> seek) {
        List<Found> kept = answers.get(key, question, all);
        if (kept == null) {
            kept = seek.get();
            answers.keep(key, question, asOf, kept);
        }
        return kept;
    }

    /**
     * The texts whose vectors point the same way, nearest first. Exact: it compares with every vector of that dimension
     * in the scope.
     *
     * @return at most {@code most}; likeness is (1 + cosine) / 2; empty when the vector tells no angle
     */
    public List<Found> nearest(Vector vector, int most) {
        Quantized quantized = Quantized.of(vector);
        if (quantized == null || most < 1) {
            return List.of();
        }
        PriorityQueue<Hit> best = new PriorityQueue<>(Comparator.comparingDouble(Hit::likeness));
        walk(Documents.SCOPE, List.of(Documents.scopeTerm(scope).bytes()), Integer.MAX_VALUE, (place, bytes) -> {
            double cosine = EntryBytes.cosine(quantized, bytes);
            if (!Double.isNaN(cosine)) {
                best.add(new Hit(place, Math.min(1, Math.max(0, (1 + cosine) / 2))));
                if (best.size() > most) {
                    best.remove();
                }
            }
        });
        List<Hit> hits = new ArrayList<>(best);
        hits.sort(Comparator.comparingDouble(Hit::likeness).reversed());
        return load(hits, most);
    }

    @Override
    public void close() {
        try {
            release.release(reader);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private List<Entry> entries(String field, Collection<BytesRef> terms, int most) {
        Map<Place, Entry> found = new LinkedHashMap<>();
        walk(field, terms, most, (place, bytes) -> found.put(place, EntryBytes.entry(bytes)));
        return found.values().stream()
                .filter(entry -> entry.scope().equals(scope))
                .toList();
    }

    private List<Found> load(List<Hit> hits, int most) {
        try {
            List<Found> found = new ArrayList<>();
            for (Hit hit : hits) {
                if (found.size() == most) {
                    break;
                }
                Entry entry = EntryBytes.entry(postings.entry(hit.place()));
                if (entry.scope().equals(scope)) {
                    found.add(new Found(entry, hit.likeness()));
                }
            }
            return found;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private void walk(String field, Collection<BytesRef> terms, int most, Postings.Visitor visitor) {
        try {
            postings.walk(field, terms, most, visitor);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static UncheckedIOException unreadable(IOException e) {
        return new UncheckedIOException("The verdict index cannot be read", e);
    }

    private record Hit(Place place, double likeness) {}
}
