package io.aionis.benchmarks.replay;

import io.aionis.benchmarks.retail.RenamedWorld;
import io.aionis.benchmarks.world.World;
import io.aionis.model.Json;
import java.util.function.UnaryOperator;

/**
 * Where runs are replayed.
 *
 * @param name what the figures call it
 * @param world its initial state
 * @param naming from the recorded world's names to this one's
 */
record Setting(String name, World world, UnaryOperator<Json> naming) {

    static final String RECORDED = "recorded";
    static final String RENAMED = "renamed";

    static Setting recorded(World world) {
        return new Setting(RECORDED, world, UnaryOperator.identity());
    }

    static Setting renamed(RenamedWorld world) {
        return new Setting(RENAMED, world, world::renamed);
    }
}
