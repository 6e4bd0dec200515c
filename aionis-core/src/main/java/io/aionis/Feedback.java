package io.aionis;

import io.aionis.adjudication.Surface;
import io.aionis.guide.Guide;
import io.aionis.ledger.EvidenceConflictException;
import io.aionis.model.Actor;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceBody.Feedback.Rating;
import io.aionis.model.EvidenceBody.Guided;
import io.aionis.model.EvidenceId;
import io.aionis.model.Lane;
import io.aionis.model.Scope;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A sentence about what a guide showed: who says it, of which rows, and how they served. The last call records it.
 *
 * <pre>{@code
 * workspace.feedback(guide).by(reviewer).used("m1").helped("the refund went through");
 * workspace.feedback("trace-17").by(reviewer).used("mem-4f0a").on(Surface.USE_NOW).harmed("wrong account");
 * workspace.feedback(guide).respected("m3").helped("the card would have been charged twice");
 * }</pre>
 *
 * A row is named by its alias in the guide or by its memory id. What was shown and is not named is not judged: unused is
 * not evidence against (rule T3). Saying the same twice changes nothing. For one sentence, by one thread.
 */
public final class Feedback {

    private static final int LISTED = 20;

    private final Aionis engine;
    private final Scope scope;
    private final Evidence shown;
    private final Guided guided;
    private final Set<Integer> named = new LinkedHashSet<>();
    private Actor actor;
    private @Nullable Surface surface;

    Feedback(Aionis engine, Scope scope, Evidence shown) {
        this.engine = engine;
        this.scope = scope;
        this.shown = shown;
        this.guided = (Guided) shown.body();
        this.actor = shown.actor();
    }

    /** Who says so; the guide's reader unless said. Of one actor the newest judgement of a memory counts. */
    public Feedback by(Actor who) {
        this.actor = Said.required("The feedback on guide '" + guided.traceId() + "'", "by", who);
        return this;
    }

    /**
     * These rows were used.
     *
     * @param rows aliases such as {@code m3}, or memory ids
     * @throws IllegalArgumentException when the guide did not show one of them; the message lists what it showed
     */
    public Feedback used(String... rows) {
        for (String row : rows) {
            named.add(indexOf(row));
        }
        return this;
    }

    /**
     * These blocks were kept to: what they name was not done.
     *
     * @param rows aliases such as {@code m3}, or memory ids
     * @throws IllegalArgumentException when the guide did not show one of them, or not as a block
     */
    public Feedback respected(String... rows) {
        for (String row : rows) {
            int index = indexOf(row);
            requireOn(index, Surface.DO_NOT_USE);
            named.add(index);
        }
        return this;
    }

    /**
     * The surface that the rows were on, where the caller knows it: checked against the guide, never taken for it.
     *
     * @throws IllegalArgumentException when a row that was named before was on another surface; rows that are named later
     *     are checked when the sentence ends
     */
    public Feedback on(Surface itsSurface) {
        this.surface = itsSurface;
        named.forEach(index -> requireOn(index, itsSurface));
        return this;
    }

    /** They served: what was used helped, what was respected kept from harm. Durable when it returns. */
    public List<EvidenceId> helped(String reason) {
        return say(Rating.POSITIVE, reason);
    }

    /** They did harm: what was used misled, what was respected kept from what would have worked. */
    public List<EvidenceId> harmed(String reason) {
        return say(Rating.NEGATIVE, reason);
    }

    /** They made no difference: no evidence for or against. */
    public List<EvidenceId> madeNoDifference(String reason) {
        return say(Rating.NEUTRAL, reason);
    }

    /**
     * Records one piece of evidence for each surface that is spoken of, all or none.
     *
     * @throws IllegalArgumentException when no row is named, one is on another surface than said, or there is no reason
     * @throws io.aionis.ledger.LedgerException when the store fails
     */
    private List<EvidenceId> say(Rating rating, @Nullable String reason) {
        if (named.isEmpty()) {
            throw new IllegalArgumentException("The feedback on guide '" + guided.traceId()
                    + "' names no row; call used(…) or respected(…) before it ends. " + whatWasShown());
        }
        if (reason == null || reason.isBlank()) {
            throw new IllegalArgumentException("The feedback on guide '" + guided.traceId()
                    + "' has no reason; say in a few words why, for whoever reads it");
        }
        if (surface != null) {
            Surface said = surface;
            named.forEach(index -> requireOn(index, said));
        }
        Map<String, Set<String>> bySurface = new TreeMap<>();
        for (int index : named) {
            Guided.Shown row = guided.rows().get(index);
            bySurface.computeIfAbsent(row.surface(), s -> new TreeSet<>()).add(row.memoryId());
        }
        List<EvidenceBody.Feedback> bodies = new ArrayList<>();
        bySurface.forEach((where, memories) ->
                bodies.add(new EvidenceBody.Feedback(guided.traceId(), List.copyOf(memories), where, rating, reason)));
        return record(bodies);
    }

    private List<EvidenceId> record(List<EvidenceBody.Feedback> bodies) {
        while (true) {
            List<EvidenceId> ids = new ArrayList<>();
            List<Evidence> fresh = new ArrayList<>();
            for (EvidenceBody.Feedback body : bodies) {
                SaidBefore said = SaidBefore.of(engine.ledger(), scope, actor, body);
                ids.add(said.id());
                if (!said.known()) {
                    fresh.add(evidence(said.id(), body));
                }
            }
            try {
                if (!fresh.isEmpty()) {
                    engine.ledger().append(fresh);
                }
                return ids;
            } catch (EvidenceConflictException raced) {
                // Another thread said the same at another instant; the next round finds what it recorded.
                continue;
            }
        }
    }

    private Evidence evidence(EvidenceId id, EvidenceBody.Feedback body) {
        return new Evidence(
                id,
                scope,
                shown.task(),
                null,
                actor,
                Lane.SHARED,
                engine.clock().instant(),
                body);
    }

    private int indexOf(String row) {
        List<Guided.Shown> rows = guided.rows();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).memoryId().equals(row) || Guide.alias(i).equals(row)) {
                return i;
            }
        }
        throw new IllegalArgumentException(
                "The guide '" + guided.traceId() + "' did not show '" + row + "'. " + whatWasShown());
    }

    private void requireOn(int index, Surface expected) {
        Guided.Shown row = guided.rows().get(index);
        if (!row.surface().equals(expected.name())) {
            throw new IllegalArgumentException("The guide '" + guided.traceId() + "' showed " + Guide.alias(index)
                    + " = " + row.memoryId() + " on " + row.surface() + ", not on " + expected + ". " + whatWasShown());
        }
    }

    private String whatWasShown() {
        List<Guided.Shown> rows = guided.rows();
        String listed = IntStream.range(0, Math.min(LISTED, rows.size()))
                .mapToObj(i -> Guide.alias(i) + " = " + rows.get(i).memoryId() + " on "
                        + rows.get(i).surface())
                .collect(Collectors.joining(", "));
        int more = rows.size() - LISTED;
        return "It showed " + listed + (more > 0 ? " and " + more + " more" : "") + "; name one of these";
    }
}
