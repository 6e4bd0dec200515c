package io.aionis.compile;

import io.aionis.model.Json;
import io.aionis.plan.Argument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes a text apart into values that have a source and text that is the same in every run. A value stands for a part
 * only as whole words. One run shows it only of a part that names one thing, within text that is no sentence and holds
 * no figures: those would be data too.
 */
final class Templates {

    private static final int LONGEST = 8_000;
    private static final int LONG_ENOUGH = 8;

    private final List<String> texts;
    private final Map<Argument, List<String>> sources;
    private final Set<List<Integer>> deadEnds = new HashSet<>();

    private Templates(List<String> texts, Map<Argument, List<String>> sources) {
        this.texts = texts;
        this.sources = sources;
    }

    /**
     * A template that gives each of the values, or null.
     *
     * @param several whether the values are of several runs
     */
    static Argument.@Nullable Template of(List<View> views, List<Json> values, boolean several) {
        List<String> texts = new ArrayList<>();
        for (Json value : values) {
            if (!(value instanceof Json.Str text)
                    || text.value().isEmpty()
                    || text.value().length() > LONGEST) {
                return null;
            }
            texts.add(text.value());
        }
        Templates templates = new Templates(texts, sources(views, texts, several, LONG_ENOUGH));
        List<Argument> parts = templates.sources.isEmpty()
                ? null
                : templates.parse(new ArrayList<>(texts.stream().map(t -> 0).toList()));
        if (parts == null || parts.stream().allMatch(Argument.Constant.class::isInstance)) {
            return null;
        } else if (!several && !parts.stream().allMatch(Templates::isWork)) {
            return null;
        }
        return new Argument.Template(parts);
    }

    /** A path that has inputs of any form in it, such as short names; other runs tell whether it is made of them. */
    static Argument.@Nullable Template inPath(View view, String path) {
        Templates templates = new Templates(List.of(path), sources(List.of(view), List.of(path), false, 1));
        List<Argument> parts = templates.parse(new ArrayList<>(List.of(0)));
        return parts == null ? null : new Argument.Template(parts);
    }

    /** Not a sentence, and no figure in it. */
    private static boolean isWork(Argument part) {
        return !(part instanceof Argument.Constant constant)
                || constant.value().text().chars().noneMatch(c -> Character.isWhitespace(c) || Character.isDigit(c));
    }

    /** What could be a part, with its text in each view; longer ones first. */
    private static Map<Argument, List<String>> sources(
            List<View> views, List<String> texts, boolean several, int longEnough) {
        List<Argument> all = new ArrayList<>();
        View first = views.get(0);
        first.inputs().forEach(input -> all.add(input.argument()));
        first.origins().stream().filter(Origin::isFromResult).forEach(origin -> all.add(origin.argument()));
        first.earlier()
                .forEach(call -> call.result()
                        .places()
                        .forEach(place -> all.add(new Argument.Binding(call.id(), place.pointer()))));
        Map<Argument, List<String>> found = new LinkedHashMap<>();
        Set<List<String>> rivals = new HashSet<>();
        List<Evaluator> evaluators = views.stream().map(View::evaluator).toList();
        for (Argument argument : all) {
            List<String> own = texts(argument, evaluators, texts);
            if (own != null && mayBePart(own, several, longEnough)) {
                boolean input = isInput(argument);
                boolean rival = found.entrySet().stream()
                        .anyMatch(e ->
                                input && isInput(e.getKey()) && e.getValue().equals(own));
                if (rival) {
                    rivals.add(own);
                }
                found.putIfAbsent(argument, own);
            }
        }
        found.entrySet().removeIf(e -> isInput(e.getKey()) && rivals.contains(e.getValue()));
        List<Map.Entry<Argument, List<String>>> ordered = new ArrayList<>(found.entrySet());
        ordered.sort(Comparator.comparing(e -> -e.getValue().get(0).length()));
        Map<Argument, List<String>> sorted = new LinkedHashMap<>();
        ordered.forEach(e -> sorted.put(e.getKey(), e.getValue()));
        return sorted;
    }

    private static boolean isInput(Argument argument) {
        return argument instanceof Argument.Parameter || argument instanceof Argument.Element;
    }

    /** The texts of an argument, or null when it has none or does not stand in what is looked at. */
    private static @Nullable List<String> texts(Argument argument, List<Evaluator> evaluators, List<String> in) {
        List<String> own = new ArrayList<>();
        for (int i = 0; i < in.size(); i++) {
            String text = Evaluator.text(evaluators.get(i).value(argument));
            if (text == null || text.isBlank() || !in.get(i).contains(text)) {
                return null;
            }
            own.add(text);
        }
        return own;
    }

    private static boolean mayBePart(List<String> own, boolean several, int longEnough) {
        boolean varies = several && own.stream().distinct().count() > 1;
        return varies || longEnough == 1 || own.stream().allMatch(text -> namesOne(text, longEnough));
    }

    private static boolean namesOne(String text, int longEnough) {
        return !Values.isCommon(Json.of(text))
                && (Values.isIdentity(text) || (text.length() >= longEnough && !Values.isWords(Json.of(text))));
    }

    /** The parts from these positions on, or null when there are none; positions move. */
    private @Nullable List<Argument> parse(List<Integer> at) {
        List<Integer> start = List.copyOf(at);
        if (deadEnds.contains(start)) {
            return null;
        }
        StringBuilder same = new StringBuilder();
        while (true) {
            List<Argument> rest = part(at);
            if (rest != null || isOver(at)) {
                List<Argument> parts = new ArrayList<>();
                if (!same.isEmpty()) {
                    parts.add(new Argument.Constant(Json.of(same.toString())));
                }
                parts.addAll(rest == null ? List.of() : rest);
                return parts;
            } else if (!step(at, same)) {
                deadEnds.add(start);
                return null;
            }
        }
    }

    /** A part that begins here and what follows it, or null when none does that leads to the end. */
    private @Nullable List<Argument> part(List<Integer> at) {
        for (Map.Entry<Argument, List<String>> source : sources.entrySet()) {
            if (standsAt(source.getValue(), at)) {
                List<Integer> after = new ArrayList<>();
                for (int i = 0; i < at.size(); i++) {
                    after.add(at.get(i) + source.getValue().get(i).length());
                }
                List<Argument> rest = parse(after);
                if (rest != null) {
                    List<Argument> parts = new ArrayList<>(List.of(source.getKey()));
                    parts.addAll(rest);
                    return parts;
                }
            }
        }
        return null;
    }

    private boolean standsAt(List<String> own, List<Integer> at) {
        for (int i = 0; i < at.size(); i++) {
            String text = texts.get(i);
            int begin = at.get(i);
            int end = begin + own.get(i).length();
            boolean whole = text.startsWith(own.get(i), begin)
                    && (begin == 0 || !isWordChar(text.charAt(begin - 1)))
                    && (end == text.length() || !isWordChar(text.charAt(end)));
            if (!whole) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWordChar(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private boolean isOver(List<Integer> at) {
        for (int i = 0; i < at.size(); i++) {
            if (at.get(i) < texts.get(i).length()) {
                return false;
            }
        }
        return true;
    }

    /** One character further, where it is the same in all. */
    private boolean step(List<Integer> at, StringBuilder same) {
        for (int i = 0; i < at.size(); i++) {
            boolean ended = at.get(i) >= texts.get(i).length();
            if (ended || texts.get(i).charAt(at.get(i)) != texts.get(0).charAt(at.get(0))) {
                return false;
            }
        }
        same.append(texts.get(0).charAt(at.get(0)));
        at.replaceAll(i -> i + 1);
        return true;
    }
}
