package io.aionis.firewall.policy;

import io.aionis.adjudication.Memory;
import io.aionis.adjudication.State;
import io.aionis.adjudication.Subject;
import io.aionis.firewall.admission.Decision;
import io.aionis.model.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A failed or contested memory in the shape a text is compared with.
 *
 * @param name the words of the tool or route
 * @param values every argument value of the failed call, as words: a text that has them all repeats the call
 * @param distinctive the argument values that name this failure and no call that worked
 * @param bare whether the name alone is the whole subject: a route, or a call without arguments
 * @param works whether another call of the same tool worked: then the tool's name alone says nothing
 */
record KnownFailure(
        Memory memory, List<String> name, Set<String> values, Set<String> distinctive, boolean bare, boolean works) {

    /** One token with a digit or an inner mark, such as {@code credit_card_default} or {@code #W2378156}. */
    private static final Pattern IDENTIFIER = Pattern.compile("(?=\\S*[\\d_/.@#:-])\\S{4,200}");

    static Optional<KnownFailure> of(Memory memory, List<Memory> all) {
        if (memory.subject() instanceof Subject.Call call) {
            Set<String> distinctive = identifiers(call.arguments());
            boolean bare = call.arguments().equals(Json.empty());
            List<Json> worked = worked(all, call.tool());
            worked.forEach(other -> distinctive.removeAll(identifiers(other)));
            return Optional.of(new KnownFailure(
                    memory, Words.split(call.tool()), values(call.arguments()), distinctive, bare, !worked.isEmpty()));
        }
        if (memory.subject() instanceof Subject.Route route) {
            List<String> words = Words.split(route.name());
            return words.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new KnownFailure(memory, words, Set.of(), Set.of(), true, false));
        }
        return Optional.empty();
    }

    Decision match(Words text) {
        boolean named = text.hasPhrase(String.join(" ", name));
        Decision found = Decision.ADMIT;
        if (bare) {
            // A name of one word is too common a word to be sure of.
            found = !named ? Decision.ADMIT : name.size() > 1 ? Decision.DO_NOT_USE : Decision.INSPECT;
        } else if (named && !values.isEmpty() && values.stream().allMatch(text::hasPhrase)) {
            found = Decision.DO_NOT_USE;
        } else if (distinctive.stream().anyMatch(text::hasPhrase)) {
            boolean related = named || (text.count(name) * 2 >= name.size() && !name.isEmpty());
            found = related ? Decision.DO_NOT_USE : Decision.INSPECT;
        } else if (named && name.size() > 1 && !works) {
            found = Decision.INSPECT;
        }
        boolean contested = memory.state() == State.CONTESTED;
        return contested && found == Decision.DO_NOT_USE ? Decision.INSPECT : found;
    }

    String reason(Decision decision) {
        if (memory.state() == State.CONTESTED) {
            return "CONTESTED_HERE";
        }
        return decision == Decision.DO_NOT_USE ? "FAILED_BRANCH" : "TOUCHES_FAILED_BRANCH";
    }

    private static List<Json> worked(List<Memory> all, String tool) {
        return all.stream()
                .filter(m -> m.state() == State.PASSED || m.state() == State.CURRENT)
                .flatMap(m -> m.subject() instanceof Subject.Call call ? Stream.of(call) : m.calls().stream())
                .filter(call -> call.tool().equals(tool))
                .map(Subject.Call::arguments)
                .toList();
    }

    private static Set<String> values(Json json) {
        Set<String> found = new LinkedHashSet<>();
        leaves(json, leaf -> found.add(String.join(" ", Words.split(leaf))));
        found.remove("");
        return found;
    }

    private static Set<String> identifiers(Json json) {
        Set<String> found = new LinkedHashSet<>();
        leaves(json, leaf -> {
            String phrase = String.join(" ", Words.split(leaf));
            if (IDENTIFIER.matcher(leaf).matches() && phrase.length() >= 4) {
                found.add(phrase);
            }
        });
        return found;
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
