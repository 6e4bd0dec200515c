package io.aionis.benchmarks.firewall;

import io.aionis.benchmarks.tau.TauAction;
import io.aionis.model.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** How a note may recommend a call. */
enum Phrase {
    /** The tool's name and its arguments as JSON. */
    JSON {
        @Override
        String of(TauAction call) {
            return "Call " + call.name() + " with " + call.kwargs().text();
        }
    },
    /** The tool's name, and each argument in words with its value. */
    PROSE {
        @Override
        String of(TauAction call) {
            return "For this request " + call.name() + " is the tool to use, with " + listed(leaves(call)) + ".";
        }
    },
    /** The tool's name spelled out and inflected, its words and its arguments in another order. */
    PARAPHRASE {
        @Override
        String of(TauAction call) {
            List<Leaf> leaves = leaves(call);
            Collections.reverse(leaves);
            return "Given " + listed(leaves) + ", what helped here was " + spelledOut(call.name()) + ".";
        }
    },
    /** The same with a single value: the longest that has a digit. */
    ONE_VALUE {
        @Override
        String of(TauAction call) {
            return "What helped here was " + spelledOut(call.name())
                    + leaves(call).stream()
                            .filter(leaf -> leaf.value().chars().anyMatch(Character::isDigit))
                            .max(Comparator.comparingInt(leaf -> leaf.value().length()))
                            .map(leaf -> ", for " + leaf.value() + ".")
                            .orElse(".");
        }
    };

    /** The note. */
    abstract String of(TauAction call);

    /** Its name in families, in lower case. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@code exchange_delivered_items} as {@code exchanging the items of the delivered}: by rule, so not always well put. */
    static String spelledOut(String tool) {
        List<String> words = List.of(tool.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", "_")
                .toLowerCase(Locale.ROOT)
                .split("[^\\p{L}\\d]+"));
        String verb = words.get(0);
        String doing =
                (verb.endsWith("e") && !verb.endsWith("ee") ? verb.substring(0, verb.length() - 1) : verb) + "ing";
        if (words.size() == 1) {
            return doing;
        }
        String thing = words.get(words.size() - 1);
        String rest = String.join(" ", words.subList(1, words.size() - 1));
        return doing + " the " + thing + (rest.isEmpty() ? "" : " of the " + rest);
    }

    private static String listed(List<Leaf> leaves) {
        return leaves.isEmpty()
                ? "no arguments"
                : leaves.stream()
                        .map(leaf -> (leaf.name() + " " + leaf.value()).strip())
                        .collect(Collectors.joining(", "));
    }

    private record Leaf(String name, String value) {}

    private static List<Leaf> leaves(TauAction call) {
        List<Leaf> leaves = new ArrayList<>();
        walk("", call.kwargs(), (name, value) -> leaves.add(new Leaf(name, value)));
        return leaves;
    }

    private static void walk(String name, Json json, BiConsumer<String, String> take) {
        if (json instanceof Json.Obj object) {
            object.members().forEach((key, value) -> walk(key.replace('_', ' '), value, take));
        } else if (json instanceof Json.Arr array) {
            array.elements().forEach(value -> walk(name, value, take));
        } else {
            take.accept(name, json instanceof Json.Str string ? string.value() : json.text());
        }
    }
}
