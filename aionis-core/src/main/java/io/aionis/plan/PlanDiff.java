package io.aionis.plan;

import io.aionis.model.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is different between two plans. Steps are the same when they have the same tool and place in the order, or the
 * same id; so a step that was put in does not make those behind it other steps, and an id that is only numbered anew is no
 * change. Pure: equal plans give equal answers.
 */
public final class PlanDiff {

    /** The {@link Change#part()} of what belongs to no step. */
    public static final String PLAN = "plan";

    private final Plan before;
    private final Plan after;
    private final Map<Integer, Integer> pairs;
    private final References references;
    private final Explanations words;
    private final List<Change> changes = new ArrayList<>();

    private PlanDiff(Plan before, Plan after) {
        this.before = before;
        this.after = after;
        this.pairs = StepPairs.of(before, after);
        this.words = new Explanations(after);
        Map<String, String> names = new HashMap<>();
        pairs.forEach((now, was) ->
                names.put(before.steps().get(was).id(), after.steps().get(now).id()));
        this.references = new References(id -> names.getOrDefault(id, id + " (gone)"));
    }

    /**
     * One difference.
     *
     * @param part the id of the step, as in the plan after unless the step is gone; or {@link #PLAN}
     * @param pointer JSON Pointer into the step or plan, as {@link PlanJson} writes it; {@code ""} is a whole step
     * @param before what was there, with steps named as in the plan after; null when there was nothing
     * @param after what is there now; null when there is nothing
     * @param sentence the difference in words, on one line
     */
    public record Change(
            String part,
            String pointer,
            @Nullable Json before,
            @Nullable Json after,
            String sentence) {}

    /** The differences: of the whole first, then step by step; empty when there is none. */
    public static List<Change> between(Plan before, Plan after) {
        PlanDiff diff = new PlanDiff(before, after);
        diff.whole();
        diff.steps();
        return List.copyOf(diff.changes);
    }

    /** One line for each difference, beginning with {@code +}, {@code -} or {@code ~}; empty when there is none. */
    public static String render(Plan before, Plan after) {
        return render(between(before, after));
    }

    /** The same of differences that are known already. */
    public static String render(List<Change> changes) {
        return changes.stream()
                .map(change -> sign(change) + " " + change.sentence() + "\n")
                .collect(Collectors.joining());
    }

    private static String sign(Change change) {
        return change.before() == null ? "+" : change.after() == null ? "-" : "~";
    }

    private void whole() {
        compare(
                PLAN,
                DiffPart.fields(before, references.orNull(before.answer()), words),
                DiffPart.fields(after, after.answer(), words));
        compareAsSets(
                PLAN,
                DiffPart.checks("/before", references.checks(before.before()), words),
                DiffPart.checks("/before", after.before(), words));
    }

    /** Steps that are gone stand where they stood: before the step that came after them. */
    private void steps() {
        int next = 0;
        for (int j = 0; j < after.steps().size(); j++) {
            Integer was = pairs.get(j);
            PlanStep now = after.steps().get(j);
            if (was == null) {
                changes.add(
                        new Change(now.id(), "", null, PlanWriter.step(now), now.id() + " is new: " + words.of(now)));
                continue;
            } else if (was < next) {
                changes.add(new Change(
                        now.id(),
                        "",
                        Json.of(was + 1),
                        Json.of(j + 1),
                        now.id() + " is moved: was step " + (was + 1) + ", is step " + (j + 1)));
            }
            gone(next, was);
            next = Math.max(next, was + 1);
            step(references.renamed(before.steps().get(was)), now);
        }
        gone(next, before.steps().size());
    }

    private void gone(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!pairs.containsValue(i)) {
                PlanStep step = before.steps().get(i);
                changes.add(new Change(
                        step.id(),
                        "",
                        PlanWriter.step(step),
                        null,
                        step.id() + " is gone: " + new Explanations(before).of(step)));
            }
        }
    }

    private void step(PlanStep was, PlanStep now) {
        compare(now.id(), DiffPart.fields(was, words), DiffPart.fields(now, words));
        compareAsSets(now.id(), DiffPart.expectations(was, words), DiffPart.expectations(now, words));
        compareAsSets(
                now.id(), DiffPart.checks("/after", was.after(), words), DiffPart.checks("/after", now.after(), words));
    }

    private void compare(String part, Map<String, DiffPart> was, Map<String, DiffPart> now) {
        Set<String> pointers = new LinkedHashSet<>(was.keySet());
        pointers.addAll(now.keySet());
        for (String pointer : pointers) {
            DiffPart one = was.get(pointer);
            DiffPart other = now.get(pointer);
            if (one == null || other == null || !one.json().equals(other.json())) {
                change(part, pointer, one, other);
            }
        }
    }

    /** Their order does not count. */
    private void compareAsSets(String part, Map<String, DiffPart> was, Map<String, DiffPart> now) {
        List<Json> left =
                new ArrayList<>(now.values().stream().map(DiffPart::json).toList());
        was.forEach((pointer, one) -> {
            if (!left.remove(one.json())) {
                change(part, pointer, one, null);
            }
        });
        now.forEach((pointer, other) -> {
            if (left.remove(other.json())) {
                change(part, pointer, null, other);
            }
        });
    }

    private void change(String part, String pointer, @Nullable DiffPart was, @Nullable DiffPart now) {
        String place = part + " " + Lines.plain(pointer) + ": ";
        Json one = was == null ? null : was.json();
        Json other = now == null ? null : now.json();
        changes.add(new Change(part, pointer, one, other, place + sentence(was, now)));
    }

    private static String sentence(@Nullable DiffPart was, @Nullable DiffPart now) {
        if (was == null || now == null) {
            return was != null ? "was " + was.words() : now != null ? now.words() : "";
        }
        boolean alike = was.words().equals(now.words());
        String before = alike ? Lines.value(was.json()) : was.words();
        String other = alike ? Lines.value(now.json()) : now.words();
        return "was " + before + ", is " + other + (before.equals(other) ? " (they differ further on)" : "");
    }
}
