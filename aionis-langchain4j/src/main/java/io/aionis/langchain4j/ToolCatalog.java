package io.aionis.langchain4j;

import dev.langchain4j.agent.tool.ToolSpecification;
import io.aionis.model.Effect;
import io.aionis.model.Json;
import io.aionis.model.Outcome;
import io.aionis.replay.ToolDescriptor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the host says of its tools: effect, fingerprint, and how an answer came out. */
final class ToolCatalog {

    /** Key of the effect in {@code @Tool(metadata = …)}. */
    static final String EFFECT = "aionis.effect";

    /** Key of whether the tool runs commands on this machine, in {@code @Tool(metadata = …)}. */
    static final String COMMANDS = "aionis.commands";

    private static final String OURS = "aionis";
    private static final Set<String> KEYS = Set.of(EFFECT, COMMANDS, GuardMark.KEY, GuardMark.RETURNS, MemoryTool.KEY);

    private static final int MOST_KNOWN = 1_000;

    private final Map<String, Effect> effects;
    private final ToolOutcomes outcomes;
    private final Failures failures;
    private final Map<ToolSpecification, ToolDescriptor> known = new ConcurrentHashMap<>();

    ToolCatalog(Map<String, Effect> effects, ToolOutcomes outcomes, Failures failures) {
        this.effects = Map.copyOf(effects);
        this.outcomes = outcomes;
        this.failures = failures;
    }

    /**
     * A tool as a replay sees it.
     *
     * @throws IllegalArgumentException when its metadata declares an effect there is none of
     */
    ToolDescriptor describe(ToolSpecification tool) {
        ToolDescriptor before = known.get(tool);
        if (before != null) {
            return before;
        }
        if (known.size() >= MOST_KNOWN) {
            known.clear();
        }
        reportUnknownKeys(tool);
        Json.Obj said = said(tool);
        Json.Obj parameters = said.get("parameters") instanceof Json.Obj schema ? schema : null;
        ToolDescriptor described =
                new ToolDescriptor(tool.name(), said.hash(), effect(tool), parameters, saysOf(tool, COMMANDS));
        known.put(tool, described);
        return described;
    }

    /** How a call came out. */
    Outcome outcome(String tool, String result, boolean error) {
        return error ? Outcome.FAILED : outcomes.outcome(tool, result);
    }

    /** The tool without what it says of itself in metadata that means something here. */
    static ToolSpecification silenced(ToolSpecification tool) {
        if (tool.metadata() == null || tool.metadata().keySet().stream().noneMatch(KEYS::contains)) {
            return tool;
        }
        Map<String, Object> rest = new LinkedHashMap<>(tool.metadata());
        rest.keySet().removeAll(KEYS);
        return tool.toBuilder().metadata(rest).build();
    }

    private static boolean saysOf(ToolSpecification tool, String key) {
        return tool.metadata() != null
                && "true".equals(String.valueOf(tool.metadata().get(key)));
    }

    /** What a model is told of the tool decides; metadata that it never sees does not. */
    private static Json.Obj said(ToolSpecification tool) {
        Map<String, Json> said = new LinkedHashMap<>();
        if (Json.parse(tool.toJson()) instanceof Json.Obj whole) {
            for (String part : new String[] {"name", "description", "parameters"}) {
                Json value = whole.get(part);
                if (value != null) {
                    said.put(part, value);
                }
            }
        }
        return new Json.Obj(said);
    }

    /** A key that is spelt wrong would be ignored without a word, and a read taken for a write. */
    private void reportUnknownKeys(ToolSpecification tool) {
        if (tool.metadata() == null) {
            return;
        }
        for (String key : tool.metadata().keySet()) {
            String plain = key.toLowerCase(Locale.ROOT).strip();
            if (plain.startsWith(OURS) && !KEYS.contains(key)) {
                failures.note(
                        "the metadata of the tool '" + tool.name() + "'",
                        new IllegalArgumentException("The tool '" + tool.name() + "' has the metadata '" + key
                                + "', which means nothing here; expected " + EFFECT + " or " + COMMANDS));
            }
        }
    }

    private Effect effect(ToolSpecification tool) {
        Effect declared = effects.get(tool.name());
        if (declared != null) {
            return declared;
        }
        Object written = tool.metadata() == null ? null : tool.metadata().get(EFFECT);
        if (written == null) {
            return Effect.WRITE;
        }
        try {
            return Effect.valueOf(written.toString().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "The tool '" + tool.name() + "' declares " + EFFECT + " '" + written + "'; expected one of "
                            + Arrays.toString(Effect.values()),
                    unknown);
        }
    }
}
