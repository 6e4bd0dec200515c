/** Worlds that runs are replayed in: their tools, their state, and a world that another program plays. */
@NullMarked
package io.aionis.benchmarks.world;

import org.jspecify.annotations.NullMarked;
