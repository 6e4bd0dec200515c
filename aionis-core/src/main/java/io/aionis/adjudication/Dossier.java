package io.aionis.adjudication;

import io.aionis.model.Actor;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All evidence about one subject of one task, as one audience may see it. Filled once, then read. */
final class Dossier {

    private record Item(int order, Evidence evidence, boolean weighs) {}

    final @Nullable String task;
    final Audience audience;
    final Subject subject;
    final String id;
    final Set<String> authors = new LinkedHashSet<>();
    final Set<String> targets = new TreeSet<>();
    private final List<Item> items = new ArrayList<>();
    private String title = "";
    private @Nullable Actor author;
    private int attempts;

    Dossier(@Nullable String task, Audience audience, Subject subject, String id) {
        this.task = task;
        this.audience = audience;
        this.subject = subject;
        this.id = id;
    }

    /** Takes in evidence that bears on the subject. */
    void add(int order, Evidence evidence) {
        put(new Item(order, evidence, true));
    }

    /** Takes in evidence that belongs to the subject and says nothing about how it stands. */
    void note(int order, Evidence evidence) {
        put(new Item(order, evidence, false));
    }

    private void put(Item item) {
        items.add(item);
        Evidence evidence = item.evidence();
        boolean judgement =
                evidence.body() instanceof EvidenceBody.Verdict || evidence.body() instanceof EvidenceBody.RunEnded;
        if (author == null && !judgement && Audience.of(evidence).equals(audience)) {
            author = evidence.actor();
        }
    }

    /** Counts one attempt at the subject and says what it is; the last title stays. */
    void attempted(String newTitle) {
        attempts++;
        title = newTitle;
    }

    void titled(String newTitle) {
        if (title.isEmpty()) {
            title = newTitle;
        }
    }

    /** Whether anybody has judged it. */
    boolean isJudged() {
        return items.stream().anyMatch(item -> item.evidence().body() instanceof EvidenceBody.Verdict);
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

    /** Who did the work; whoever judged it where nobody in sight did any. */
    Actor author() {
        return author != null ? author : items.get(0).evidence().actor();
    }

    /** Earliest first; call once everything is in. */
    List<Signal> signals() {
        items.sort(Comparator.comparingInt(Item::order));
        return items.stream()
                .filter(Item::weighs)
                .map(item -> Weighing.signal(item.evidence(), item.order(), authors))
                .toList();
    }

    /** Place in the order of time of what was last said about it. */
    int lastOrder() {
        return items.stream().mapToInt(Item::order).max().orElse(-1);
    }

    List<EvidenceId> evidence() {
        return items.stream()
                .sorted(Comparator.comparingInt(Item::order))
                .map(item -> item.evidence().id())
                .distinct()
                .toList();
    }
}
