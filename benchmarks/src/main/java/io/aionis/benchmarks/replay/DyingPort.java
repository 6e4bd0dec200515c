package io.aionis.benchmarks.replay;

import io.aionis.model.Effect;
import io.aionis.model.Json;
import io.aionis.replay.ToolAnswer;
import io.aionis.replay.ToolDescriptor;
import io.aionis.replay.ToolPort;
import java.util.Map;

/** Tools whose caller dies around one of the writes. */
final class DyingPort implements ToolPort {

    private final WorldPort tools;
    private final CrashPoint point;
    private final DyingStore store;
    private int left;

    /** @param write which write of the replay it is about, from 0 */
    DyingPort(WorldPort tools, CrashPoint point, int write, DyingStore store) {
        this.tools = tools;
        this.point = point;
        this.left = write;
        this.store = store;
    }

    @Override
    public Map<String, ToolDescriptor> tools() {
        return tools.tools();
    }

    @Override
    public ToolAnswer call(String tool, Json.Obj arguments) {
        boolean here = tools.effect(tool) != Effect.READ && left-- == 0;
        if (here && point == CrashPoint.BEFORE_EFFECT) {
            throw died();
        }
        ToolAnswer answer = tools.call(tool, arguments);
        if (here && point == CrashPoint.AFTER_EFFECT) {
            throw died();
        }
        return answer;
    }

    private Death died() {
        store.die();
        return new Death();
    }
}
