package io.aionis.langchain4j;

import dev.langchain4j.agent.tool.ToolSpecification;
import io.aionis.model.Circumstances;
import io.aionis.replay.ToolDescriptor;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tools as facts of the environment: a call depends on the schema of its tool, and the guide is for the tools that the
 * service offers now (rule T1). What a service offers is known after its first request; until then nothing is compared.
 */
final class ToolFacts {

    private static final String TOOL = "tool:";
    private static final int MOST_SERVICES = 1_000;

    private final ToolCatalog catalog;
    private final Map<String, Map<String, String>> offered = new ConcurrentHashMap<>();

    ToolFacts(ToolCatalog catalog) {
        this.catalog = catalog;
    }

    /** What one tool is. */
    static Map<String, String> of(ToolDescriptor tool) {
        String fingerprint = tool.fingerprint();
        return fingerprint == null ? Map.of() : Map.of(TOOL + tool.name(), fingerprint);
    }

    /** What a call of that tool depends on. */
    static Circumstances circumstances(ToolDescriptor tool) {
        String fingerprint = tool.fingerprint();
        return fingerprint == null
                ? Circumstances.NONE
                : Circumstances.NONE.dependingOn(TOOL + tool.name(), fingerprint);
    }

    /** A service offers these now. */
    void offers(String service, Collection<ToolSpecification> tools) {
        Map<String, String> facts = new TreeMap<>();
        tools.forEach(tool -> facts.putAll(of(catalog.describe(tool))));
        if (offered.size() >= MOST_SERVICES) {
            offered.clear();
        }
        offered.put(service, facts);
    }

    /** What a service offered last. */
    Map<String, String> of(String service) {
        return offered.getOrDefault(service, Map.of());
    }
}
