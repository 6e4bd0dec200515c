package io.aionis.compile;

import io.aionis.model.Json;
import io.aionis.plan.Argument;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which calls a plan needs: every write, the reads that feed it, the reads that look at what is written
 * or at what was given. */
final class Keeping {

    private final List<Call> calls;
    private final Map<String, Argument> arguments = new HashMap<>();
    private final Set<String> kept = new HashSet<>();

    private Keeping(List<Step> steps) {
        calls = steps.stream().map(Step::call).toList();
        steps.forEach(step -> arguments.put(step.id(), step.sources()));
    }

    /**
     * The ids of the steps to keep.
     *
     * @param answer what the answer is made of, or null when nothing is known of it
     */
    static Set<String> of(List<Step> steps, @Nullable Argument answer) {
        Keeping keeping = new Keeping(steps);
        List<Call> calls = keeping.calls;
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
        if (answer != null) {
            keeping.keepSources(answer);
        }
        return keeping.kept;
    }

    private void keepSources(Argument argument) {
        Arguments.each(argument, leaf -> {
            String step = Arguments.step(leaf);
            if (step != null) {
                keep(step);
            }
        });
    }

    private void keep(String id) {
        Deque<String> open = new ArrayDeque<>(List.of(id));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (kept.add(next)) {
                Arguments.each(argumentsOf(next), argument -> {
                    String step = Arguments.step(argument);
                    if (step != null) {
                        open.push(step);
                    } else if (argument instanceof Argument.Slot slot
                            && slot.among() != null
                            && !Arguments.hasSlot(argumentsOf(slot.among().step()))) {
                        open.push(slot.among().step());
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

    private Argument argumentsOf(String id) {
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
