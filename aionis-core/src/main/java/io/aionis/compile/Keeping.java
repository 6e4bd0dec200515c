package io.aionis.compile;

import io.aionis.model.Json;
import io.aionis.plan.Argument;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which calls a plan needs: every write, the reads that feed it, the reads that look at what is written
 * or at what was given. */
final class Keeping {

    private final List<Call> calls;
    private final Map<String, Argument.ObjectOf> arguments;
    private final Set<String> kept = new HashSet<>();

    private Keeping(List<Call> calls, Map<String, Argument.ObjectOf> arguments) {
        this.calls = calls;
        this.arguments = arguments;
    }

    /** The ids of the calls to keep. */
    static Set<String> of(List<Call> calls, Map<String, Argument.ObjectOf> arguments) {
        Keeping keeping = new Keeping(calls, arguments);
        boolean writes = calls.stream().anyMatch(Call::writes);
        for (Call call : calls) {
            if (call.writes() || (!writes && keeping.isExplained(call))) {
                keeping.keep(call.id());
            }
        }
        for (int i = 0; i < calls.size(); i++) {
            if (keeping.looksAtLaterWrite(i)) {
                keeping.keep(calls.get(i).id());
            }
        }
        for (Call call : calls) {
            if (keeping.alonePutsAnInputToUse(call)) {
                keeping.keep(call.id());
            }
        }
        return keeping.kept;
    }

    private void keep(String id) {
        Deque<String> open = new ArrayDeque<>(List.of(id));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (kept.add(next)) {
                Arguments.each(argumentsOf(next), argument -> {
                    if (argument instanceof Argument.Binding binding) {
                        open.push(binding.step());
                    } else if (argument instanceof Argument.Select select) {
                        open.push(select.step());
                    } else if (argument instanceof Argument.Search search) {
                        open.push(search.step());
                    }
                });
            }
        }
    }

    /** Where nothing is written the reads are the task; those that think aloud in free text are not. */
    private boolean isExplained(Call call) {
        Set<Boolean> slots = new HashSet<>();
        Arguments.each(argumentsOf(call.id()), argument -> slots.add(argument instanceof Argument.Slot));
        return !slots.equals(Set.of(true));
    }

    private boolean looksAtLaterWrite(int index) {
        Call read = calls.get(index);
        Set<Json> own = identities(read.arguments());
        Set<Json> open = new HashSet<>();
        Arguments.each(argumentsOf(read.id()), argument -> {
            if (argument instanceof Argument.Slot slot && slot.recorded() != null) {
                open.add(slot.recorded());
            }
        });
        return calls.subList(index + 1, calls.size()).stream()
                .filter(Call::writes)
                .map(write -> identities(write.arguments()))
                .anyMatch(written -> written.containsAll(open) && own.stream().anyMatch(written::contains));
    }

    /**
     * A read that looks up what was given, such as who asks, is a check of it even where nothing later uses its result;
     * without it the input would be a constraint that nothing consumes.
     */
    private boolean alonePutsAnInputToUse(Call call) {
        Set<String> used = new HashSet<>();
        kept.forEach(id -> Arguments.each(argumentsOf(id), argument -> parameter(argument, used)));
        Set<String> own = new HashSet<>();
        Set<Boolean> plain = new HashSet<>();
        Arguments.each(argumentsOf(call.id()), argument -> {
            parameter(argument, own);
            plain.add(argument instanceof Argument.Parameter);
        });
        return plain.equals(Set.of(true)) && !used.containsAll(own);
    }

    private static void parameter(Argument argument, Set<String> into) {
        if (argument instanceof Argument.Parameter parameter) {
            into.add(parameter.name());
        }
    }

    private Argument.ObjectOf argumentsOf(String id) {
        return arguments.getOrDefault(id, new Argument.ObjectOf(Map.of()));
    }

    /** The values in arguments that name things. */
    static Set<Json> identities(Json value) {
        Set<Json> found = new HashSet<>();
        collect(value, found);
        return found;
    }

    private static void collect(Json value, Set<Json> into) {
        if (value instanceof Json.Obj object) {
            object.members().values().forEach(member -> collect(member, into));
        } else if (value instanceof Json.Arr array) {
            array.elements().forEach(element -> collect(element, into));
        } else if (!Values.isCommon(value) && !Values.isWords(value)) {
            into.add(value);
        }
    }
}
