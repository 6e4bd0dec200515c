package io.aionis.adjudication;

import io.aionis.model.Actor;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * All evidence about one subject of one task, as one audience may see it, and where the subject stands. Evidence that
 * comes last in time costs the same however much there is; only what comes late is folded with the rest again.
 */
final class Dossier implements About {

    private record Item(Placed placed, boolean weighs) {}

    final @Nullable String task;
    final Audience audience;
    final Subject subject;
    final String id;
    /** Evidence of this dossier that operators act on by its own id. */
    final Set<String> actedOn = new HashSet<>();

    /** Where it stands by its own evidence, and then also by the runs and routes of its task. */
    Judgement judgement = Judgement.NONE;

    /** What a contest made of it, or null. */
    Contests.@Nullable Ruling ruling;

    private final Set<String> authors = new HashSet<>();
    private final Set<String> judges = new HashSet<>();
    private final Set<String> targets = new TreeSet<>();
    private final List<Item> items = new ArrayList<>();
    private final Set<EvidenceId> withdrawn = new HashSet<>();
    private PVector<EvidenceId> evidence = TreePVector.empty();
    private String title = "";
    private @Nullable Moment titledAt;
    private boolean titledByAttempt;
    private @Nullable Placed firstWork;
    private @Nullable Moment workedAt;
    private int attempts;
    private boolean judged;
    private boolean begunOnly;
    private Standing.@Nullable Fold fold = new Standing.Fold();

    Dossier(@Nullable String task, Audience audience, Subject subject, String id) {
        this.task = task;
        this.audience = audience;
        this.subject = subject;
        this.id = id;
    }

    @Override
    public Dossier dossier() {
        return this;
    }

    /** Takes in evidence that bears on the subject. */
    void add(Placed placed) {
        put(new Item(placed, true));
    }

    /** Takes in evidence that belongs to the subject and says nothing about how it stands. */
    void note(Placed placed) {
        put(new Item(placed, false));
    }

    private void put(Item item) {
        int at = placeOf(item.placed().moment());
        Evidence added = item.placed().evidence();
        boolean last = at == items.size();
        items.add(at, item);
        evidence = last ? evidence.plus(added.id()) : evidence.plus(at, added.id());
        boolean verdict = added.body() instanceof EvidenceBody.Verdict;
        judged |= verdict;
        if (!verdict
                && !(added.body() instanceof EvidenceBody.RunEnded)
                && Audience.of(added).equals(audience)
                && (firstWork == null
                        || firstWork.moment().isAfter(item.placed().moment()))) {
            firstWork = item.placed();
        }
        if (item.weighs()) {
            weigh(item.placed(), last);
        }
    }

    private int placeOf(Moment moment) {
        int after = items.size();
        if (after == 0 || !items.get(after - 1).placed().moment().isAfter(moment)) {
            return after;
        }
        int from = 0;
        while (from < after) {
            int middle = (from + after) >>> 1;
            if (items.get(middle).placed().moment().isAfter(moment)) {
                after = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }

    private void weigh(Placed placed, boolean last) {
        if (!(placed.evidence().body() instanceof EvidenceBody.ToolCall)) {
            judges.add(placed.evidence().actor().agent());
            judges.add(Voices.of(placed.evidence()));
        }
        if (last && fold != null) {
            fold.add(Weighing.signal(placed, authors, workedAt));
        } else {
            fold = null;
        }
    }

    /** Somebody began it, and is its author for as long as nobody has worked on it. */
    void begunBy(Evidence start) {
        if (authors.isEmpty() || begunOnly) {
            begunOnly = true;
            by(start.actor().agent());
        }
    }

    /** Somebody worked on it, whose word on it is from now on their own. */
    void by(Placed placed) {
        Evidence work = placed.evidence();
        if (begunOnly) {
            begunOnly = false;
            authors.clear();
            fold = null;
        }
        by(work.actor().agent());
        by(Voices.of(work));
        if (workedAt == null || workedAt.isAfter(placed.moment())) {
            workedAt = placed.moment();
            fold = judges.isEmpty() ? fold : null;
        }
    }

    private void by(String author) {
        boolean first = authors.isEmpty();
        if (authors.add(author) && (first && !judges.isEmpty() || judges.contains(author))) {
            fold = null;
        }
    }

    /** Counts one attempt at the subject and says what it is; the title that is last in time stays. */
    void attempted(Moment moment, String newTitle) {
        attempts++;
        if (!titledByAttempt || titledAt == null || moment.isAfter(titledAt)) {
            title = newTitle;
            titledAt = moment;
            titledByAttempt = true;
        }
    }

    /** Says what it is where no attempt does; what is first in time stays. */
    void titled(Moment moment, String newTitle) {
        if (!titledByAttempt && !newTitle.isEmpty() && (titledAt == null || titledAt.isAfter(moment))) {
            title = newTitle;
            titledAt = moment;
        }
    }

    void on(List<String> newTargets) {
        targets.addAll(newTargets);
    }

    /** Takes evidence back: it is still there, and weighs nothing. */
    void withdraw(EvidenceId id) {
        if (withdrawn.add(id)) {
            fold = null;
        }
    }

    /** Whether nothing is left of it that was not taken back. */
    boolean isTakenBack() {
        return !withdrawn.isEmpty() && withdrawn.containsAll(evidence);
    }

    boolean hasWithdrawn(EvidenceId id) {
        return withdrawn.contains(id);
    }

    /** Where the subject stands by this evidence alone. */
    Standing standing() {
        return fold().standing();
    }

    Backing backing() {
        return fold().backing();
    }

    private Standing.Fold fold() {
        Standing.Fold folded = fold;
        if (folded == null) {
            folded = new Standing.Fold();
            for (Item item : items) {
                if (item.weighs()
                        && !withdrawn.contains(item.placed().evidence().id())) {
                    folded.add(Weighing.signal(item.placed(), authors, workedAt));
                }
            }
            fold = folded;
        }
        return folded;
    }

    /** Whether anybody has judged it. */
    boolean isJudged() {
        return judged;
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    String title() {
        return title;
    }

    int attempts() {
        return Math.max(1, attempts);
    }

    Set<String> targets() {
        return targets;
    }

    /** Who did the work; whoever judged it where nobody in sight did any. */
    Actor author() {
        Placed first = firstWork != null ? firstWork : items.get(0).placed();
        return first.evidence().actor();
    }

    /** When something was last said about it. */
    Moment lastMoment() {
        return items.get(items.size() - 1).placed().moment();
    }

    /** Earliest first. */
    PVector<EvidenceId> evidence() {
        return evidence;
    }
}
