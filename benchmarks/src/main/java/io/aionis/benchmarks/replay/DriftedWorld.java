package io.aionis.benchmarks.replay;

import io.aionis.benchmarks.world.ToolAnswer;
import io.aionis.benchmarks.world.World;
import io.aionis.model.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A world of which one tool is not what it was. */
final class DriftedWorld implements World {

    /** What is other about the tool. */
    sealed interface Drift {}

    /** Members of that name in its results have another one. */
    record FieldRenamed(String member) implements Drift {}

    /** It has another schema. */
    record SchemaChanged() implements Drift {}

    /** It is gone. */
    record Removed() implements Drift {}

    private final World world;
    private final String tool;
    private final Drift drift;

    DriftedWorld(World world, String tool, Drift drift) {
        this.world = world;
        this.tool = tool;
        this.drift = drift;
    }

    @Override
    public Set<String> tools() {
        Set<String> tools = new TreeSet<>(world.tools());
        if (drift instanceof Removed) {
            tools.remove(tool);
        }
        return tools;
    }

    @Override
    public String fingerprint(String of) {
        String now = world.fingerprint(of);
        return of.equals(tool) && drift instanceof SchemaChanged ? now + "+" : now;
    }

    @Override
    public ToolAnswer call(String called, Json.Obj args) {
        ToolAnswer answer = world.call(called, args);
        if (!called.equals(tool) || answer.error() || !(drift instanceof FieldRenamed field)) {
            return answer;
        }
        Json result = Json.parseOrText(answer.result());
        return result instanceof Json.Str
                ? answer
                : new ToolAnswer(renamed(result, field.member()).text(), false);
    }

    @Override
    public String stateHash() {
        return world.stateHash();
    }

    @Override
    public World fresh() {
        return new DriftedWorld(world.fresh(), tool, drift);
    }

    @Override
    public void close() {
        world.close();
    }

    private static Json renamed(Json json, String member) {
        if (json instanceof Json.Obj object) {
            Map<String, Json> members = new LinkedHashMap<>();
            object.members()
                    .forEach((name, value) ->
                            members.put(name.equals(member) ? name + "_v2" : name, renamed(value, member)));
            return new Json.Obj(members);
        }
        return json instanceof Json.Arr array
                ? new Json.Arr(
                        array.elements().stream().map(e -> renamed(e, member)).toList())
                : json;
    }
}
