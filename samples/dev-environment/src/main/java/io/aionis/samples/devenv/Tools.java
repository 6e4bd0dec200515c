package io.aionis.samples.devenv;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.service.tool.ToolExecutor;
import io.aionis.langchain4j.AionisPlugin;
import io.aionis.local.CommandTools;
import io.aionis.local.FileTools;
import io.aionis.model.Effect;
import io.aionis.replay.ToolPort;
import io.aionis.replay.ToolPorts;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What may be done in a workspace: read its settings, write its files, run javac and jar. Nothing else. */
final class Tools {

    private final Settings settings;
    private final ToolPort local;

    Tools(Path workspace, Settings settings) {
        this.settings = settings;
        this.local = ToolPorts.of(
                FileTools.in(workspace).build(),
                CommandTools.in(workspace)
                        .allow(Settings.jdk("javac").toString())
                        .allow(Settings.jdk("jar").toString())
                        .effect(Effect.IDEMPOTENT_WRITE)
                        .build());
    }

    /** For the agent. */
    Map<ToolSpecification, ToolExecutor> guarded(AionisPlugin plugin) {
        Map<ToolSpecification, ToolExecutor> all = new LinkedHashMap<>(plugin.guarded(settings));
        all.putAll(plugin.guarded(local));
        return all;
    }

    /** For a replay without an agent. */
    ToolPort alone(AionisPlugin plugin) {
        return ToolPorts.of(plugin.toolPort(settings), plugin.toolPort(local));
    }
}
