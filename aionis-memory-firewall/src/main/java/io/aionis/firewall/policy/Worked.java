package io.aionis.firewall.policy;

import io.aionis.adjudication.Memory;
import io.aionis.adjudication.State;
import io.aionis.adjudication.Subject;
import io.aionis.model.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What worked for the task: it says which words of a failure name the failure alone.
 *
 * @param calls the calls that worked by themselves or in a run
 * @param identifiers the identifiers among all arguments of calls that did not fail
 * @param targets what memories that worked are about
 * @param routes the tools of each run that worked
 * @param phrases calls and routes that worked, as phrases for an embedder
 */
record Worked(
        List<Subject.Call> calls,
        Set<List<String>> identifiers,
        Set<String> targets,
        List<Set<String>> routes,
        List<String> phrases) {

    private static final int MOST_PHRASES = 32;

    static Worked of(List<Memory> all) {
        List<Memory> worked = all.stream().filter(Worked::isGood).toList();
        List<Subject.Call> calls = worked.stream()
                .flatMap(m -> m.subject() instanceof Subject.Call call ? Stream.of(call) : m.calls().stream())
                .distinct()
                .toList();
        Stream<String> named = worked.stream()
                .flatMap(m -> m.subject() instanceof Subject.Route route ? Stream.of(route.name()) : Stream.empty());
        return new Worked(
                calls,
                identifiers(Stream.concat(
                        calls.stream(), all.stream().filter(Worked::isReturned).map(m -> (Subject.Call) m.subject()))),
                worked.stream().flatMap(m -> m.targets().stream()).collect(Collectors.toSet()),
                worked.stream().map(FailedRun::tools).filter(t -> !t.isEmpty()).toList(),
                Stream.concat(named.map(Values::phrase), calls.stream().map(Values::phrase))
                        .distinct()
                        .limit(MOST_PHRASES)
                        .toList());
    }

    /** The arguments that a tool worked with. */
    List<Json> of(String tool) {
        return calls.stream()
                .filter(call -> call.tool().equals(tool))
                .map(Subject.Call::arguments)
                .toList();
    }

    private static Set<List<String>> identifiers(Stream<Subject.Call> calls) {
        Set<List<String>> found = new LinkedHashSet<>();
        calls.forEach(call -> found.addAll(Values.identifiers(call.arguments())));
        return found;
    }

    /** A call of which nobody judged whether it helped, but which did not fail. */
    private static boolean isReturned(Memory memory) {
        return memory.state() == State.RAW
                && memory.lastOutcomeReason() == null
                && memory.subject() instanceof Subject.Call;
    }

    private static boolean isGood(Memory memory) {
        return memory.state() == State.PASSED || memory.state() == State.CURRENT || memory.state() == State.PROCEDURE;
    }
}
