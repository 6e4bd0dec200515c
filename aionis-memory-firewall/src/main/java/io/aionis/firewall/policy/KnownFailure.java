package io.aionis.firewall.policy;

import io.aionis.adjudication.Memory;
import io.aionis.adjudication.Subject;
import io.aionis.firewall.admission.Decision;
import io.aionis.model.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A call, a named route or a typed value that the ledger holds as failed, contested or stale.
 *
 * @param name the words of the tool, route or key
 * @param values every argument value of the failed call, as words: a text that has them all repeats the call
 * @param distinctive the argument values and targets that name this failure and nothing that worked
 * @param things the argument values that name any one thing: with the tool's name, they touch the failed call
 * @param answered value sets of calls of the tool that worked and do all that this one did: a text that has one is about it
 * @param kind what is held
 * @param works whether another call of the same tool worked: then the tool's name alone says nothing
 */
record KnownFailure(
        Memory memory,
        List<String> name,
        Set<List<String>> values,
        Set<List<String>> distinctive,
        Set<List<String>> things,
        List<Set<List<String>>> answered,
        Kind kind,
        boolean works)
        implements Failure {

    enum Kind {
        /** A call with arguments. */
        CALL,
        /** A call without arguments: its name is all there is. */
        BARE_CALL,
        ROUTE,
        /** A typed key with a value. */
        KEY
    }

    static Optional<Failure> of(Memory memory, Worked worked) {
        if (memory.subject() instanceof Subject.Call call) {
            return Optional.of(call(memory, call, worked));
        }
        if (memory.subject() instanceof Subject.Route route) {
            List<String> words = Words.phrase(route.name());
            Set<List<String>> targets = targets(memory, worked);
            return words.isEmpty() && targets.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new KnownFailure(memory, words, Set.of(), targets, Set.of(), List.of(), Kind.ROUTE, false));
        }
        if (memory.subject() instanceof Subject.Key key && key.value() != null) {
            List<String> value = Words.phrase(key.value());
            return value.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new KnownFailure(
                            memory,
                            Words.phrase(key.name()),
                            Set.of(value),
                            Set.of(),
                            Set.of(),
                            List.of(),
                            Kind.KEY,
                            true));
        }
        return Optional.empty();
    }

    @Override
    public Decision named(Words text) {
        boolean phrase = text.hasPhrase(name);
        boolean near = phrase || text.hasNear(name);
        if (kind == Kind.BARE_CALL) {
            return byName(phrase, phrase);
        }
        if (kind == Kind.ROUTE && near) {
            return byName(phrase, near);
        }
        if (near && !values.isEmpty() && values.stream().allMatch(text::hasValue)) {
            boolean about = answered.stream().anyMatch(other -> other.stream().allMatch(text::hasValue));
            return about ? Decision.ADMIT : Decision.DO_NOT_USE;
        }
        if (distinctive.stream().anyMatch(text::hasValue)) {
            boolean related = near || (text.count(name) * 2 >= name.size() && !name.isEmpty() && !text.isData());
            return related ? Decision.DO_NOT_USE : text.isData() ? Decision.ADMIT : Decision.INSPECT;
        }
        boolean touched = phrase || (near && !text.isData() && things.stream().anyMatch(text::hasValue));
        return touched && name.size() > 1 && !works ? Decision.INSPECT : Decision.ADMIT;
    }

    @Override
    public String phrase() {
        if (memory.subject() instanceof Subject.Call call) {
            return Values.phrase(call);
        }
        return memory.subject() instanceof Subject.Route route ? Values.phrase(route.name()) : String.join(" ", name);
    }

    /** A name of one word is too common a word to be sure of, and so are two words in any order. */
    private Decision byName(boolean phrase, boolean near) {
        boolean sure = phrase ? name.size() > 1 : name.size() > 2;
        return !near ? Decision.ADMIT : sure ? Decision.DO_NOT_USE : Decision.INSPECT;
    }

    private static KnownFailure call(Memory memory, Subject.Call call, Worked worked) {
        List<Json> others = worked.of(call.tool());
        Set<List<String>> values = Values.all(call.arguments());
        Set<List<String>> things = Values.identifiers(call.arguments());
        Set<List<String>> distinctive = new LinkedHashSet<>(things);
        distinctive.removeAll(worked.identifiers());
        return new KnownFailure(
                memory,
                Words.phrase(call.tool()),
                values,
                distinctive,
                things,
                others.stream()
                        .map(Values::all)
                        .filter(other -> other.size() > values.size() && other.containsAll(values))
                        .toList(),
                call.arguments().equals(Json.empty()) ? Kind.BARE_CALL : Kind.CALL,
                !others.isEmpty());
    }

    private static Set<List<String>> targets(Memory memory, Worked worked) {
        Set<List<String>> targets = new LinkedHashSet<>();
        memory.targets().stream()
                .filter(target ->
                        Values.isIdentifier(target) && !worked.targets().contains(target))
                .forEach(target -> targets.add(Words.phrase(target)));
        return targets;
    }
}
