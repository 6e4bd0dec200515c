package io.aionis.guide;

import io.aionis.adjudication.Memory;
import io.aionis.adjudication.ScopeState;
import io.aionis.adjudication.Subject;
import io.aionis.adjudication.Surface;
import io.aionis.model.Evidence;
import io.aionis.model.EvidenceBody;
import io.aionis.model.EvidenceBody.Guided;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Signs, in what a run did after a guide, of which rows it used and which blocks it kept to. Signs are no judgements: they
 * are reported, and change no memory. Pure; the time grows with the rows times the calls of the routes they show.
 */
public final class Attribution {

    private static final Pattern ALIAS = Pattern.compile("(?<![\\p{Alnum}_])m([1-9][0-9]{0,5})(?![\\p{Alnum}_])");

    /** What was seen. */
    public enum Sign {
        /** A call that the row shows was made. */
        CALLED,
        /** The tools of the row's route were called in its order. */
        FOLLOWED,
        /** The answer names the row by its alias. */
        CITED,
        /** The run went on without what the block names. */
        RESPECTED,
        /** What the block names was done again. */
        IGNORED
    }

    /**
     * A sign on one row.
     *
     * @param memoryId the memory that the row shows
     * @param surface the surface it was on
     * @param sign what was seen
     */
    public record Seen(String memoryId, String surface, Sign sign) {}

    private final Set<String> calls = new HashSet<>();
    private final Set<String> routes = new HashSet<>();
    private final List<String> tools = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final Set<Integer> cited = new HashSet<>();

    private Attribution(List<Evidence> next) {
        for (Evidence evidence : next) {
            EvidenceBody body = evidence.body();
            if (body instanceof EvidenceBody.ToolCall call) {
                String key = new Subject.Call(call.tool(), call.arguments()).key();
                calls.add(key);
                keys.add(key);
                tools.add(call.tool());
            } else if (body instanceof EvidenceBody.Step step && step.route() != null) {
                routes.add(step.route());
            } else if (body instanceof EvidenceBody.RunEnded end && end.answer() != null) {
                Matcher alias = ALIAS.matcher(end.answer());
                while (alias.find()) {
                    cited.add(Integer.parseInt(alias.group(1)) - 1);
                }
            }
        }
    }

    /**
     * The signs on a guide's rows, in print order; a row without a sign was shown and not used, which is no evidence
     * against it.
     *
     * @param guided the guide
     * @param next what the run that it was for recorded after it, in order
     * @param state where the memories that it shows are found; a memory that is gone has no sign but its alias
     */
    public static List<Seen> of(Guided guided, List<Evidence> next, ScopeState state) {
        Attribution run = new Attribution(next);
        List<Seen> seen = new ArrayList<>();
        for (int i = 0; i < guided.rows().size(); i++) {
            Guided.Shown row = guided.rows().get(i);
            List<Sign> signs = new ArrayList<>();
            state.memory(row.memoryId())
                    .ifPresent(memory -> signs.addAll(
                            row.surface().equals(Surface.DO_NOT_USE.name()) ? run.onBlock(memory) : run.onUse(memory)));
            if (run.cited.contains(i)) {
                signs.add(Sign.CITED);
            }
            signs.forEach(sign -> seen.add(new Seen(row.memoryId(), row.surface(), sign)));
        }
        return seen;
    }

    private List<Sign> onUse(Memory memory) {
        List<Sign> signs = new ArrayList<>();
        boolean called = memory.subject() instanceof Subject.Call call
                ? calls.contains(call.key())
                : memory.calls().stream().anyMatch(call -> calls.contains(call.key()));
        if (called) {
            signs.add(Sign.CALLED);
        }
        if (isFollowed(memory)) {
            signs.add(Sign.FOLLOWED);
        }
        return signs;
    }

    private boolean isFollowed(Memory memory) {
        if (memory.subject() instanceof Subject.Route route) {
            return routes.contains(route.name());
        }
        List<String> way = memory.subject() instanceof Subject.Way named
                ? named.tools()
                : memory.calls().stream().map(Subject.Call::tool).toList();
        return !way.isEmpty() && inOrder(way, tools);
    }

    private List<Sign> onBlock(Memory memory) {
        if (tools.isEmpty() && routes.isEmpty()) {
            // A run that did nothing has kept to nothing.
            return List.of();
        }
        return List.of(isRepeated(memory) ? Sign.IGNORED : Sign.RESPECTED);
    }

    private boolean isRepeated(Memory memory) {
        if (memory.subject() instanceof Subject.Call call) {
            return calls.contains(call.key());
        } else if (memory.subject() instanceof Subject.Route route) {
            return routes.contains(route.name());
        }
        List<String> route = memory.calls().stream().map(Subject.Call::key).toList();
        return !route.isEmpty() && inOrder(route, keys);
    }

    /** Whether the one is a subsequence of the other. */
    private static boolean inOrder(List<String> these, List<String> within) {
        int found = 0;
        for (String each : within) {
            if (found < these.size() && these.get(found).equals(each)) {
                found++;
            }
        }
        return found == these.size();
    }
}
