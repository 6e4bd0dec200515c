package io.aionis.firewall.policy;

import io.aionis.adjudication.Memory;
import io.aionis.adjudication.Subject;
import io.aionis.firewall.admission.Decision;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A whole run that failed. Its calls may be good ones (rule F7); only a text that names the run's every tool and things
 * that no run which worked had to do with repeats it.
 *
 * @param names the words of each tool it called; at least two
 * @param things the identifiers it worked on and nothing that worked did
 * @param works whether a run that worked called all these tools, too
 */
record FailedRun(Memory memory, List<List<String>> names, Set<List<String>> things, boolean works) implements Failure {

    static Optional<Failure> of(Memory memory, Worked worked) {
        Set<String> tools = tools(memory);
        if (tools.size() < 2) {
            return Optional.empty();
        }
        Set<List<String>> things = new LinkedHashSet<>();
        memory.calls().forEach(call -> things.addAll(Values.identifiers(call.arguments())));
        things.removeAll(worked.identifiers());
        boolean works = worked.routes().stream().anyMatch(route -> route.containsAll(tools));
        return Optional.of(
                new FailedRun(memory, tools.stream().map(Words::phrase).toList(), things, works));
    }

    /** The tools that a run called. */
    static Set<String> tools(Memory memory) {
        return memory.calls().stream().map(Subject.Call::tool).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    public Decision named(Words text) {
        if (!names.stream().allMatch(text::hasPhrase)) {
            return Decision.ADMIT;
        }
        if (!things.isEmpty() && things.stream().allMatch(text::hasValue)) {
            return Decision.DO_NOT_USE;
        }
        return works ? Decision.ADMIT : Decision.INSPECT;
    }

    @Override
    public String phrase() {
        return tools(memory).stream().map(Values::phrase).collect(Collectors.joining(", then "));
    }
}
