package io.aionis.compile;

import io.aionis.model.Json;
import io.aionis.plan.Argument;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What several views on one argument say together. A source counts only when it gives the value in every one. */
final class Agreement {

    private final List<View> views;
    private final String key;
    private final List<Json> values;
    private final List<View.Guess> guesses;
    private boolean rival;

    Agreement(List<View> views, String key, List<Json> values, List<View.Guess> guesses) {
        this.views = views;
        this.key = key;
        this.values = values;
        this.guesses = guesses;
    }

    /** The source of the value in all views, or null when none is, or two are and nothing decides. */
    @Nullable
    Argument source() {
        Map<Argument, Integer> votes = new LinkedHashMap<>();
        guesses.stream()
                .map(View.Guess::best)
                .filter(Agreement::isSource)
                .filter(this::gives)
                .forEach(best -> votes.merge(best, 1, Integer::sum));
        if (!votes.isEmpty()) {
            return votes.entrySet().stream()
                    .max(Comparator.comparing(Map.Entry::getValue))
                    .map(Map.Entry::getKey)
                    .orElse(null);
        }
        List<Argument> left = candidates().stream().filter(this::gives).toList();
        if (isSame()) {
            rival = left.stream().filter(Agreement::isInput).count() > 1;
            return null;
        }
        left = left.stream().filter(this::isTelling).toList();
        boolean open = guesses.stream().noneMatch(guess -> isSource(guess.best()));
        rival = open && left.size() > 1 && isLike(left.get(0), left.get(1));
        return left.isEmpty() || rival ? null : left.get(0);
    }

    private Set<Argument> candidates() {
        Set<Argument> all = new LinkedHashSet<>();
        for (int i = 0; i < views.size(); i++) {
            all.addAll(views.get(i).candidates(key, values.get(i)));
        }
        return all;
    }

    /** Two that nothing tells apart: both inputs, or both selections from one collection. */
    private static boolean isLike(Argument one, Argument other) {
        return (isInput(one) && isInput(other))
                || (one instanceof Argument.Select a
                        && other instanceof Argument.Select b
                        && a.step().equals(b.step())
                        && a.each().equals(b.each())
                        && a.where().size() == b.where().size());
    }

    private static boolean isInput(Argument argument) {
        return argument instanceof Argument.Parameter || argument instanceof Argument.Element;
    }

    /** That a flag is equal in all runs says nothing: it has but two values. */
    private boolean isTelling(Argument argument) {
        return !isInput(argument) || !(values.get(0) instanceof Json.Bool);
    }

    private static boolean isSource(Argument argument) {
        return !(argument instanceof Argument.Slot || argument instanceof Argument.Constant);
    }

    private boolean gives(Argument argument) {
        for (int i = 0; i < views.size(); i++) {
            if (!values.get(i).equals(views.get(i).value(argument))) {
                return false;
            }
        }
        return true;
    }

    boolean isSame() {
        return new HashSet<>(values).size() == 1;
    }

    /** Whether two sources would do and nothing decides between them. */
    boolean isRival() {
        return rival;
    }

    /** Whether every request has the value in its free text. */
    boolean isAsked() {
        return views.stream()
                .allMatch(view -> Values.occurs(values.get(0), view.run().request()));
    }

    /** The slot that is left, with what the value is one of where all views agree on that. */
    Argument.Slot slot(boolean several) {
        Argument.Select among = guesses.get(0).among();
        boolean oneOf = among != null && guesses.stream().allMatch(g -> among.equals(g.among()));
        return new Argument.Slot(reason(several), values.get(0), oneOf ? among : null);
    }

    private String reason(boolean several) {
        String echoed = echoed();
        if (echoed != null) {
            return "it is the " + echoed + " again, which nothing recorded explains; the value must be given twice";
        }
        List<String> reasons = guesses.stream()
                .map(View.Guess::best)
                .filter(Argument.Slot.class::isInstance)
                .map(best -> ((Argument.Slot) best).reason())
                .distinct()
                .toList();
        if (reasons.size() == 1 && guesses.stream().allMatch(guess -> guess.best() instanceof Argument.Slot)) {
            return reasons.get(0);
        }
        String found = guesses.stream()
                .map(View.Guess::best)
                .filter(Agreement::isSource)
                .map(best -> best.getClass().getSimpleName())
                .distinct()
                .collect(Collectors.joining(", "));
        return several
                ? "it differs between the runs, and no source explains it in all of them"
                        + (found.isEmpty() ? "" : " (one run alone suggests: " + found + ")")
                : View.UNEXPLAINED;
    }

    /** The earlier argument that had this value in every view and is open itself. */
    private @Nullable String echoed() {
        if (Values.isCommon(values.get(0)) || Values.isWords(values.get(0))) {
            return null;
        }
        Collection<String> places = null;
        for (int i = 0; i < views.size(); i++) {
            Json value = values.get(i);
            List<String> here = views.get(i).origins().stream()
                    .filter(o -> o.value().equals(value)
                            && (o.argument() instanceof Argument.Slot || o.argument() instanceof Argument.Fresh))
                    .map(Origin::place)
                    .toList();
            if (places == null) {
                places = new LinkedHashSet<>(here);
            } else {
                places.retainAll(here);
            }
        }
        return Objects.requireNonNull(places).stream().findFirst().orElse(null);
    }
}
