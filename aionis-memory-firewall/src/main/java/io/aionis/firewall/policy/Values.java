package io.aionis.firewall.policy;

import io.aionis.adjudication.Subject;
import io.aionis.model.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The values of a call's arguments as words. */
final class Values {

    /** One token with a digit or an inner mark, such as {@code credit_card_default} or {@code #W2378156}. */
    private static final Pattern IDENTIFIER = Pattern.compile("(?=\\S*[\\d_/.@#:-])\\S{4,200}");

    /** Dates, times, amounts and measures name no one thing. */
    private static final Pattern FIGURES =
            Pattern.compile("(?:[+$\u20AC]?\\d{1,4}+(?!\\d)[-.:,/ T%Z]?)+|-?\\d{1,9}\\.\\d+");

    private static final int SHORTEST = 4;

    private Values() {}

    /** Every text among them, without those that have no words. */
    static Set<List<String>> all(Json arguments) {
        Set<List<String>> found = new LinkedHashSet<>();
        leaves(arguments, leaf -> found.add(Words.phrase(leaf)));
        found.remove(List.<String>of());
        return found;
    }

    /** Those that look like the name of one thing. */
    static Set<List<String>> identifiers(Json arguments) {
        Set<List<String>> found = new LinkedHashSet<>();
        leaves(arguments, leaf -> {
            if (isIdentifier(leaf)) {
                found.add(Words.phrase(leaf));
            }
        });
        return found;
    }

    static boolean isIdentifier(String value) {
        return IDENTIFIER.matcher(value).matches()
                && !FIGURES.matcher(value).matches()
                && String.join(" ", Words.split(value)).length() >= SHORTEST;
    }

    /** A name as a phrase. */
    static String phrase(String name) {
        return String.join(" ", Words.split(name));
    }

    /** A call as a phrase: its tool and its arguments. */
    static String phrase(Subject.Call call) {
        StringBuilder phrase = new StringBuilder(phrase(call.tool()));
        leaves(
                call.arguments(),
                leaf -> phrase.append(phrase.indexOf(" with ") < 0 ? " with " : ", ")
                        .append(leaf));
        return phrase.toString();
    }

    private static void leaves(Json json, Consumer<String> take) {
        if (json instanceof Json.Obj obj) {
            obj.members().values().forEach(value -> leaves(value, take));
        } else if (json instanceof Json.Arr arr) {
            arr.elements().forEach(value -> leaves(value, take));
        } else if (json instanceof Json.Str str) {
            take.accept(str.value());
        }
    }
}
